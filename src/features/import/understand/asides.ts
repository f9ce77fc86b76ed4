/** Lines of a list that are none of its rows: titles of groups, totals, the headings again, what a report says below. */
import { foldText } from "../../../engine/model/names.ts";
import type { PortfolioFile, TextRow } from "../../../engine/model/portfolio-files.ts";
import type { TableRow } from "../../../files/table.ts";

/** A list so wide, and usually so full, has no row of one cell. */
const WIDE = 4;
const USUALLY_FILLED = 3;
const TOTAL_WORDS =
  "total totals totale totali totaux totais totales totaal summe summen sum somme suma soma gesamt ialt".split(
    " ",
  );
const PART_OF = "sub grand zwischen gesamt sous end teil net".split(" ");
/** `Total`, `Grand Total`, `Zwischensumme`. */
const TOTAL = new RegExp(
  `^(?:(?:${PART_OF.join("|")}) ?)?(?:${TOTAL_WORDS.join("|")})\\b|^i alt\\b`,
  "u",
);
/** Without this a total is no row; with it, it is a company that is called so. */
const CARRIES: Partial<Record<PortfolioFile, string[]>> = {
  "members.csv": ["email"],
  "customers.csv": ["owner_email", "owner_id"],
  "contacts.csv": ["email", "customer", "customer_id"],
  "interactions.csv": ["member_email", "member_id", "at"],
};

const isFilled = (cell: string) => cell.trim() !== "";

/** @returns whether a line of a table is none of its rows */
export function asidesOf(file: PortfolioFile, heading: TableRow, sample: TableRow[]) {
  const below = sample.filter(({ line }) => line > heading.line);
  const counts = below.map(({ cells }) => cells.filter(isFilled).length).toSorted((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] ?? 0;
  const isSparse = heading.cells.length < WIDE || usual < USUALLY_FILLED;
  const headings = heading.cells.filter(isFilled).map(foldText).join("\n");
  return (cells: string[], text: TextRow): boolean => {
    const filled = cells.filter(isFilled);
    const [first = ""] = filled;
    if (filled.length > 1 && filled.map(foldText).join("\n") === headings) return true;
    const carried = CARRIES[file];
    if (!carried || carried.some((field) => isFilled(text[field] ?? ""))) return false;
    if (first.trim() === "*" || TOTAL.test(foldText(first))) return true;
    return !isSparse && filled.length === 1;
  };
}
