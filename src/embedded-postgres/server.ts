import { readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ClusterError } from "./cluster-error.ts";
import { writeSettings, type Data } from "./data.ts";
import { ProgramError, run } from "./owner.ts";
import { disown, readPidFile, whoHas, type PidFile } from "./postmaster.ts";

/** A server that takes connections. */
export interface Server {
  readonly data: Data;
  readonly socketDir: string | null;
  readonly port: number;
}

/** Recovery after a power cut reads all that was written since the last checkpoint, 512 MB at most. */
const START_PATIENCE_S = 120;
const STOP_PATIENCE_S = 60;
/** Children of a killed server need a moment to notice; until then a new one refuses to start. */
const ORPHANS_PATIENCE_MS = 10_000;
/** The process that writes the log may still be at it when the server has gone. */
const LOG_DELAY_MS = 300;
const START_LOG = "start.log";

/**
 * Joins the server that runs on this data, or starts one. Called under the lock.
 * @throws {ClusterError} with the server's own last words when it does not start
 */
export async function startServer(
  data: Data,
  log: (sentence: string) => void,
): Promise<{ server: Server; joined: boolean }> {
  const found = await readPidFile(data.folder);
  if (found !== null) {
    switch (await whoHas(found.pid, data.folder)) {
      case "server": {
        const server = describe(data, found);
        if (await takesConnections(server)) return { server, joined: true };
        log("The database runs but takes no connections, so it is started anew.");
        await stopServer(server);
        break;
      }
      case "stranger":
        log("Cleared away the mark of a database server that had crashed.");
        await disown(data.folder, found);
        break;
      case "nobody":
        break;
    }
  }
  await launch(data);
  const started = await readPidFile(data.folder);
  if (started === null) throw new Error("PostgreSQL started and left no pid file");
  return { server: describe(data, started), joined: false };
}

/** Stops the server in order: sessions are ended, what is committed stands on disk. */
export async function stopServer({ data }: Server): Promise<void> {
  const how = [
    "stop",
    "-D",
    path.basename(data.folder),
    "-m",
    "fast",
    "-w",
    "-t",
    String(STOP_PATIENCE_S),
    "-s",
  ];
  await run(data.owner, data.binaries.pgCtl, how, data.home);
}

/** The address of one of the server's databases, in the form that libpq, pg and Prisma all read. */
export function addressOf({ data, socketDir, port }: Server, database: string): string {
  const password = data.password === null ? "" : `:${encodeURIComponent(data.password)}`;
  const host = socketDir === null ? "127.0.0.1" : "localhost";
  const url = `postgresql://rapport${password}@${host}:${port}/${encodeURIComponent(database)}?sslmode=disable`;
  return socketDir === null ? url : `${url}&host=${encodeURIComponent(socketDir)}`;
}

async function launch(data: Data): Promise<void> {
  await writeSettings(data);
  // Relative names: pg_ctl hands them to a shell, in which a path of the user's could mean something.
  const folder = path.basename(data.folder);
  const log = path.join(folder, START_LOG);
  const how = ["start", "-D", folder, "-l", log, "-w", "-t", String(START_PATIENCE_S), "-s"];
  const until = performance.now() + ORPHANS_PATIENCE_MS;
  for (;;) {
    await rm(path.join(data.folder, START_LOG), { force: true });
    try {
      await run(data.owner, data.binaries.pgCtl, how, data.home);
      return;
    } catch (cause) {
      if (!(cause instanceof ProgramError)) throw cause;
      const said = (await lastWords(data.folder)) || cause.output;
      if (said.includes("still in use") && performance.now() < until) {
        await sleep(200);
        continue;
      }
      const fatal = [...said.matchAll(/\b(?:FATAL|PANIC): +(.*)/g)].at(-1)?.[1];
      const why = fatal ?? said.split("\n").at(-1);
      throw new ClusterError(
        `Rapport's database in ${data.home} does not start (${why}): mend that, or set DATABASE_URL to a PostgreSQL of yours.`,
        { cause },
      );
    }
  }
}

/** What the server said in this start: on its own output until it opens its log, then there. */
async function lastWords(folder: string): Promise<string> {
  await sleep(LOG_DELAY_MS);
  const output = await readFile(path.join(folder, START_LOG), "utf8").catch(() => "");
  const logs = path.join(folder, "log");
  const names = await readdir(logs).catch(() => []);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(logs, name))).mtimeMs })),
  );
  const newest = dated.toSorted((a, b) => b.at - a.at)[0];
  const log = newest === undefined ? "" : await readFile(path.join(logs, newest.name), "utf8");
  return `${output}\n${log.split("starting PostgreSQL").at(-1)}`.trim();
}

function describe(data: Data, { port, socketDir }: PidFile): Server {
  return { data, port, socketDir: socketDir === "" ? null : socketDir };
}

/** Waits while the server is still starting or recovering; false when it can't be reached or takes too long. */
async function takesConnections(server: Server): Promise<boolean> {
  const until = performance.now() + START_PATIENCE_S * 1000;
  for (;;) {
    const client = new pg.Client({
      connectionString: addressOf(server, "postgres"),
      connectionTimeoutMillis: 5000,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== CANNOT_CONNECT_NOW) return false;
      if (performance.now() > until) return false;
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** SQLSTATE cannot_connect_now: the server is starting up, recovering or shutting down. */
const CANNOT_CONNECT_NOW = "57P03";
