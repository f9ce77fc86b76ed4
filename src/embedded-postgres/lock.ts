import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "./cluster-error.ts";

const PATIENCE_MS = 180_000;
const PAUSE_MS = 50;
const SQLITE_BUSY = 5;

/**
 * Runs `work` while no other process on this machine runs it under the same file.
 * The lock is SQLite's on an empty database: of what Node's standard library offers it is the only one that the
 * kernel lets go when its holder dies. A file with a process id in it outlives a crash and then names a stranger.
 * @throws {ClusterError} when the file stays locked for three minutes
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = open(file);
  try {
    const until = performance.now() + PATIENCE_MS;
    while (!taken(lock, file)) {
      if (performance.now() > until) {
        throw new ClusterError(
          `Another Rapport has been starting for three minutes (${file} is locked): stop it and try again.`,
        );
      }
      await sleep(PAUSE_MS);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw notOurs(file, error);
  }
}

function taken(lock: DatabaseSync, file: string): boolean {
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw notOurs(file, error);
  }
}

/** Of an empty database that is opened and locked, nothing can fail but its file. */
function notOurs(file: string, cause: unknown): ClusterError {
  return new ClusterError(
    `Rapport may not write to ${file}: start it as the user who owns that folder, or set DATABASE_URL.`,
    { cause },
  );
}
