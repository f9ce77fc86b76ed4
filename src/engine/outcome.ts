import { addDays, mondayOf, toInstant, toLocalDate } from "./calendar.ts";
import { TOUCH_WITHIN_MS } from "./choose/reward.ts";
import { healthOf } from "./health.ts";
import type { CustomerHistory, Members } from "./history.ts";
import type { PastNudge, PlayAim } from "./nudge.ts";
import { differenceOf, rateOf, type Difference, type Rate } from "./outcome/interval.ts";
import { zoneOf } from "./strengths/seen.ts";
import { DAY_MS, type Instant } from "./time.ts";

/** What followed a nudge. Null: not over yet, or not known. */
export type Outcome = {
  answered: boolean;
  /** any logged touch by anyone within 7 days, also where the nudge was withheld */
  touchedWithin7Days: boolean | null;
  /** points that the play's strength moved within 4 weeks; null for balance, for what is unknown, and before */
  strengthMoved: number | null;
};

/** A strength takes this long to show that it moved. */
const STRENGTH_AFTER_DAYS = 28;
/** A withheld nudge would have been sent at about this hour of its slot's day. */
const SENDING_HOUR = "09:00";

/** What followed a nudge, as far as it can be told by `asOf`. `aim` is that of its play. */
export function outcomeOf(
  nudge: PastNudge,
  aim: PlayAim | null,
  history: CustomerHistory,
  members: Members,
  asOf: Instant,
): Outcome {
  const from = sentOrDue(nudge, history, members);
  const answered = nudge.answeredAt !== null && nudge.answeredAt <= asOf;
  const after = from + STRENGTH_AFTER_DAYS * DAY_MS;
  return {
    answered,
    touchedWithin7Days: touched(history, from, asOf),
    strengthMoved: after > asOf ? null : moved(aim, history, members, from, after),
  };
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

/** When a nudge was sent; for a withheld one, when it would have been. */
function sentOrDue(nudge: PastNudge, history: CustomerHistory, members: Members): Instant {
  if (nudge.sentAt !== null) return nudge.sentAt;
  const zone = members.get(nudge.memberId)?.timezone ?? zoneOf(history, members);
  const day = addDays(mondayOf(nudge.week), Math.max(0, nudge.slot - 1));
  return toInstant(day, SENDING_HOUR, zone);
}

/** What nudges did, for one play or for all of them. */
export type Report = {
  /** a play's id, or null for all plays together */
  play: string | null;
  /** nudges that reached their member */
  sent: number;
  withheld: number;
  response: Rate;
  touch: Rate;
  /** touches within 7 days: sent less withheld, in shares of 1 */
  uplift: Difference;
};

/**
 * What nudges did by `asOf`, for all plays together first, then for each play that was used, in order of id.
 * Uplift compares like with like: nudges that could have been withheld (no tier A, no promise of ours overdue then)
 * with those that were.
 */
export function reportOn(
  histories: Iterable<CustomerHistory>,
  members: Members,
  asOf: Instant,
): Report[] {
  const counts = new Map<string | null, Counts>([[null, noCounts()]]);
  for (const history of histories) {
    for (const nudge of history.nudges) {
      if (!SENT.has(nudge.state) && nudge.state !== "withheld") continue;
      const own = counts.get(nudge.play) ?? noCounts();
      counts.set(nudge.play, own);
      for (const each of [own, counts.get(null) ?? own]) {
        count(each, nudge, history, members, asOf);
      }
    }
  }
  return [...counts]
    .toSorted(([a], [b]) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1))
    .map(([play, own]) => ({
      play,
      sent: own.sent,
      withheld: own.withheld,
      response: rateOf(own.answered, own.sent),
      touch: rateOf(own.touched, own.touchKnown),
      uplift: differenceOf(own.fairTouched, own.fair, own.withheldTouched, own.withheldKnown),
    }));
}

const SENT = new Set<PastNudge["state"]>(["sent", "answered", "done", "ignored", "skipped"]);

type Counts = ReturnType<typeof noCounts>;
function noCounts() {
  return {
    sent: 0,
    answered: 0,
    touchKnown: 0,
    touched: 0,
    fair: 0,
    fairTouched: 0,
    withheld: 0,
    withheldKnown: 0,
    withheldTouched: 0,
  };
}

function count(
  counts: Counts,
  nudge: PastNudge,
  history: CustomerHistory,
  members: Members,
  asOf: Instant,
): void {
  const from = sentOrDue(nudge, history, members);
  const wasTouched = touched(history, from, asOf);
  const known = wasTouched === null ? 0 : 1;
  const did = wasTouched === true ? 1 : 0;
  if (nudge.state === "withheld") {
    counts.withheld += 1;
    counts.withheldKnown += known;
    counts.withheldTouched += did;
    return;
  }
  counts.sent += 1;
  counts.answered += nudge.answeredAt !== null && nudge.answeredAt <= asOf ? 1 : 0;
  counts.touchKnown += known;
  counts.touched += did;
  if (!couldBeWithheld(history, from, zoneOf(history, members))) return;
  counts.fair += known;
  counts.fairTouched += did;
}

function couldBeWithheld(
  { customer, signals }: CustomerHistory,
  at: Instant,
  zone: string,
): boolean {
  if (customer.tier === "A") return false;
  const today = toLocalDate(at, zone);
  return !signals.some(
    (it) =>
      it.kind === "commitment" &&
      it.by !== "customer" &&
      it.at < at &&
      it.dueOn !== null &&
      it.dueOn < today &&
      (it.closedOn === null || it.closedOn >= today),
  );
}

/** What to do with a play that is on trial. */
export type Verdict = "keep" | "retire" | "not enough yet";
/** A play that earns this share of the usual answers is worth keeping; one that surely earns less than half is not. */
const KEEP_FROM = 0.8;
const RETIRE_UNDER = 0.5;

/** Whether a play on trial has earned its place, from its report and the report on all plays together. */
export function verdictOn(play: Report, all: Report): Verdict {
  if (!play.response.enough || !all.response.enough) return "not enough yet";
  const usual = all.response.share;
  if (play.response.high < usual * RETIRE_UNDER) return "retire";
  return play.response.share >= usual * KEEP_FROM ? "keep" : "not enough yet";
}
