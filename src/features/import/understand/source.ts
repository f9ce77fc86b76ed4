/** A recognised table's rows in the form of our own files: names put together, days and amounts read, words translated. */
import { PORTFOLIO_FILES, type TextRow } from "../../../engine/model/portfolio-files.ts";
import { rowsOfBlocks } from "../../../files/blocks.ts";
import { unguard } from "../../../files/formula-guard.ts";
import type { TableRow } from "../../../files/table.ts";
import type { Source, SourceRow } from "../source.ts";
import { type Amount, readAmount } from "./amounts.ts";
import { asidesOf } from "./asides.ts";
import { CELL_READERS, type CellReader } from "./cell-readers.ts";
import { type DayOrder, needsOrder, orderOf, readClock } from "./days.ts";
import type { FieldName } from "./headings.ts";
import { isSalutation, namesAttendees, namesTitles } from "./person-words.ts";
import { personName } from "./person-name.ts";
import { isOurOwn, type Recognised } from "./recognise.ts";
import { isNothing, meaningOf } from "./words.ts";

/** Fields that a second column may tell where the first is empty: a domain as well as a website. */
const FALLS_BACK = new Set([
  "email",
  "title",
  "domain",
  "customer",
  "summary",
  "owner_email",
  "contacts",
]);
/** Somebody's words: a dash is one of them. */
const WORDS = new Set(["summary", "quote", "values", "priorities"]);
/** Which of our columns a file has when it has one of these. */
const TELLS: Record<FieldName, string> = {
  first_name: "name",
  last_name: "name",
  owner_id: "owner_email",
  customer_id: "customer",
  manager_id: "manager_email",
  member_id: "member_email",
  contact_id: "contacts",
  contact_email: "contacts",
  annual_value: "currency",
};

/** A table as an import takes it. Reads it once more where its days need their order settled. */
export async function understoodSource(one: Recognised, sample: TableRow[]): Promise<Source> {
  const { table, file, columns, heading } = one;
  const isOwn = isOurOwn(one);
  const ours = PORTFOLIO_FILES[file].columns;
  const told = [...columns.keys()].flatMap((field) => [field, TELLS[field] ?? field]);
  if (file === "interactions.csv" && channelOf(table.name) !== null) told.push("channel");
  // A person's address or name leads to the company.
  if (told.includes("contacts") || (file === "contacts.csv" && told.includes("email")))
    told.push("customer");
  const orders = await dayOrders(one, sample);
  const read = rowReader(one, orders, isOwn);
  const isAside = isOwn ? () => false : asidesOf(file, heading, sample);
  return {
    name: table.name,
    isOwn,
    repeats: one.repeats,
    isPart: one.isPart,
    columns: ours.filter((column) => told.includes(column)),
    isOpen: (column) => !columns.has(column),
    headingOf: (field) => heading.cells[columns.get(field)?.[0] ?? -1]?.trim(),
    // Looked through first, then imported: each time from the first row.
    rows: { [Symbol.asyncIterator]: () => rowsOfBlocks(blocksOf(one, read, isAside)) },
  };
}

async function* blocksOf(
  one: Recognised,
  read: (cells: string[]) => TextRow,
  isAside: (cells: string[], text: TextRow) => boolean,
): AsyncGenerator<SourceRow[], void> {
  const company: Company = { last: null };
  for await (const rows of one.table.blocks())
    yield rows.flatMap((row) => rowOf(one, { read, isAside, company }, row));
}

/** The company of the rows above: it may stand in the first row alone of those that are about it. */
type Company = { last: TextRow | null };

function rowOf(
  { file, heading, isPart, repeats }: Recognised,
  {
    read,
    isAside,
    company,
  }: {
    read: (cells: string[]) => TextRow;
    isAside: (cells: string[], text: TextRow) => boolean;
    company: Company;
  },
  { line, cells }: TableRow,
): SourceRow | [] {
  if (line <= heading.line) return [];
  const width = heading.cells.length;
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== "")) {
    const problem = `has ${cells.length} cells where the header has ${width}: quote the cell that holds what parts them`;
    return { line, cells, problem };
  }
  const text = read(cells);
  if (isAside(cells, text)) {
    company.last = null;
    const aside = cells.find((cell) => cell.trim() !== "")?.trim() ?? "";
    return isPart ? [] : { line, cells, aside };
  }
  if (repeats && file === "contacts.csv") {
    if (CLUES.some((field) => (text[field] ?? "") !== "")) company.last = text;
    else if (company.last) for (const field of CLUES) text[field] = company.last[field] ?? "";
  }
  // A company of the list without a person, or a person without a company.
  const isWithout = (isPart || (repeats && file === "customers.csv")) && !text["name"];
  return isWithout ? [] : { line, cells, text };
}

/** What tells whose person somebody is. */
const CLUES = ["customer", "customer_id", "company_domain"];

