import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** A database that belongs to one test file, with the whole schema and no rows. */
export interface TestDatabase {
  readonly url: string;
  readonly database: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** The migrated database that all test databases are clones of. */
export const TEMPLATE = "rapport_template";

/**
 * Makes a database for a test file, usually in `beforeAll`; give it back with `drop` in `afterAll`.
 * What is not dropped goes with the run's PostgreSQL.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return cloneOf(TEMPLATE);
}

/** The same, with nothing in it: no schema at all. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneOf("template1");
}

async function cloneOf(template: string): Promise<TestDatabase> {
  const clusterUrl = inject("clusterUrl");
  if (clusterUrl === undefined) {
    throw new Error(
      "This room's tests run without a database: take the room out of PURE in vitest.config.ts.",
    );
  }
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  await withAdmin(clusterUrl, (admin) =>
    admin.query(`CREATE DATABASE ${database} TEMPLATE ${template}`),
  );
  return {
    url: addressOn(clusterUrl, database),
    database,
    drop: () =>
      withAdmin(clusterUrl, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      }),
  };
}

/** The same server's address for another of its databases. */
export function addressOn(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function withAdmin<T>(
  clusterUrl: string,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: clusterUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
