import { type CustomerHistory, historiesOf, membersById } from "../../engine/model/history.ts";
import { outcomeOf, STRENGTH_AFTER_DAYS, wouldHaveGone } from "../../engine/outcome/outcome.ts";
import { DAY_MS, type Instant } from "../../engine/model/time.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { decideTrials } from "../plays/decide-trials.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { weighReplies } from "../replies/weigh-replies.ts";

/** Answer and touch are settled a week after a nudge, and once more when the strength is known. */
const AFTER_DAYS = { touch: 7, strength: STRENGTH_AFTER_DAYS };
const NUDGES_AT_A_TIME = 500;
/** An hour's work at most, so that a workspace that was away for a month is done in a day. */
const TIMES = 10;

/**
 * Writes down which nudges were ignored and what followed those of a week and of four weeks ago, withheld ones too; then
 * decides about plays on trial. Returns how many nudges were settled.
 */
export async function settleOutcomes(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const { nudges } = app.store;
  const now = workspaceTime(app, workspace);
  await nudges.markIgnored(workspace.id, now - AFTER_DAYS.touch * DAY_MS);
  let settled = 0;
  for (let time = 0; time < TIMES; time++) {
    const due = await nudges.unsettled(workspace.id, now, AFTER_DAYS, NUDGES_AT_A_TIME);
    await settle(app, workspace, due, now);
    settled += due.length;
    if (due.length < NUDGES_AT_A_TIME) break;
  }
  if (settled > 0) await decideTrials(app, workspace, now);
  return settled;
}

async function settle(app: AppContext, workspace: WorkspaceRow, due: NudgeRow[], now: Instant) {
  if (due.length === 0) return;
  const { nudges, portfolios } = app.store;
  const customerIds = [...new Set(due.map((nudge) => nudge.customerId))];
  const portfolio = await portfolios.load(workspace.id, now, { customerIds });
  const members = membersById(portfolio.members);
  const histories = historiesOf(portfolio);
  const customers = new Map(portfolio.customers.map((customer) => [customer.id, customer]));
  const worths = await weighReplies(app, workspace, due, customers, members);
  const withheld = due.filter((nudge) => nudge.state === "withheld");
  const weeks = [...new Set(withheld.map((nudge) => nudge.week))];
  const away = await nudges.awayIn(workspace.id, weeks);
  const wouldHave = (nudge: NudgeRow, history: CustomerHistory) =>
    !away.has(`${nudge.memberId} ${nudge.week}`) && wouldHaveGone(nudge, history, members);
  for (const nudge of due) {
    const history = histories.get(nudge.customerId);
    if (!history) continue;
    const { answered, ...followed } = outcomeOf(nudge, nudge.aim, history, members, now);
    await nudges.settle(workspace.id, nudge, {
      answered,
      worth: worths.get(nudge.id) ?? 1,
      touched: followed.touchedWithin7Days ?? false,
      comparable: nudge.inExperiment && (nudge.state !== "withheld" || wouldHave(nudge, history)),
      strengthMoved: followed.strengthMoved,
      at: now,
    });
  }
}
