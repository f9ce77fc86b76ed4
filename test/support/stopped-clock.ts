/** A test database's own clock, for statements that ask `now()` or `clock_timestamp()`: it stands still until a test moves it on. */
import pg from "pg";
import type { TestDatabase } from "./database.ts";

export type StoppedClock = {
  /** moves the time on, for every connection at once */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * Stops the clock of a database, for connections made from now on: an hour ahead, since a column's default goes on to
 * ask PostgreSQL's own clock, and what is stamped so must not lie in the future.
 */
export async function stopClock({ url, database }: TestDatabase): Promise<StoppedClock> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // PostgreSQL's own stands in `pg_catalog`: a schema before it in the search path answers in its place.
  await client.query(`
    CREATE SCHEMA stopped;
    CREATE TABLE stopped.clock AS
      SELECT date_trunc('milliseconds', pg_catalog.clock_timestamp()) + interval '1 hour' AS at;
    CREATE FUNCTION stopped.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
      AS $$ SELECT at FROM stopped.clock $$;
    CREATE FUNCTION stopped.now() RETURNS timestamptz LANGUAGE sql STABLE
      AS $$ SELECT at FROM stopped.clock $$;
    ALTER DATABASE "${database}" SET search_path = stopped, public, pg_catalog`);
  return {
    async advance(ms) {
      await client.query("UPDATE stopped.clock SET at = at + $1 * interval '1 millisecond'", [ms]);
    },
    close: () => client.end(),
  };
}
