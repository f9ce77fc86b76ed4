/** Keeps those out of an import who were forgotten: rows about them are refused, and in other rows' texts they are not named. */
import type { PortfolioFile, TextRow } from "../../engine/model/portfolio-files.ts";
import { type IsRemoved, redactText, REMOVED } from "../../engine/model/redact.ts";
import type { Source, SourceRow } from "./source.ts";

/** The files whose rows are people, and the columns that say who. */
const PEOPLE: Partial<Record<PortfolioFile, string[]>> = {
  "members.csv": ["email", "name"],
  "contacts.csv": ["email", "name"],
};

const FORGOTTEN =
  "this person was forgotten here; an admin can lift that with `rapport person allow`";

export function withoutForgotten(
  file: PortfolioFile,
  source: Source,
  isRemoved: IsRemoved,
): Source {
  return { ...source, rows: redactedRows(source.rows, PEOPLE[file] ?? [], isRemoved) };
}

async function* redactedRows(
  rows: AsyncIterable<SourceRow>,
  who: string[],
  isRemoved: IsRemoved,
): AsyncIterable<SourceRow> {
  for await (const row of rows) {
    if (!("text" in row)) {
      yield row;
      continue;
    }
    const text = redacted(row.text, isRemoved);
    const cells = row.cells?.map((cell) => redactText(cell, isRemoved));
    const isForgotten = who.some((column) => text[column]?.includes(REMOVED));
    const { line } = row;
    yield { line, ...(cells && { cells }), ...(isForgotten ? { problem: FORGOTTEN } : { text }) };
  }
}

/** Names in a list of contacts are let go of; elsewhere they are taken out of the text. */
function redacted(row: TextRow, isRemoved: IsRemoved): TextRow {
  const entries = Object.entries(row).map(([column, cell]) => {
    if (cell === undefined) return [column, cell];
    const text = redactText(cell, isRemoved);
    return [column, column === "contacts" || column === "contact" ? withoutRemoved(text) : text];
  });
  return Object.fromEntries(entries) as TextRow;
}

const withoutRemoved = (list: string) =>
  list.includes(REMOVED)
    ? list
        .split(/[;|]/)
        .filter((name) => !name.includes(REMOVED))
        .join(";")
    : list;