/** By which order each column of days is written, where one of its cells settles it and none the other way. */
async function dayOrders(
  { table, heading, columns }: Recognised,
  sample: TableRow[],
): Promise<Map<FieldName, DayOrder>> {
  const days = ["at", "due_on", "closed_on", "renewal_on"].flatMap((field) => {
    const index = columns.get(field)?.[0];
    return index === undefined ? [] : [{ field, index, seen: new Set<DayOrder>() }];
  });
  const isOpen = days.some(({ index }) =>
    sample.some(({ cells }) => needsOrder(cells[index] ?? "")),
  );
  if (isOpen) {
    for await (const block of table.blocks()) {
      for (const { line, cells } of block) {
        if (line <= heading.line) continue;
        for (const { index, seen } of days) seen.add(orderOf(cells[index] ?? ""));
      }
    }
  }
  return new Map(
    days.map(({ field, seen }) => {
      seen.delete(null);
      return [field, seen.size === 1 ? ([...seen][0] ?? null) : null];
    }),
  );
}

/** A table of calls says by its name what each of its rows was. */
function channelOf(name: string): string | null {
  const words = name.replaceAll("_", " ").split(/[^\p{L}]+/u);
  return (
    words.map((word) => meaningOf("channel", word)).find((channel) => channel !== null) ?? null
  );
}

function rowReader(
  { table, file, columns, heading }: Recognised,
  orders: Map<FieldName, DayOrder>,
  isOwn: boolean,
): (cells: string[]) => TextRow {
  const fields = [...columns].map(([field, indices]) => ({
    field,
    indices: FALLS_BACK.has(field) ? indices : indices.slice(0, 1),
    isWords: isOwn || WORDS.has(field),
    isJoined:
      field === "contacts" && indices.every((index) => namesAttendees(heading.cells[index] ?? "")),
    isTitle: field === "title",
    // A person's status is there, away or gone, and none of a customer's.
    read: remembering(
      file === "contacts.csv" && field === "status" ? undefined : CELL_READERS[field],
      orders.get(field) ?? null,
    ),
  }));
  // Who calls it function, role or position writes `Head of maintenance`, which is a title.
  const titled =
    !isOwn && file === "contacts.csv"
      ? columns.get("function")?.find((index) => namesTitles(heading.cells[index] ?? ""))
      : undefined;
  const unit = unitIn(heading.cells[columns.get("annual_value")?.[0] ?? -1] ?? "");
  const channel = file === "interactions.csv" ? channelOf(table.name) : null;
  return (cells) => {
    const text: TextRow = {};
    for (const { field, indices, isWords, isJoined, isTitle, read } of fields) {
      let cell = "";
      for (const index of indices) {
        if (cell.trim() !== "" && !isJoined) break;
        const found = unguard(cells[index] ?? "");
        if (isNothing(found) ? !isWords : isTitle && isSalutation(found)) continue;
        cell = cell === "" ? found : `${cell};${found}`;
      }
      text[field] = read && cell.trim() !== "" ? (read(cell.trim()) ?? cell) : cell;
    }
    const value = cells[columns.get("annual_value")?.[0] ?? -1];
    if (value !== undefined) Object.assign(text, moneyOf(value, unit, text));
    if (text["time"] && /^\d{4}-\d{2}-\d{2}$/.test(text["at"] ?? "")) {
      const clock = readClock(text["time"]);
      if (clock !== null) text["at"] += `T${clock}`;
    }
    if (channel !== null && meaningOf("channel", text["channel"] ?? "") === null)
      text["channel"] = channel;
    if (titled !== undefined && !text["title"]) text["title"] = (cells[titled] ?? "").trim();
    if (!isOwn && (file === "contacts.csv" || file === "members.csv"))
      text["name"] = personName(text);
    return text;
  };
}

const CELLS_REMEMBERED = 1_000;
const LONGEST_REMEMBERED = 40;

/** A million rows have the same few channels, and the same few hundred days. */
function remembering(read: CellReader | undefined, order: DayOrder) {
  if (!read) return undefined;
  const known = new Map<string, string | null>();
  return (cell: string): string | null => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const now = read(cell, order);
    if (known.size >= CELLS_REMEMBERED) known.clear();
    if (cell.length <= LONGEST_REMEMBERED) known.set(cell, now);
    return now;
  };
}

/** The unit in a heading: `Umsatz (T€)`, `Revenue in USD`. */
const unitIn = (heading: string) =>
  /[([]([^)\]]+)[)\]]|\s(?:in|en)\s+(\S+)\s*$/iu.exec(heading)?.slice(1).find(Boolean) ?? "";

/** An amount in the unit that its heading gives, and the currency that its sign tells where no column does. */
function moneyOf(cell: string, unit: string, { currency = "" }: TextRow): TextRow {
  const isUnit = unit !== "" && readAmount(`1 ${unit}`) !== null;
  const read: Amount | null = (isUnit ? readAmount(`${cell} ${unit}`) : null) ?? readAmount(cell);
  if (!read) return {};
  return { annual_value: read.digits, currency: currency || (read.currency ?? "") };
}
