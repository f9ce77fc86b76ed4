/** What words would do in Teams and in a spreadsheet, told by their own rules and not by our way to escape. */
import { parse } from "csv-parse/sync";
import { csvText } from "../../../src/commands/csv.ts";
import { unguard } from "../../../src/files/formula-guard.ts";
import {
  PORTFOLIO_FILE_NAMES,
  PORTFOLIO_FILES,
} from "../../../src/engine/model/portfolio-files.ts";

/** Functions, mentions and unreadable text in what is sent to Teams; `fallbackText` is read as markdown by old clients. */
export function liveInTeams(message: object): string[] {
  const found: string[] = [];
  walk(message, (key, words, of) => {
    // What comes back with a press or a choice is data and is shown nowhere.
    if (key === "data" || (key === "value" && isChoice(of))) return false;
    if (typeof words !== "string") return true;
    if (/\{\{\s*(DATE|TIME)\s*\(/i.test(words)) found.push(`a function in ${key}`);
    if (!words.isWellFormed()) found.push(`half a character in ${key}`);
    if (/[\u202A-\u202E\u2066-\u2069\0]/.test(words)) found.push(`a turning mark in ${key}`);
    if (key === "fallbackText" && liveMarkdown(words)) found.push(`markdown in ${key}`);
    return true;
  });
  if (JSON.stringify(message).includes('"mention"')) found.push("a mention");
  return found;
}

/** A mark of markdown with no backslash before it (CommonMark 0.31, 2.4 “Backslash escapes”). */
function liveMarkdown(words: string): boolean {
  const plain = words.replace(/\\[!-/:-@[-`{-~]/g, "");
  return /[*_`~[\]<>]|^\s*(#{1,6}\s|[-+]\s|\d+[.)]\s)/m.test(plain);
}

/** A list to choose from, or one of its choices: a fact has a title and a value as well, and shows both. */
const isChoice = ({ type, list }: Owner) => type === "Input.ChoiceSet" || list === "choices";

/** The object that a value stands in: its type, and the list that it is one of. */
type Owner = { type: unknown; list: string };
const NOTHING: Owner = { type: undefined, list: "" };

function walk(
  value: unknown,
  see: (key: string, value: unknown, of: Owner) => boolean,
  key = "",
  of: Owner = NOTHING,
): void {
  if (!see(key, value, of) || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) walk(one, see, key, of);
    return;
  }
  const own = { type: (value as { type?: unknown }).type, list: key };
  for (const [name, inner] of Object.entries(value)) walk(inner, see, name, own);
}

/**
 * What spreadsheets take for a formula (OWASP, “CSV Injection”): a cell that begins with one of these, full-width forms
 * included, or with a line break or tab; blanks before it are passed over by some.
 */
const FORMULA = /^[\s\uFEFF\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\0]/;

/** Cells of every file of an export that a spreadsheet would run, or that an import would not read back as they were. */
export function liveInCsv(given: string): string[] {
  // The database keeps no NUL and no half of a character.
  const words = given.replaceAll("\0", "").toWellFormed();
  return PORTFOLIO_FILE_NAMES.flatMap((file) => {
    const { columns } = PORTFOLIO_FILES[file];
    const row = Object.fromEntries(columns.map((column) => [column, words]));
    const cells = parse(csvText(file, [row], true), { relax_column_count: false })[1] ?? [];
    return [
      ...(cells.length === columns.length ? [] : [`${file}: a row of ${cells.length} cells`]),
      ...cells.flatMap((cell) => [
        ...(FORMULA.test(cell) ? [`${file}: ${JSON.stringify(cell.slice(0, 60))}`] : []),
        ...(unguard(cell) === words ? [] : [`${file}: read back as another`]),
      ]),
    ];
  });
}
