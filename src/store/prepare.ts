import path from "node:path";
import { startCluster } from "./cluster.ts";
import { openDatabase, type Database, type DatabaseOptions } from "./database.ts";
import { migrate } from "./migrate.ts";

export interface PreparedOptions extends DatabaseOptions {
  /** A PostgreSQL of the operator's, or null for Rapport's own under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** Told, in a sentence, what a person at the screen should know. */
  say?: (sentence: string) => void;
}

/** The database, up to date and open. Closing it also leaves Rapport's own PostgreSQL. */
export interface PreparedDatabase extends Database {
  /** For those who bring their own connections, such as the job queue. */
  readonly url: string;
  /** The migrations that were applied on the way. */
  readonly migrated: string[];
}

/**
 * All that stands between a command and its rows: starts or joins Rapport's own PostgreSQL unless the operator named
 * one, brings the schema up to date, opens the connections.
 * @throws {StartError} with one sentence for the screen
 */
export async function prepareDatabase(options: PreparedOptions): Promise<PreparedDatabase> {
  const { databaseUrl, dataDir, say } = options;
  const cluster =
    databaseUrl === null
      ? await startCluster({ dataDir: path.resolve(dataDir), ...(say && { log: say }) })
      : null;
  try {
    const url = databaseUrl ?? cluster!.url();
    const { applied } = await migrate(url);
    const database = await openDatabase(url, options);
    return {
      ...database,
      url,
      migrated: applied,
      async close() {
        await database.close();
        await cluster?.stop();
      },
    };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}
