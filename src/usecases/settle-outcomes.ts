import { healthOf } from "../engine/health.ts";
import { historiesOf, membersById } from "../engine/history.ts";
import { type PlayAim, type StrengthName, STRENGTHS } from "../engine/nudge.ts";
import { DAY_MS } from "../engine/time.ts";
import type { NudgeRow } from "../store/nudge-row.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { type House, timeIn } from "./house.ts";

/** A touch within a week, a strength's move within four: then a nudge has taught what it can. */
const TOUCH_DAYS = 7;
const STRENGTH_DAYS = 28;
/** A sent nudge that nobody answered for so long counts as ignored. */
const IGNORED_AFTER_DAYS = 7;
const NUDGES_AT_A_TIME = 500;

/** Writes down what followed nudges of four weeks ago, and which of last week's were ignored. Returns how many were settled. */
export async function settleOutcomes(house: House, workspace: WorkspaceRow): Promise<number> {
  const { nudges, portfolios } = house.store;
  const now = timeIn(house, workspace);
  await nudges.markIgnored(workspace.id, now - IGNORED_AFTER_DAYS * DAY_MS);
  const due = await nudges.unsettled(workspace.id, now - STRENGTH_DAYS * DAY_MS, NUDGES_AT_A_TIME);
  if (due.length === 0) return 0;
  const customerIds = [...new Set(due.map((nudge) => nudge.customerId))];
  const portfolio = await portfolios.load(workspace.id, now, { customerIds });
  const members = membersById(portfolio.members);
  const histories = historiesOf(portfolio);
  for (const nudge of due) {
    const history = histories.get(nudge.customerId);
    const start = nudge.sentAt ?? nudge.dueAt;
    if (!history || start === null) continue;
    const touched = history.interactions.some(
      ({ at }) => at > start && at <= start + TOUCH_DAYS * DAY_MS,
    );
    const valueAt = (at: number) => {
      if (!isStrength(nudge.aim)) return null;
      const strength = healthOf(history, at, members).strengths[nudge.aim];
      return strength.known ? strength.value : null;
    };
    const before = valueAt(start);
    const after = valueAt(start + STRENGTH_DAYS * DAY_MS);
    await nudges.settle(workspace.id, nudge, {
      answered: isAnswered(nudge),
      touched,
      strengthMoved: before === null || after === null ? null : after - before,
      at: now,
    });
  }
  return due.length;
}

const isAnswered = (nudge: NudgeRow) => nudge.state === "answered" || nudge.state === "done";

const isStrength = (aim: PlayAim): aim is StrengthName =>
  STRENGTHS.some((strength) => strength === aim);
