import type { Instant, Week } from "../../engine/model/time.ts";
import type { PlannedNudge } from "../../engine/choose/week-plan.ts";
import type { Db } from "../connection/db.ts";
import { newId } from "../connection/id.ts";
import type { MemberRow } from "../members/members.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const MEMBERS_TO_PLAN = statement("nudges/members-to-plan");
const PLANNED_MEMBERS = statement("nudges/planned-members");
const KEEP_PLAN = statement("nudges/keep-plan");
const SET_PLAN_DUE = statement("nudges/set-plan-due");

/** A member whose week may want planning. `version` tells whether the row was changed since it was read. */
export type MemberToPlan = { member: MemberRow; planDueAt: Instant | null; version: string };

/** When to look at a member again, as decided from the row of that version. */
export type NextLook = { memberId: string; version: string; at: Instant };

/** A planned nudge with the wall time of its slot. */
export type NudgeToKeep = PlannedNudge & { localAt: string; dueAt: Instant };

/** A member's week as it was planned. */
export type PlannedMember = NextLook & { waiting: number; silentSince: string | null };

export const createPlanningRepository = (db: Db, sql: Sql) => ({
  /** The members whose week is to be planned before an instant, or who are to be looked at anyway. By index, whatever the workspace's size. */
  async due(workspaceId: string, before: Instant): Promise<MemberToPlan[]> {
    return sql<MemberToPlan>(MEMBERS_TO_PLAN, [workspaceId, new Date(before)]);
  },

  /** Those of some members whose week is planned already. */
  async planned(workspaceId: string, week: Week, memberIds: string[]): Promise<Set<string>> {
    const rows = await sql<{ id: string }>(PLANNED_MEMBERS, [workspaceId, week, memberIds]);
    return new Set(rows.map((row) => row.id));
  },

  /** Says when to look at members again. A member who was changed meanwhile is left as it is: to be looked at now. */
  async lookAgain(workspaceId: string, looks: NextLook[]): Promise<void> {
    if (looks.length === 0) return;
    await sql(SET_PLAN_DUE, [workspaceId, JSON.stringify(looks)]);
  },

  /**
   * Keeps a week's plan of some members: once. A member whose week another instance kept first is left as it is.
   * Returns how many members' weeks were kept by this call.
   */
  async keep(workspaceId: string, week: Week, members: PlannedMember[], nudges: NudgeToKeep[]) {
    const rows = JSON.stringify(nudges.map((nudge) => ({ ...nudge, id: newId() })));
    const asked = [workspaceId, JSON.stringify(members), rows, week];
    return (await sql(KEEP_PLAN, asked)).length;
  },

  /**
   * Makes members without a plan for the week due again, in one of `parts` slices of all workspaces: a due time that
   * went wrong (a restored backup, a wrong clock) costs a day at most. Returns how many members were made due.
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
