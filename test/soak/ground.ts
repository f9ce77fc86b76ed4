/** A database of its own for a soak run, and a workspace in it. */
import { importPortfolio } from "../../src/usecases/import/import-portfolio.ts";
import { openDatabase, type Database } from "../../src/store/database.ts";
import { type Store, storeOn } from "../../src/store/store.ts";
import type { WorkspaceRow } from "../../src/store/workspaces.ts";
import { type Files, sourceOf } from "../support/files.ts";

export type Ground = { url: string; database: Database; store: Store; close(): Promise<void> };

/** Opens what a run is measured on. */
export async function groundOn(url: string): Promise<Ground> {
  const database = await openDatabase(url, { poolSize: 5 });
  return { url, database, store: storeOn(database.prisma), close: () => database.close() };
}

/** A workspace `slack:TEAM` with people who each look after one customer, known on Slack as U1, U2 … */
export async function slackWorkspace(
  ground: Ground,
  team: string,
  people: number,
): Promise<WorkspaceRow> {
  const { store } = ground;
  const workspace = await store.workspaces.obtain(`slack:${team}`, team);
  await store.installations.save(workspace.id, "slack", { key: team, name: team, secrets: "{}" });
  const numbers = Array.from({ length: people }, (_, n) => n + 1);
  const files: Files = {
    "members.csv": numbers.map((n) => ({
      email: `rep${n}@example.com`,
      name: `Rep ${n}`,
      timezone: "UTC",
    })),
    "customers.csv": numbers.map((n) => ({
      name: `Customer ${n}`,
      owner_email: `rep${n}@example.com`,
    })),
    "contacts.csv": numbers.map((n) => ({ customer: `Customer ${n}`, name: "Dana Holm" })),
  };
  await importPortfolio(store, workspace.id, async (file) => sourceOf(file, files[file]), {
    progress: () => undefined,
  });
  for (const n of numbers) {
    const member = await store.members.byEmail(workspace.id, `rep${n}@example.com`);
    if (!member) throw new Error("a member is missing");
    await store.members.identify(workspace.id, {
      platform: "slack",
      key: `U${n}`,
      memberId: member.id,
    });
  }
  return workspace;
}
