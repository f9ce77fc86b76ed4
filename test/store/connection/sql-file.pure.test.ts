import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sqlFile, statement } from "../../../src/store/connection/sql-file.ts";

const STORE = "src/store/";
/** A file's path as it is named: `customers/near`. */
const NAMED = /["`{]([a-z][\w-]*\/(?:[\w/-]|\$?\{+[^{}]*\}+)+)/g;

const under = (ending: string) =>
  readdirSync(STORE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.startsWith("generated"))
    .map((file) => file.replaceAll("\\", "/"));

describe("SQL files", () => {
  test("a file's text stands where another names it, with its values", () => {
    expect(sqlFile("backfills/extend-backfill")).toBe(
      "UPDATE installation SET backfill_lease_until = now() + $3::float8 * interval '1 millisecond' WHERE platform = $1 AND key = $2",
    );
  });

  test("only a file that says so is prepared, under a name that tells its values apart", () => {
    expect(statement("backfills/extend-backfill").name).toBeUndefined();
    expect(statement("portfolios/names", { least: "all" }).name).toBe("portfolios/names all");
  });

  test("a value that nobody gives, and a file that is none, fail when they are loaded", () => {
    expect(() => sqlFile("connection/lease-until")).toThrow("connection/lease-until.sql");
    expect(() => sqlFile("customers/no-such-file")).toThrow("no-such-file.sql");
  });

  test("no file stands there unused, and no name is longer than PostgreSQL's 63 letters", () => {
    const texts = [...under(".ts"), ...under(".sql")].map((file) =>
      readFileSync(STORE + file, "utf8"),
    );
    const named = texts
      .flatMap((text) => [...text.matchAll(NAMED)].map(([, path]) => path ?? ""))
      .map((path) => new RegExp(`^${path.replaceAll(/\$?\{.*\}/g, "[\\w-]+")}$`));
    const files = under(".sql").map((file) => file.replace(".sql", ""));
    expect(files.filter((file) => !named.some((path) => path.test(file)))).toEqual([]);
    expect(files.filter((file) => file.length > 50)).toEqual([]);
  });
});
