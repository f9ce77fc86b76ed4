import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { connect } from "./connect.ts";
import { DatabaseSetupError } from "./setup-error.ts";

/** A step of the schema's history, as it stands in `prisma/migrations/NAME/migration.sql`. */
interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma reckons it. */
  readonly checksum: string;
}

/** What `_prisma_migrations` says of a step. */
interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

const MIGRATIONS_DIR = path.join(import.meta.dirname, "../../../prisma/migrations");

/** Prisma's own advisory lock (schema-engine, sql-schema-connector): its `migrate deploy` and we wait for each other. */
const LOCK = 72_707_369;
const LOCK_PATIENCE = "120s";

/**
 * Brings a database up to this version's schema. Each migration is one transaction: it stands whole or not at all.
 * Keeps Prisma's own record of them, so that `prisma migrate deploy` agrees and either may be used.
 * @throws {DatabaseSetupError} when the database was made by a newer or another Rapport, or holds something else
 */
export async function migrate(
  url: string,
  folder = MIGRATIONS_DIR,
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = await connect(url);
  try {
    await client.query(`SET lock_timeout = '${LOCK_PATIENCE}'`);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const pending = plan(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  } catch (error) {
    if ((error as { code?: string }).code !== "55P03") throw error;
    throw new DatabaseSetupError(
      "Another Rapport has been changing this database for two minutes: wait until it is done.",
      {
        cause: error,
      },
    );
  } finally {
    // Ends the session, and with it the lock.
    await client.end().catch(() => undefined);
  }
}

/** All migrations, oldest first: their names start with the time of their writing. */
async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const text = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      // Git may check text out with CRLF on Windows; Prisma looks past that, too.
      const sql = text.replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** What is left to apply. */
function plan(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const here = known.get(name);
    if (here === undefined) {
      throw new DatabaseSetupError(
        `This database was made by a newer Rapport (it knows the step ${name}): start that version, or use another database.`,
      );
    }
    if (here.checksum !== checksum) {
      throw new DatabaseSetupError(
        `This database was made by another version of Rapport (its step ${name} differs from ours): start that version, or use another database.`,
      );
    }
    if (!finished) {
      throw new DatabaseSetupError(
        `The step ${name} was left half-done in this database by another tool: mend it with "npx prisma migrate resolve", or restore a backup.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const table = await client.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (table.rows[0]?.there !== true) {
    await refuseForeign(client);
    await client.query(MIGRATIONS_TABLE);
    return [];
  }
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** A database with tables but without our record belongs to someone else. Tables of extensions don't count. */
async function refuseForeign(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 1 LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) return;
  throw new DatabaseSetupError(
    `This database already holds tables that are not Rapport's (such as ${found.name}): give Rapport an empty one in DATABASE_URL.`,
  );
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL lock_timeout = 0");
    const started = new Date();
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, started],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK").catch(() => undefined);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseSetupError(
      `The database could not take the step ${name} and is as it was before (${why}).`,
      { cause },
    );
  }
}

/** As Prisma makes it (schema-engine's `imperative_migration_persistence`). */
const MIGRATIONS_TABLE = `CREATE TABLE _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
