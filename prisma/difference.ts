import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine, type DiffTarget } from "@prisma/schema-engine-wasm";
import { catalogReader } from "./catalog-reader.ts";

const FOLDER = import.meta.dirname;

/** Trigram indexes are written by hand, so the engine finds them in no schema. Partial ones it does not see at all. */
const DROPPED_TRIGRAM_INDEX = /-- DropIndex\nDROP INDEX "\w+_trgm";\s*/g;
/** What the engine says when it has nothing to say. */
const NOTHING = "-- This is an empty migration.";

/**
 * What is missing from the migrations to make what schema.prisma says, as SQL; null where they agree.
 * @param url a PostgreSQL on which the engine may make and drop a database of its own, to try the migrations in
 */
export async function schemaDifference(url: string): Promise<string | null> {
  const file = path.join(FOLDER, "schema.prisma");
  const schema = await readFile(file, "utf8");
  const engine = await SchemaEngine.new(
    { datamodels: [[file, schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(catalogReader(new PrismaPg(url))),
  );
  const { stdout } = await engine.diff({
    from: await migrations(),
    to: { tag: "schemaDatamodel", files: [{ path: file, content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = (stdout ?? "").replaceAll(DROPPED_TRIGRAM_INDEX, "").trim();
  return sql === "" || sql === NOTHING ? null : `${sql}\n`;
}

async function migrations(): Promise<DiffTarget> {
  const baseDir = path.join(FOLDER, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const migrationDirectories = await Promise.all(
    names.toSorted().map(async (name) => {
      const value = await readFile(path.join(baseDir, name, "migration.sql"), "utf8");
      return {
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } },
      };
    }),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { tag: "migrations", baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}
