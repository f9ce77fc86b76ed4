import { execFile } from "node:child_process";
import { readFile, readlink, realpath, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a running server says of itself in `postmaster.pid` (PostgreSQL's src/include/utils/pidfile.h). */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  /** Empty where it listens on no socket. */
  readonly socketDir: string;
}

const PID_FILE = "postmaster.pid";

/** The pid file of a data folder; null where there is none, or one that was cut short. */
export async function readPidFile(folder: string): Promise<PidFile | null> {
  const text = await readFile(path.join(folder, PID_FILE), "utf8").catch(() => "");
  const [pid, , , port, socketDir] = text.split("\n");
  if (!Number(pid) || !Number(port)) return null;
  return { pid: Number(pid), port: Number(port), socketDir: socketDir?.trim() ?? "" };
}

/**
 * Who has the process id that a pid file names: the `server` of this folder, `nobody` (it crashed), or a `stranger`
 * who was given its number since. PostgreSQL clears up after the dead by itself, but takes a stranger of the same
 * user for its server and then refuses to start: in a container, where numbers are small, after every crash. A dead
 * server that nobody has buried (a zombie, where process 1 is no init) counts as a stranger, too.
 */
export async function whoHas(
  pid: number,
  folder: string,
): Promise<"server" | "nobody" | "stranger"> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH" ? "nobody" : "stranger";
  }
  if (process.platform === "linux") {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
    if (stat !== null && /^\d+ \(.*\) Z /s.test(stat)) return "stranger";
    // The server's working folder is its data folder.
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    return cwd === null || cwd === (await realpath(folder)) ? "server" : "stranger";
  }
  if (process.platform === "darwin") {
    const { stdout } = await execute("ps", ["-o", "comm=", "-p", String(pid)]).catch(() => ({
      stdout: "",
    }));
    return path.basename(stdout.trim()) === "postgres" ? "server" : "stranger";
  }
  return "server";
}

/** Above every process id that a system gives out. */
const NOBODYS_PID = 2 ** 31 - 1;

/**
 * Makes a pid file name nobody, so that a server can start. The rest of it stays: by its shared memory key the new
 * server finds children of the old one that still write, and waits for them. The socket's own lock goes.
 */
export async function disown(folder: string, { port, socketDir }: PidFile): Promise<void> {
  const file = path.join(folder, PID_FILE);
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^\d+/, String(NOBODYS_PID)));
  if (socketDir !== "") await rm(path.join(socketDir, `.s.PGSQL.${port}.lock`), { force: true });
}
