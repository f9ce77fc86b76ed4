import { assembly } from "../features/import/portfolio-file/assemble.ts";
import type { PortfolioFile, TextRow } from "../engine/model/portfolio-files.ts";
import type { ParsedRow } from "../features/import/portfolio-file/rows.ts";
import {
  parseContact,
  parseCustomer,
  parseInteraction,
  parseMember,
  parseNudge,
  parseSignal,
} from "../features/import/portfolio-file/rows.ts";
import type { Portfolio } from "../engine/model/portfolio.ts";
import type { Instant } from "../engine/model/time.ts";
import { openCsv } from "./csv.ts";
import { InputError } from "./input-error.ts";

/** Workspace id of every folder. Choices are seeded with it, so it must not vary from folder to folder. */
const FOLDER_WORKSPACE = "portfolio";
const REFUSED_SHOWN = 20;

/**
 * Reads an export folder into a portfolio, without a database. Rows that can't be taken are named on standard error and
 * left out, as an import does. Contacts named only at or after `until` are left out, too.
 * @throws {InputError} when the folder has no members.csv or customers.csv, or a file can't be read
 */
export async function readPortfolioFolder(
  folder: string,
  until: (portfolio: Portfolio) => Instant,
): Promise<Portfolio> {
  const into = assembly(FOLDER_WORKSPACE);
  let refused = 0;
  const refuse = (file: PortfolioFile, line: number, why: string) => {
    refused++;
    if (refused <= REFUSED_SHOWN) process.stderr.write(`${file}, line ${line}: ${why}\n`);
  };
  const readFile = async <Row>(
    file: PortfolioFile,
    parse: (text: TextRow) => ParsedRow<Row>,
    add: (row: Row) => string | null,
  ) => {
    const source = await openCsv(folder, file);
    if (!source) {
      if (file === "members.csv" || file === "customers.csv") {
        throw new InputError(
          `${folder} has no ${file}: name a folder that \`rapport export\` wrote.`,
        );
      }
      return;
    }
    for await (const row of source.rows) {
      if ("problem" in row) {
        refuse(file, row.line, row.problem);
        continue;
      }
      if ("aside" in row) continue;
      const parsed = parse(row.text);
      if (!parsed.ok) {
        refuse(file, row.line, `${parsed.problem.column} ${parsed.problem.reason}`);
        continue;
      }
      for (const { column, reason } of parsed.doubts) {
        process.stderr.write(`${file}, line ${row.line}: left out, ${column} ${reason}\n`);
      }
      const problem = add(parsed.row);
      if (problem !== null) refuse(file, row.line, problem);
    }
  };
  await readFile("members.csv", parseMember, into.addMember);
  await readFile("customers.csv", parseCustomer, into.addCustomer);
  await readFile("contacts.csv", parseContact, into.addContact);
  await readFile("interactions.csv", parseInteraction, into.addInteraction);
  await readFile("signals.csv", parseSignal, into.addSignal);
  await readFile("nudges.csv", parseNudge, into.addNudge);
  if (refused > REFUSED_SHOWN) process.stderr.write(`and ${refused - REFUSED_SHOWN} more\n`);
  return into.asKnownBefore(until(into.portfolio));
}
