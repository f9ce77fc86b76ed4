import { toLocalDate } from "../../engine/model/calendar.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { DAY_MS } from "../../engine/model/time.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { noNudgeCard } from "./nudge-notices.view.ts";
import { whyCard } from "./why-card.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";

/** "Why?" is about what was said lately. */
const LATELY_MS = 14 * DAY_MS;

/** "Why?" in words: about a given nudge, else about the one that came last, answered or not. */
export async function explainLatest(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  nudge: NudgeRow | null,
) {
  const since = workspaceTime(app, workspace) - LATELY_MS;
  const meant = nudge ?? (await app.store.nudges.latestOf(workspace.id, member.id, since));
  return meant ? explainNudge(app, workspace, member, meant.id) : noNudgeCard();
}

/** Why a nudge was chosen, why then, and why not another: from what was kept with it, also months later. */
export async function explainNudge(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  nudgeId: string,
) {
  const nudge = await app.store.nudges.byId(workspace.id, nudgeId);
  if (nudge?.memberId !== member.id) return oldButtonCard();
  const { names } = app.store.portfolios;
  // A customer that changed hands keeps its quotes to those who look after it now.
  const [customer] = await names(workspace.id, [nudge.customerId], member, "all");
  if (!customer) return oldButtonCard();
  const today = toLocalDate(workspaceTime(app, workspace), member.timezone);
  return whyCard(nudge, customer.name, today);
}
