/** Promises of ours whose day comes, and who was reminded of which. */
import type { Item } from "../../engine/model/item.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Db } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import type { MemberRow } from "../members/members.ts";

const DUE_PROMISES = statement("replies/due-promises");

/** An open promise of ours that is due about now, and whose it is. */
export type DuePromise = Omit<Item, "contact" | "closedBy"> & {
  customerId: string;
  dueOn: string;
  member: MemberRow;
};

export const createPromiseRepository = (db: Db, sql: Sql) => ({
  due: (workspaceId: string, now: Instant): Promise<DuePromise[]> =>
    sql<DuePromise>(DUE_PROMISES, [workspaceId, new Date(now)]),

  /** Members who are still to be asked why they answer no nudge, with the last of those. */
  async silent(workspaceId: string): Promise<{ memberId: string; silentSince: string }[]> {
    const rows = await db.memberWeek.findMany({
      where: { workspaceId, silentSince: { not: null } },
      select: { memberId: true, silentSince: true },
    });
    return rows.flatMap(({ memberId, silentSince }) =>
      silentSince === null ? [] : [{ memberId, silentSince }],
    );
  },

  async askedAboutSilence(workspaceId: string, memberId: string): Promise<void> {
    const where = { workspaceId, memberId, silentSince: { not: null } };
    await db.memberWeek.updateMany({ where, data: { silentSince: null } });
  },

  /** Notes that somebody was reminded of a promise, or that it is too late to. False when another did so first. */
  async reminded(workspaceId: string, id: string, now: Instant): Promise<boolean> {
    const { count } = await db.signal.updateMany({
      where: { workspaceId, id, remindedAt: null },
      data: { remindedAt: new Date(now) },
    });
    return count === 1;
  },
});
