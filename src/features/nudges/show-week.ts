import { toLocalDate, weekOf } from "../../engine/model/calendar.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { weekCard } from "./week-card.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";

/** `/customer week`: the member's nudges of this week and what became of them. */
export async function showWeek(app: AppContext, workspace: WorkspaceRow, member: MemberRow) {
  const week = weekOf(toLocalDate(workspaceTime(app, workspace), member.timezone));
  const nudges = await app.store.nudges.ofWeek(workspace.id, member.id, week);
  const ids = nudges.map((nudge) => nudge.customerId);
  const names = await app.store.portfolios.names(workspace.id, ids, member);
  const nameOf = new Map(names.map((customer) => [customer.id, customer.name]));
  return weekCard(
    week,
    nudges.flatMap((nudge) => {
      const customer = nameOf.get(nudge.customerId);
      if (customer === undefined) return [];
      const { state, question } = nudge;
      return [{ customer, state, question, on: nudge.localAt?.slice(0, 10) ?? null }];
    }),
  );
}
