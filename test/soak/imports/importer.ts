/** An import in a process of its own, to be killed in the middle of a file. Started by `kills.ts`. */
import { readdir } from "node:fs/promises";
import { once } from "node:events";
import { importPortfolio } from "../../../src/features/import/import-portfolio.ts";
import {
  NO_MAPPING,
  understandTables,
} from "../../../src/features/import/understand/portfolio-tables.ts";
import { openTables } from "../../../src/files/open-tables.ts";
import { openDatabase } from "../../../src/store/connection/database.ts";
import { createStore } from "../../../src/store/store.ts";

process.once("disconnect", () => process.exit(1));
const [order] = (await once(process, "message")) as [
  { url: string; folder: string; workspace: string },
];
const database = await openDatabase(order.url, { poolSize: 2 });
const store = createStore(database.prisma, () => null, database);
const { id } = await store.workspaces.obtain(order.workspace, order.workspace);
if ((await readdir(order.folder)).length === 0) throw new Error("nothing to import");
const opened = await openTables([order.folder]);
const tables = await understandTables(opened.tables, NO_MAPPING);
await importPortfolio(store, id, tables.open, {
  // A batch was handed on: its statement runs, or waits.
  progress: (file, rows) => process.send?.({ file, rows }),
  taken: ({ file }) => process.send?.({ file, rows: null }),
});
process.send?.("done");
