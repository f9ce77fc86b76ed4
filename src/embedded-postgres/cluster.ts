import path from "node:path";
import { prepareBinaries } from "./binaries.ts";
import { prepareData } from "./data.ts";
import { withLock } from "./lock.ts";
import { choosePlace } from "./place.ts";
import { joinPresence } from "./presence.ts";
import { addressOf, startServer, stopServer } from "./server.ts";
import { chooseSocketDir } from "./socket-dir.ts";
import { ClusterError } from "./cluster-error.ts";

/** Rapport's own PostgreSQL, running. */
export interface Cluster {
  /** The address of one of its databases; without a name, of Rapport's own. */
  url(database?: string): string;
  /** The folder of its Unix socket, or null where it listens on loopback. */
  readonly socketDir: string | null;
  /** True when the server ran already and we only joined it. */
  readonly joined: boolean;
  /** Leaves the server, and stops it when nobody else uses it. Close your own connections first. Once is enough. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** The project's data folder, such as `data`. It need not exist. */
  dataDir: string;
  /** Where root's servers live, since PostgreSQL refuses to run as root. */
  machineDir?: string;
  /** False lets a power cut lose data, for tests: no waiting for the disk. */
  durable?: boolean;
  /** Listen on 127.0.0.1 with a password, not on a Unix socket. Windows has no other way. */
  loopback?: boolean;
  /** Told, in a sentence, what a person should know: where root's data is, what was cleared away. */
  log?: (sentence: string) => void;
}

const MACHINE_DIR = "/var/lib/rapport";
const DATABASE = "rapport";

/**
 * Starts the PostgreSQL that comes with Rapport, or joins the one that already runs on this data.
 * Safe to call from several processes at once: one starts it, the others join. After a crash of ours
 * it joins the server that outlived us; after a crash of the machine PostgreSQL recovers by itself.
 * @throws {ClusterError} with one sentence for the screen when it cannot run here
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  try {
    return await start(options);
  } catch (error) {
    throw explain(error, options.dataDir);
  }
}

async function start(options: ClusterOptions): Promise<Cluster> {
  const log = options.log ?? (() => undefined);
  const place = await choosePlace(options.dataDir, options.machineDir ?? MACHINE_DIR, log);
  const { home, owner } = place;
  const binaries = await prepareBinaries(owner, place.copiesDir);
  const loopback = options.loopback ?? process.platform === "win32";
  const durable = options.durable ?? true;
  const lockFile = path.join(home, "lock");

  const { server, joined, presence } = await withLock(lockFile, async () => {
    const socketDir = loopback ? null : await chooseSocketDir(home, place.key, owner);
    const data = await prepareData({ ...place, binaries, socketDir, durable });
    const started = await startServer(data, log);
    return { ...started, presence: await joinPresence(started.server, DATABASE) };
  });

  return {
    url: (database = DATABASE) => addressOf(server, database),
    socketDir: server.socketDir,
    joined,
    stop: () =>
      withLock(lockFile, async () => {
        const others = await presence.leave();
        if (others === 0) await stopServer(server);
      }),
  };
}

/** Turns an error that a person can fix into a ClusterError; a bug of ours stays as it is. */
function explain(error: unknown, dataDir: string): unknown {
  if (error instanceof ClusterError || !(error instanceof Error)) return error;
  const { code, path: where } = error as NodeJS.ErrnoException;
  const sentence = sentenceFor(code, where ?? dataDir, dataDir);
  return sentence === null ? error : new ClusterError(sentence, { cause: error });
}

function sentenceFor(code: string | undefined, place: string, dataDir: string): string | null {
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `Rapport may not write to ${place}: start it as the user who owns that folder, or set DATABASE_URL to a PostgreSQL of yours.`;
    case "ENOSPC":
      return `The disk is full, so the database in ${place} cannot start: make some room.`;
    case "EEXIST":
    case "ENOTDIR":
      return `Rapport keeps its database in the folder ${dataDir}, but ${place} is a file.`;
    default:
      return null;
  }
}
