import { addWeeks, weekStart } from "../../../src/engine/model/calendar.ts";
import type { PastNudge } from "../../../src/engine/model/nudge.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { DAY_MS, HOUR_MS, type Week } from "../../../src/engine/model/time.ts";
import { planWeek, type PlannedNudge } from "../../../src/engine/choose/week-plan.ts";

export type LivedWeek = { week: Week; nudges: PlannedNudge[]; waiting: number };

/** Plans week after week; every nudge that is not withheld is sent, and answered unless `ignores` says otherwise. */
export function liveWeeks(
  portfolio: Portfolio,
  first: Week,
  weeks: number,
  ignores: (nudge: PlannedNudge) => boolean = () => false,
): LivedWeek[] {
  const lived: LivedWeek[] = [];
  let now = portfolio;
  for (let i = 0; i < weeks; i++) {
    const week = addWeeks(first, i);
    const { nudges, waiting } = planWeek(now, week);
    lived.push({ week, nudges, waiting: waiting.reduce((sum, it) => sum + it.customers, 0) });
    now = { ...now, nudges: [...now.nudges, ...nudges.map((it) => sent(it, ignores(it)))] };
  }
  return lived;
}

function sent(nudge: PlannedNudge, ignored: boolean): PastNudge {
  const { memberId, customerId, contactId, week, slot, play, withheld } = nudge;
  const sentAt = weekStart(week, "UTC") + (slot - 1) * DAY_MS + 9 * HOUR_MS;
  return {
    id: `${week}-${memberId}-${slot}`,
    memberId,
    customerId,
    contactId,
    week,
    slot,
    play,
    state: withheld ? "withheld" : ignored ? "ignored" : "answered",
    sentAt: withheld ? null : sentAt,
    answeredAt: withheld || ignored ? null : sentAt + HOUR_MS,
    touchedWithin7Days: null,
    strengthMoved: null,
  };
}
