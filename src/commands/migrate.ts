import type { Command } from "commander";
import { loadConfig } from "../app/config.ts";
import { startCluster } from "../embedded-postgres/cluster.ts";
import { migrate } from "../store/connection/migrate.ts";

/**
 * Adds `rapport migrate`: brings the database up to this version's schema and says what was done. `rapport start` does
 * the same by itself; this is for those who want it done before, or by a user with more rights.
 */
export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to this version's schema (start does so, too)")
    .action(async () => {
      const { databaseUrl, dataDir } = loadConfig();
      const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
      const cluster = databaseUrl === null ? await startCluster({ dataDir, log: say }) : null;
      try {
        const { applied } = await migrate(databaseUrl ?? cluster?.url() ?? "");
        for (const name of applied) say(`Applied ${name}.`);
        say(
          applied.length === 0 ? "The database was up to date." : "The database is up to date now.",
        );
      } finally {
        await cluster?.stop();
      }
    });
}
