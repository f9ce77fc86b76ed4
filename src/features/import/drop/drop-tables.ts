/** Dropped files as an import takes them, with the owners whose addresses somebody gave. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AppContext, Turn } from "../../../app/context.ts";
import type { PortfolioFile, TextRow } from "../../../engine/model/portfolio-files.ts";
import { openTables } from "../../../files/open-tables.ts";
import { UnreadableFile } from "../../../files/table.ts";
import type { Drop } from "../../../store/portfolios/drops.ts";
import { LOCAL_KEY } from "../../local/local-workspace.ts";
import type { Source } from "../source.ts";
import { customersAlone } from "./scope.ts";
import {
  missingColumns,
  NO_MAPPING,
  understandTables,
  type UnderstoodTables,
} from "../understand/portfolio-tables.ts";

export const ADDRESS = /^[^\s@;]+@[^\s@;]+$/;
/** Nobody has an address that ends so (RFC 2606): whoever has one is invented. */
const INVENTED = ".example";

/** Whether all that stands in a workspace is the demo's. */
export async function isInvented(
  app: AppContext,
  workspace: { id: string; key: string },
): Promise<boolean> {
  if (workspace.key !== LOCAL_KEY) return false;
  const members = await app.store.members.list(workspace.id);
  const isDemo = members.length > 0 && members.every(({ email }) => email.endsWith(INVENTED));
  return isDemo && !(await app.store.drops.isAnyImported(workspace.id));
}

export async function withTables<T>(
  drop: Drop,
  work: (tables: UnderstoodTables) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-drop-"));
  try {
    const places = drop.files.map(({ name }, n) => path.join(folder, `${n}`, path.basename(name)));
    for (const [n, place] of places.entries()) {
      await mkdir(path.dirname(place));
      await writeFile(place, drop.files[n]?.bytes ?? "");
    }
    const open = await openTables(places);
    try {
      const tables = await understandTables(open.tables, NO_MAPPING);
      const part = tables.understood.find((one) => missingColumns(one).length > 0);
      if (part)
        throw new UnreadableFile(
          `${part.table.name} has no column for: ${missingColumns(part).join(", ")}.`,
        );
      return await work(tables);
    } finally {
      await open.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const OWNERS_FILE = "owners";

/**
 * The files' sources, before them the owners whose addresses somebody gave, in that person's zone. Where nobody else is
 * left, the one with the most customers leads the others.
 */
export async function sourcesOfDrop(
  { app, workspace, member }: Turn,
  tables: UnderstoodTables,
  drop: Drop,
) {
  const isAlone = await isInvented(app, workspace);
  const known = new Set((await app.store.members.list(workspace.id)).map(({ email }) => email));
  const owners = Object.entries(drop.owners).filter(([, email]) => isAlone || !known.has(email));
  const lead = owners[0]?.[1] ?? "";
  const rows = owners.map(([name, email]) => ({
    email,
    name: ADDRESS.test(name) ? (name.split("@", 1)[0] ?? name) : name,
    timezone: member.timezone,
    role: isAlone && email === lead ? "manager" : "rep",
    manager_email: isAlone && email !== lead ? lead : "",
  }));
  const columns = Object.keys(rows[0] ?? {});
  const open = drop.scope === "customers" ? customersAlone(tables.open) : tables.open;
  return async (file: PortfolioFile): Promise<Source[]> => {
    const sources = await open(file);
    if (file !== "members.csv" || rows.length === 0) return sources;
    return [{ name: OWNERS_FILE, columns, rows: rowsOf(rows) }, ...sources];
  };
}

const rowsOf = (rows: TextRow[]): Source["rows"] => ({
  async *[Symbol.asyncIterator]() {
    for (const [n, text] of rows.entries()) yield { line: n + 1, text };
  },
});
