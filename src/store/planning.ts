import type { Instant, Week } from "../engine/time.ts";
import type { Db } from "./db.ts";
import type { Prisma } from "./generated/client.ts";
import { memberOf, type MemberRow } from "./members.ts";

/** A member whose week may want planning. `version` tells whether the row was changed since it was read. */
export type MemberToPlan = { member: MemberRow; planDueAt: Instant | null; version: string };

/** When to look at a member again, as decided from the row of that version. */
export type NextLook = { memberId: string; version: string; at: Instant };

export const planningIn = (db: Db) => ({
  /** The members whose week is to be planned before an instant, or who are to be looked at anyway. By index, whatever the workspace's size. */
  async due(workspaceId: string, before: Instant): Promise<MemberToPlan[]> {
    type Row = Prisma.MemberModel & { version: string };
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, email, name, role, manager_id AS "managerId", timezone, timezone_set AS "timezoneSet",
        working_days AS "workingDays", working_start AS "workingStart", working_end AS "workingEnd",
        nudge_time AS "nudgeTime", state, paused_until AS "pausedUntil", plan_due_at AS "planDueAt",
        xmin::text AS version
      FROM member
      WHERE workspace_id = ${workspaceId}::uuid AND state <> 'removed'
        AND (plan_due_at IS NULL OR plan_due_at <= ${new Date(before)}::timestamptz)
      ORDER BY id`;
    return rows.map((row) => ({
      member: memberOf(row),
      planDueAt: row.planDueAt?.getTime() ?? null,
      version: row.version,
    }));
  },

  /** Those of some members whose week is planned already. */
  async planned(workspaceId: string, week: Week, memberIds: string[]): Promise<Set<string>> {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT member_id AS id FROM member_week
      WHERE workspace_id = ${workspaceId}::uuid AND week = ${week} AND member_id = ANY(${memberIds}::uuid[])`;
    return new Set(rows.map((row) => row.id));
  },

  /** Says when to look at members again. A member who was changed meanwhile is left as it is: to be looked at now. */
  async lookAgain(workspaceId: string, looks: NextLook[]): Promise<void> {
    if (looks.length === 0) return;
    await db.$executeRaw`
      UPDATE member m SET plan_due_at = look.at
      FROM unnest(${looks.map((look) => look.memberId)}::uuid[], ${looks.map((look) => look.version)}::text[],
        ${looks.map((look) => new Date(look.at).toISOString())}::timestamptz[]) AS look(id, version, at)
      WHERE m.workspace_id = ${workspaceId}::uuid AND m.id = look.id AND m.xmin::text = look.version`;
  },

  /**
   * Has everybody looked at again who has no plan of a week, in one of so many parts of all workspaces: a due time that
   * went wrong, by a restored backup or a clock that stood wrong, costs a day at most. Returns how many members it were.
   */
  async sweep(week: Week, part: number, parts: number): Promise<number> {
    await db.$executeRaw`
      UPDATE workspace SET digest_due_at = NULL WHERE mod(abs(hashtext(id::text)::bigint), ${parts}::bigint) = ${part}`;
    return db.$executeRaw`
      UPDATE member m SET plan_due_at = NULL
      FROM workspace w
      WHERE mod(abs(hashtext(w.id::text)::bigint), ${parts}::bigint) = ${part} AND m.workspace_id = w.id
        AND m.state = 'active' AND m.plan_due_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM member_week k
          WHERE k.workspace_id = m.workspace_id AND k.member_id = m.id AND k.week = ${week})`;
  },
});
