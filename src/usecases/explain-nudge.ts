import { toLocalDate } from "../engine/calendar.ts";
import type { MemberRow } from "../store/members.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { oldButtonCard } from "../views/notices.ts";
import { whyCard } from "../views/why-card.ts";
import { type House, timeIn } from "./house.ts";

/** Why a nudge was chosen, why then, and why not another: from what was kept with it, also months later. */
export async function explainNudge(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  nudgeId: string,
) {
  const nudge = await house.store.nudges.byId(workspace.id, nudgeId);
  if (nudge?.memberId !== member.id) return oldButtonCard();
  const { names } = house.store.portfolios;
  // A customer that changed hands keeps its quotes to those who look after it now.
  const [customer] = await names(workspace.id, [nudge.customerId], member, "all");
  if (!customer) return oldButtonCard();
  const today = toLocalDate(timeIn(house, workspace), member.timezone);
  return whyCard(nudge, customer.name, today);
}
