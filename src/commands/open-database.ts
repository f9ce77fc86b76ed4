import type { Config } from "../app/config.ts";
import { startCluster } from "../embedded-postgres/cluster.ts";
import type { Database } from "../store/connection/database.ts";
import { migrate } from "../store/connection/migrate.ts";

/** An open database, up to date, and the way to leave it. */
export type Opened = { url: string; own: boolean; database: Database; close(): Promise<void> };

/**
 * Opens the database that the settings name: DATABASE_URL's, else Rapport's own under the data folder, joined when it
 * runs and started when not. Brings it up to date first.
 * @throws {ClusterError} or {DatabaseSetupError} with one sentence that says what to fix
 */
export async function openConfigured(
  config: Pick<Config, "databaseUrl" | "databasePool" | "dataDir">,
  tell: (sentence: string) => void,
): Promise<Opened> {
  const [cluster, { openDatabase }] = await Promise.all([
    config.databaseUrl ? null : startCluster({ dataDir: config.dataDir, log: tell }),
    // Prisma is loaded while the server starts.
    import("../store/connection/database.ts"),
  ]);
  const url = config.databaseUrl ?? cluster?.url() ?? "";
  try {
    await migrate(url);
    const database = await openDatabase(url, { poolSize: config.databasePool });
    return {
      url,
      own: cluster !== null,
      database,
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
