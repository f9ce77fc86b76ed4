import { addDays, mondayOf, toInstant, weekStart } from "../model/calendar.ts";
import { TOUCH_WITHIN_MS, type PastNudge, type PlayAim } from "../model/nudge.ts";
import { healthOf } from "../strengths/health.ts";
import type { CustomerHistory, Members } from "../model/history.ts";
import { zoneOf } from "../strengths/subject.ts";
import { DAY_MS, type Instant } from "../model/time.ts";

/** What followed a nudge. Null: not over yet, or not known. */
export type Outcome = {
  answered: boolean;
  /** any logged touch by anyone within 7 days, also where the nudge was withheld */
  touchedWithin7Days: boolean | null;
  /** points that the play's strength moved within 4 weeks; null for balance, for what is unknown, and before */
  strengthMoved: number | null;
};

/** A nudge whose outcome is measured; `dueAt`, where it is known, is when a withheld one would have been sent. */
type Told = PastNudge & { dueAt?: Instant | null };

/** A strength takes this long to show that it moved. */
export const STRENGTH_AFTER_DAYS = 28;
/** A withheld nudge would have been sent at about this hour of its slot's day. */
const SENDING_HOUR = "09:00";

/**
 * What followed a nudge, as far as it is known by `asOf`. `aim` is that of its play. Of an imported nudge nobody knows
 * when it was sent: whether it was answered stands, what followed within days is not known.
 */
export function outcomeOf(
  nudge: Told,
  aim: PlayAim | null,
  history: CustomerHistory,
  members: Members,
  asOf: Instant,
): Outcome {
  const answered = isAnswered(nudge, asOf);
  const from = sentOrDue(nudge, history, members);
  if (from === null) return { answered, touchedWithin7Days: null, strengthMoved: null };
  const after = from + STRENGTH_AFTER_DAYS * DAY_MS;
  return {
    answered,
    touchedWithin7Days: touched(history, from, asOf),
    strengthMoved: after > asOf ? null : moved(aim, history, members, from, after),
  };
}

function isAnswered({ state, answeredAt }: PastNudge, asOf: Instant): boolean {
  if (state !== "answered" && state !== "done") return false;
  return answeredAt === null || answeredAt <= asOf;
}

function touched({ interactions }: CustomerHistory, from: Instant, asOf: Instant): boolean | null {
  const until = from + TOUCH_WITHIN_MS;
  const found = interactions.some(({ at }) => at > from && at <= Math.min(until, asOf));
  return found || asOf >= until ? found : null;
}

function moved(
  aim: PlayAim | null,
  history: CustomerHistory,
  members: Members,
  from: Instant,
  after: Instant,
): number | null {
  if (aim === null || aim === "balance") return null;
  const before = healthOf(history, from, members).strengths[aim];
  const now = healthOf(history, after, members).strengths[aim];
  return before.known && now.known ? now.value - before.value : null;
}

/**
 * Whether a withheld nudge would have been sent but for the draw, as far as touches tell: a touch in its week before its
 * time would have cancelled it. Only then is it compared with those that were sent, of which the touched are cancelled.
 */
export function wouldHaveGone(nudge: Told, history: CustomerHistory, members: Members): boolean {
  const due = sentOrDue(nudge, history, members);
  if (due === null) return false;
  const zone = members.get(nudge.memberId)?.timezone ?? zoneOf(history, members);
  const monday = weekStart(nudge.week, zone);
  return !history.interactions.some(({ at }) => at > monday && at <= due);
}

/** When a nudge was sent; for a withheld one, when it would have been. Null where nobody knows. */
function sentOrDue(nudge: Told, history: CustomerHistory, members: Members): Instant | null {
  if (nudge.sentAt !== null) return nudge.sentAt;
  if (nudge.dueAt) return nudge.dueAt;
  if (nudge.state !== "withheld") return null;
  const zone = members.get(nudge.memberId)?.timezone ?? zoneOf(history, members);
  const day = addDays(mondayOf(nudge.week), Math.max(0, nudge.slot - 1));
  return toInstant(day, SENDING_HOUR, zone);
}
