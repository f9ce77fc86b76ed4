/**
 * What was known of a customer at a moment. The bound is named, since both are needed: a plan and a digest are made for
 * the instant at which a week turns, and what happens at that instant belongs to the next week ("before"); a lookup has
 * to show what was recorded in the very millisecond in which it is asked ("at").
 */
import { toLocalDate } from "./calendar.ts";
import type { CustomerHistory } from "./history.ts";
import { type PastNudge, TOUCH_WITHIN_MS } from "./nudge.ts";
import type { Signal } from "./signal.ts";
import type { Instant, LocalDate, Zone } from "./time.ts";

/**
 * A history as it was known just before a moment: nothing that happened at or after it, a signal closed or a nudge
 * answered since is open again, and so is the week in which a touch may still follow a nudge. Days are in `zone`.
 */
export function historyBefore(
  history: CustomerHistory,
  moment: Instant,
  zone: Zone,
): CustomerHistory {
  const lastDay = lastDayBegunBefore(moment, zone);
  return {
    ...history,
    interactions: upTo(history.interactions, ({ at }) => at < moment),
    signals: standing(
      upTo(history.signals, ({ at }) => at < moment),
      lastDay,
    ),
    nudges: history.nudges
      .filter(({ sentAt }) => sentAt === null || sentAt < moment)
      .map((it) => nudgeBefore(it, moment)),
  };
}

/** Signals (ascending by time) as they stood at a moment, those of that very instant included. */
export function signalsAt(signals: Signal[], moment: Instant, zone: Zone): Signal[] {
  const lastDay = lastDayBegunBefore(moment, zone);
  return standing(
    upTo(signals, ({ at }) => at <= moment),
    lastDay,
  );
}

/** The rows, ascending by time, up to the first that is too late; the same list where none is. */
export function upTo<T>(rows: T[], isInTime: (row: T) => boolean): T[] {
  const last = rows.at(-1);
  if (last === undefined || isInTime(last)) return rows;
  return rows.slice(0, rows.findLastIndex(isInTime) + 1);
}

/** Closings have a day and no time: at midnight, none of the day that begins has happened yet. */
function lastDayBegunBefore(moment: Instant, zone: Zone): LocalDate {
  return toLocalDate(moment - 1, zone);
}

/** Signals as they stood at the end of a day: one closed later is open, and one that was withdrawn by then teaches nothing. */
function standing(signals: Signal[], day: LocalDate): Signal[] {
  return signals
    .map((it) => asOpenOn(it, day))
    .filter(({ closedOn, isDropped = false }) => closedOn === null || !isDropped);
}

function asOpenOn(signal: Signal, day: LocalDate): Signal {
  return signal.closedOn !== null && signal.closedOn > day ? { ...signal, closedOn: null } : signal;
}

function nudgeBefore(nudge: PastNudge, moment: Instant): PastNudge {
  const answeredSince = nudge.answeredAt !== null && nudge.answeredAt >= moment;
  const touchOpen = nudge.sentAt !== null && nudge.sentAt + TOUCH_WITHIN_MS > moment;
  if (!answeredSince && !(touchOpen && nudge.touchedWithin7Days !== null)) return nudge;
  return {
    ...nudge,
    state: answeredSince ? "sent" : nudge.state,
    answeredAt: answeredSince ? null : nudge.answeredAt,
    touchedWithin7Days: touchOpen ? null : nudge.touchedWithin7Days,
  };
}
