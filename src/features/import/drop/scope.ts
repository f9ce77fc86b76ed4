/** Companies at several stages: customers, and those that are none yet. */
import { foldName } from "../../../engine/model/names.ts";
import type { PortfolioFile, TextRow } from "../../../engine/model/portfolio-files.ts";
import { recordKey } from "../directory.ts";
import type { Source, SourceRow } from "../source.ts";
import type { Understood } from "../understand/portfolio-tables.ts";
import { meaningOf } from "../understand/words.ts";

/** Whether a company's stage says that it is none of our customers; what is empty or unknown does not. */
const isProspect = (text: TextRow) => meaningOf("stage", text["lifecycle"] ?? "") === "prospect";
const isMarked = (text: TextRow) => meaningOf("stage", text["lifecycle"] ?? "") === "customer";

/** How many companies are marked as customers, and how many as something else; null where the files do not tell them apart. */
export async function stagesOf(
  understood: Understood[],
): Promise<{ heading: string; customers: number; others: number } | null> {
  for (const { file, source } of understood) {
    if (file !== "customers.csv" || source.isOpen?.("lifecycle") !== false) continue;
    const counts = { customers: 0, others: 0, marked: 0 };
    for await (const row of source.rows) {
      if (!("text" in row)) continue;
      if (isProspect(row.text)) counts.others++;
      else counts.customers++;
      if (isMarked(row.text)) counts.marked++;
    }
    const { customers, others, marked } = counts;
    if (marked > 0 && others > 0)
      return { heading: source.headingOf?.("lifecycle") ?? "", customers, others };
  }
  return null;
}

type Open = (file: PortfolioFile) => Promise<Source[]>;

/** The sources without the companies that are no customers, and without what is told of those: nobody is to correct that. */
export function customersAlone(open: Open): Open {
  const left = { names: new Set<string>(), ids: new Set<string>() };
  const kept = new Set<string>();
  const isAbout = ({ text }: SourceRow & { text: TextRow }) => {
    const name = foldName(text["customer"] ?? "");
    return (
      left.ids.has(recordKey(text["customer_id"] ?? "")) ||
      (left.names.has(name) && !kept.has(name))
    );
  };
  const isLeft = (row: SourceRow & { text: TextRow }) => {
    const name = foldName(row.text["name"] ?? "");
    if (!isProspect(row.text)) {
      kept.add(name);
      return false;
    }
    left.names.add(name);
    const id = recordKey(row.text["record_id"] ?? "");
    if (id !== "") left.ids.add(id);
    return true;
  };
  return async (file) => {
    const skips = file === "customers.csv" ? isLeft : isAbout;
    return (await open(file)).map((source) => ({ ...source, rows: without(source.rows, skips) }));
  };
}

const without = (
  rows: Source["rows"],
  skips: (row: SourceRow & { text: TextRow }) => boolean,
): Source["rows"] => ({
  async *[Symbol.asyncIterator]() {
    for await (const row of rows) if (!("text" in row) || !skips(row)) yield row;
  },
});
