import pg from "pg";
import { addressOf, type Server } from "./server.ts";

/** This process's place among those who use the server. */
export interface Presence {
  /** Gives the place up; how many others are left. */
  leave(): Promise<number>;
}

const NAME = "rapport presence";
const RETURN_AFTER_MS = 1000;

/**
 * Counts this process among the server's users, and makes its database on the way. The count is one open connection
 * each, so that the server itself knows who is there, and a killed process leaves no trace.
 */
export async function joinPresence(server: Server, database: string): Promise<Presence> {
  let left = false;
  let client = await enter();

  async function enter(): Promise<pg.Client> {
    const entering = new pg.Client({
      connectionString: addressOf(server, "postgres"),
      application_name: NAME,
      keepAlive: true,
    });
    entering.on("error", () => undefined);
    await entering.connect();
    entering.once("end", () => void comeBack());
    return entering;
  }

  /** PostgreSQL ends all sessions when one of its processes crashes. */
  async function comeBack(): Promise<void> {
    while (!left) {
      await new Promise((resolve) => setTimeout(resolve, RETURN_AFTER_MS).unref());
      if (left) return;
      const entered = await enter().catch(() => null);
      if (entered === null) continue;
      client = entered;
      return;
    }
  }

  const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
  if (known.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);

  return {
    async leave() {
      left = true;
      const counted = await client
        .query<{ others: number }>(
          "SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()",
          [NAME],
        )
        .catch(() => null);
      await client.end().catch(() => undefined);
      // Without an answer the server is gone or restarting: there is nothing for us to stop.
      return counted?.rows[0]?.others ?? 1;
    },
  };
}
