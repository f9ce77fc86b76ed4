/**
 * SQL in files of its own, beside the code that runs it. `{{customers/visible-plain who=$3 admin=$4}}` stands for that file's
 * text, with `$3` wherever it says `{{who}}`. Comments are whole lines. A file that begins with `-- Prepared.` is prepared once
 * a connection, so its plan must suit every value.
 */
import { readFileSync } from "node:fs";
import type { Statement } from "./sql.ts";

type Values = Readonly<Record<string, string>>;

const VALUE = /\{\{(\w+)\}\}/g;
const FILE = /\{\{([\w-]+\/[\w/-]+)((?:\s+\w+=(?:"[^"]*"|[^\s"{}]+))*)\}\}/g;
const GIVEN = /(\w+)=(?:"([^"]*)"|(\S+))/g;

const texts = new Map<string, string>();

/** A statement from its file, `folder/name` below `store`. Its name holds the values, which make it another statement. */
export function statement(path: string, values: Values = {}): Statement {
  const text = sqlFile(path, values);
  if (!read(path).startsWith("-- Prepared.")) return { text };
  return { name: [path, ...Object.values(values)].join(" "), text };
}

/** The SQL in a file, and in the files that it names. */
export function sqlFile(path: string, values: Values = {}): string {
  const sql = read(path)
    .replaceAll(/^\s*--.*\n/gm, "")
    .trim()
    .replaceAll(VALUE, (hole, name: string) => values[name] ?? hole)
    .replaceAll(FILE, (_, file: string, given: string) => {
      const pairs = given.matchAll(GIVEN).map(([, name = "", quoted, bare = ""]) => {
        return [name, quoted ?? bare] as const;
      });
      return sqlFile(file, Object.fromEntries(pairs));
    });
  const left = /\{\{.*/.exec(sql);
  if (left) throw new Error(`${path}.sql: nothing stands for ${left[0]}`);
  return sql;
}

function read(path: string): string {
  const text = texts.get(path) ?? readFileSync(new URL(`../${path}.sql`, import.meta.url), "utf8");
  texts.set(path, text);
  return text;
}
