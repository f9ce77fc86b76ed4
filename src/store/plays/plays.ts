import type { PlayTally } from "../../engine/outcome/report.ts";
import { CATALOGUE, type PlaySetting, playsOf } from "../../engine/plays/catalogue/catalogue.ts";
import { Play } from "../../engine/plays/play.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Db } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import { Prisma } from "../generated/client.ts";

const TALLIES = statement("plays/tallies");

/** A play as a workspace has it, the catalogue's or its own, and what its trial decided. */
export type PlayRow = Play & { own: boolean; decided: { why: string; at: Instant } | null };

/** What can be changed about a play; its words cannot, since what was learned belongs to them. */
type PlayChange = {
  state?: Play["state"];
  weight?: number;
  /** what its trial decided; left out for a change by hand, which takes an earlier decision's place */
  decided?: { why: string; at: Instant };
};

export const createPlayRepository = (db: Db, sql: Sql) => ({
  /** The plays to choose from: the catalogue with the workspace's settings, then its own. */
  async inUse(workspaceId: string): Promise<readonly Play[]> {
    return playsFrom(await rowsOf(db, workspaceId));
  },

  /** The same, each with whose it is and what its trial decided. */
  async list(workspaceId: string): Promise<PlayRow[]> {
    const rows = await rowsOf(db, workspaceId);
    const known = new Map(rows.map((row) => [row.id, row]));
    return playsFrom(rows).map((play) => ({
      ...play,
      own: !CATALOGUE.some((it) => it.id === play.id),
      decided: decidedOf(known.get(play.id)),
    }));
  },

  /** Own plays that this version of Rapport can't read any more, for instance for a fact that it has no longer. */
  async unread(workspaceId: string): Promise<string[]> {
    const rows = await rowsOf(db, workspaceId);
    const read = new Set(playsFrom(rows).map((play) => play.id));
    return rows.filter((row) => row.play !== null && !read.has(row.id)).map((row) => row.id);
  },

  /** Adds a play of the workspace's own. False when it has one of that id already. */
  async add(workspaceId: string, play: Play): Promise<boolean> {
    const { id, state, weight, ...words } = play;
    const { count } = await db.workspacePlay.createMany({
      data: [{ workspaceId, id, state: STORED[state], weight, play: words }],
      skipDuplicates: true,
    });
    return count === 1;
  },

  /**
   * Changes what a workspace has set about a play, if it still is as it was when that was decided (`from`, any state when
   * left out). False when it was not.
   */
  async change(workspaceId: string, play: Play, change: PlayChange, from?: Play["state"]) {
    const { id, state, weight } = play;
    const kept = { state: STORED[state], weight };
    // A play of the catalogue has a row from its first setting on.
    await db.workspacePlay.createMany({
      data: [{ workspaceId, id, ...kept, play: Prisma.DbNull }],
      skipDuplicates: true,
    });
    const { count } = await db.workspacePlay.updateMany({
      where: { workspaceId, id, ...(from && { state: STORED[from] }) },
      data: {
        ...(change.weight !== undefined && { weight: change.weight }),
        ...(change.state && {
          state: STORED[change.state],
          stateReason: change.decided?.why ?? null,
          decidedAt: change.decided ? new Date(change.decided.at) : null,
        }),
      },
    });
    return count === 1;
  },

  /**
   * What the workspace's nudges came to, play by play: those whose outcome was settled, and imported ones, of which nobody
   * knows when they were sent but what became of them.
   */
  async tallies(workspaceId: string): Promise<PlayTally[]> {
    return sql(TALLIES, [workspaceId]);
  },
});

const STORED = { on: "active", trial: "trial", retired: "retired" } as const;
const STATES: Record<string, Play["state"]> = { active: "on", trial: "trial", retired: "retired" };

async function rowsOf(db: Db, workspaceId: string): Promise<Prisma.WorkspacePlayModel[]> {
  return db.workspacePlay.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** What a workspace has stored of a play, as far as it says which plays are in use. */
export type StoredPlay = Pick<Prisma.WorkspacePlayModel, "id" | "play" | "state" | "weight">;

/**
 * The catalogue with the workspace's settings applied, followed by its own plays in the order of their rows (oldest
 * first). An own play that this version of Rapport can no longer parse stays stored but is not offered.
 */
export function playsFrom(rows: StoredPlay[]): readonly Play[] {
  const settings = rows.map((row): PlaySetting => ({
    id: row.id,
    state: STATES[row.state] ?? "retired",
    weight: row.weight,
  }));
  const own = rows.flatMap((row) => {
    if (row.play === null) return [];
    const { id, weight } = row;
    const read = Play.safeParse({ ...(row.play as object), id, weight, state: STATES[row.state] });
    return read.success ? [read.data] : [];
  });
  return playsOf(own, settings);
}

function decidedOf(row: Prisma.WorkspacePlayModel | undefined): PlayRow["decided"] {
  return row?.stateReason && row.decidedAt
    ? { why: row.stateReason, at: row.decidedAt.getTime() }
    : null;
}
