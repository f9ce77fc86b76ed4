import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ClusterError } from "./cluster-error.ts";

const execute = promisify(execFile);

/** The user whom PostgreSQL runs as when we are root, who may not run it. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** The machine's user without rights, who runs what root may not. */
export async function nobody(): Promise<Owner> {
  try {
    const uid = await execute("id", ["-u", "nobody"]);
    const gid = await execute("id", ["-g", "nobody"]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch (cause) {
    throw new ClusterError(
      "PostgreSQL refuses to run as root, and this machine has no user named nobody: start Rapport as an ordinary user, or set DATABASE_URL.",
      { cause },
    );
  }
}

/** What a program of PostgreSQL said, when it failed. */
export class ProgramError extends Error {
  readonly output: string;
  constructor(program: string, output: string, cause: unknown) {
    super(`${program} failed: ${output}`, { cause });
    this.output = output;
  }
}

/**
 * Runs one of PostgreSQL's own programs as the server's user, and returns what it printed.
 * @param cwd a folder that the server's user can enter; relative arguments are resolved in it
 * @throws {ProgramError} when it exits with anything but 0
 */
export async function run(
  owner: Owner | null,
  program: string,
  args: string[],
  cwd: string,
): Promise<string> {
  try {
    // A bare environment: PGDATA, PGPORT or a foreign locale of the caller's must not change what runs here.
    // Windows needs its own variables to open a socket at all, so there it is inherited.
    const env =
      process.platform === "win32"
        ? {}
        : { env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" } };
    const done = await execute(program, args, { cwd, ...env, ...owner, timeout: PATIENCE_MS });
    return done.stdout;
  } catch (cause) {
    const { stderr = "", stdout = "" } = cause as { stderr?: string; stdout?: string };
    const output = stderr.trim() || stdout.trim() || (cause as Error).message;
    throw new ProgramError(program, output, cause);
  }
}

/** Longer than pg_ctl's own patience, which ends with a reason; ours would end without. */
const PATIENCE_MS = 180_000;
