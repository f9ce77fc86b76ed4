import { toLocalDate } from "../model/calendar.ts";
import type { CustomerHistory } from "../model/history.ts";
import type { PastNudge } from "../model/nudge.ts";
import type { Signal } from "../model/signal.ts";
import type { Instant, LocalDate, Week, Zone } from "../model/time.ts";
import { TOUCH_WITHIN_MS } from "./reward.ts";

/**
 * A history as it was known just before a customer's Monday: nothing that happened at or after `monday`, a signal closed
 * or a nudge answered since is open again, and nudges of this week or later are left out. Days are told in `zone`.
 */
export function historyBefore(
  history: CustomerHistory,
  monday: Instant,
  week: Week,
  zone: Zone,
): CustomerHistory {
  const { interactions, signals, nudges } = history;
  const sunday = toLocalDate(monday - 1, zone);
  return {
    ...history,
    interactions:
      (interactions.at(-1)?.at ?? 0) < monday ? interactions : before(interactions, monday),
    signals: before(signals, monday).map((it) => asOpenOn(it, sunday)),
    nudges: nudges.filter((it) => it.week < week).map((it) => asKnownBefore(it, monday)),
  };
}

function before<T extends { at: Instant }>(rows: T[], monday: Instant): T[] {
  return rows.filter((it) => it.at < monday);
}

function asOpenOn(signal: Signal, sunday: LocalDate): Signal {
  return signal.closedOn !== null && signal.closedOn > sunday
    ? { ...signal, closedOn: null }
    : signal;
}

function asKnownBefore(nudge: PastNudge, monday: Instant): PastNudge {
  const answeredSince = nudge.answeredAt !== null && nudge.answeredAt >= monday;
  const touchOpen = nudge.sentAt !== null && nudge.sentAt + TOUCH_WITHIN_MS > monday;
  if (!answeredSince && !(touchOpen && nudge.touchedWithin7Days !== null)) return nudge;
  return {
    ...nudge,
    state: answeredSince ? "sent" : nudge.state,
    answeredAt: answeredSince ? null : nudge.answeredAt,
    touchedWithin7Days: touchOpen ? null : nudge.touchedWithin7Days,
  };
}
