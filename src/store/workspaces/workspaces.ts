import type { PlatformName } from "../../chat/intent.ts";
import type { Db } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { batch } from "../connection/batch.ts";
import { statement } from "../connection/sql-file.ts";

const WORKSPACES_BY_ID = statement("workspaces/workspaces-by-id");

/** A workspace as use cases know it. */
export type WorkspaceRow = {
  id: string;
  key: string;
  name: string;
  state: string;
  clockOffsetMs: number;
};

const FIELDS = { id: true, key: true, name: true, state: true, clockOffsetMs: true } as const;

type Selected = Omit<WorkspaceRow, "clockOffsetMs"> & { clockOffsetMs: bigint };

const toRow = (row: Selected): WorkspaceRow => ({
  ...row,
  clockOffsetMs: Number(row.clockOffsetMs),
});

export const createWorkspaceRepository = (db: Db, sql: Sql) => ({
  byId: batch(async (ids: string[]): Promise<(WorkspaceRow | null)[]> => {
    const rows = await sql<WorkspaceRow>(WORKSPACES_BY_ID, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }),

  /** By its key (`local`, `slack:T…`) or, failing that, by its name. */
  async byKeyOrName(text: string): Promise<WorkspaceRow | null> {
    const row =
      (await db.workspace.findUnique({ where: { key: text }, select: FIELDS })) ??
      (await db.workspace.findFirst({
        where: { name: text },
        select: FIELDS,
        orderBy: { createdAt: "asc" },
      }));
    return row && toRow(row);
  },

  async byInstallation(platform: PlatformName, key: string): Promise<WorkspaceRow | null> {
    const row = await db.installation.findUnique({
      where: { platform_key: { platform, key } },
      select: { workspace: { select: FIELDS } },
    });
    return row && toRow(row.workspace);
  },

  async all(): Promise<WorkspaceRow[]> {
    const rows = await db.workspace.findMany({ select: FIELDS, orderBy: { id: "asc" } });
    return rows.map(toRow);
  },

  async count(): Promise<number> {
    return db.workspace.count();
  },

  /** The workspace with this key, made when there is none; two who ask at once get the same one. */
  async obtain(key: string, name: string): Promise<WorkspaceRow> {
    const known = await db.workspace.findUnique({ where: { key }, select: FIELDS });
    if (known) return toRow(known);
    await db.workspace.createMany({ data: [{ key, name }], skipDuplicates: true });
    return toRow(await db.workspace.findUniqueOrThrow({ where: { key }, select: FIELDS }));
  },

  /** Moves a workspace's clock forward by `byMs`; never back. */
  async moveClock(id: string, byMs: number): Promise<void> {
    await db.workspace.update({
      where: { id },
      data: { clockOffsetMs: { increment: BigInt(Math.max(0, Math.round(byMs))) } },
    });
  },

  async setState(id: string, state: "active" | "paused", reason: string | null): Promise<boolean> {
    const { count } = await db.workspace.updateMany({
      where: { id, NOT: { state } },
      data: { state, stateReason: reason },
    });
    return count === 1;
  },
});
