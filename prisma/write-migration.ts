/**
 * `npm run migration -- NAME`: compares prisma/schema.prisma with what the migrations make, on a PostgreSQL of its
 * own, and writes the difference as a new migration. Read it before you commit it: a renamed column, for one, is
 * written as a dropped and a new one.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { schemaDifference } from "./difference.ts";
import { startScratchCluster } from "./scratch-cluster.ts";

const MIGRATIONS_DIR = path.join(import.meta.dirname, "migrations");

const name = process.argv[2]
  ?.trim()
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, "_");
if (name === undefined || name === "") {
  console.error("Say what the migration does: npm run migration -- add_contact_title");
  process.exit(1);
}

const cluster = await startScratchCluster();
try {
  const sql = await schemaDifference(cluster.url());
  if (sql === null) console.log("The migrations make what the schema says: nothing to write.");
  else {
    const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
    const folder = path.join(MIGRATIONS_DIR, `${stamp}_${name}`);
    await mkdir(folder);
    await writeFile(path.join(folder, "migration.sql"), sql);
    console.log(
      `Wrote ${path.relative(process.cwd(), folder)}/migration.sql: read it before you commit it.`,
    );
  }
} finally {
  await cluster.remove();
}
