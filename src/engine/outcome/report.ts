import { differenceOf, rateOf, type Difference, type Rate } from "./interval.ts";

/** What a play's nudges came to, counted. Nothing in it tells of a customer or a member. */
export type PlayTally = {
  play: string;
  /** nudges that reached their member */
  sent: number;
  /** of these, answered */
  answered: number;
  /** the answers, each counted for what it taught: a vague, copied or back-dated one is half an answer */
  worth: number;
  /** how often it was passed over for another idea */
  passedOver: number;
  /** nudges of which it is known whether the customer was touched within 7 days, and of these those that were */
  touchKnown: number;
  touched: number;
  /** the same of those that took part in the draw of the holdout and were sent */
  drawn: number;
  drawnTouched: number;
  /** the same of those that the draw withheld */
  withheld: number;
  withheldTouched: number;
  /** nudges of which it is known how the strength moved in 4 weeks, and the points in all */
  movedKnown: number;
  moved: number;
};

/** What nudges did, for one play or for all of them. */
export type Report = {
  /** a play's id, or null for all plays together */
  play: string | null;
  sent: number;
  answered: number;
  passedOver: number;
  withheld: number;
  /** answers for what they taught, of all that was offered: one that was passed over for another idea was offered too */
  response: Rate;
  touch: Rate;
  /** touches within 7 days: those of the draw that were sent less those that were withheld, in shares of 1 */
  uplift: Difference;
  /** points that the strength moved in 4 weeks, on average; null under 20 nudges */
  moved: number | null;
};

/** Under this many nudges an average is not said, as with shares. */
const ENOUGH_MOVES = 20;

/**
 * What nudges did: for all plays together first, then for each play that was used, in order of id. Uplift compares like
 * with like: only what took part in the draw, sent or withheld by chance alone.
 */
export function reportOn(tallies: readonly PlayTally[]): [all: Report, ...plays: Report[]] {
  const all = tallies.reduce<Counts>(sumOf, EMPTY);
  const plays = tallies.toSorted((a, b) => (a.play < b.play ? -1 : 1));
  return [reportOf(null, all), ...plays.map((it) => reportOf(it.play, it))];
}

type Counts = Omit<PlayTally, "play">;

const EMPTY: Counts = {
  sent: 0,
  answered: 0,
  worth: 0,
  passedOver: 0,
  touchKnown: 0,
  touched: 0,
  drawn: 0,
  drawnTouched: 0,
  withheld: 0,
  withheldTouched: 0,
  movedKnown: 0,
  moved: 0,
};
const COUNTED = Object.keys(EMPTY) as (keyof Counts)[];

function sumOf(a: Counts, b: Counts): Counts {
  const sum = { ...EMPTY };
  for (const each of COUNTED) sum[each] = a[each] + b[each];
  return sum;
}

function reportOf(play: string | null, it: Counts): Report {
  return {
    play,
    sent: it.sent,
    answered: it.answered,
    passedOver: it.passedOver,
    withheld: it.withheld,
    response: responseOf(it),
    touch: rateOf(it.touched, it.touchKnown),
    uplift: differenceOf(it.drawnTouched, it.drawn, it.withheldTouched, it.withheld),
    moved: it.movedKnown < ENOUGH_MOVES ? null : it.moved / it.movedKnown,
  };
}

function responseOf({ worth, sent, passedOver }: Counts): Rate {
  return rateOf(worth, sent + passedOver);
}

/** What to do with a play that is on trial, and the figures that say so (shares of 1). */
export type Verdict =
  | { kind: "keep" | "retire"; answers: number; of: number; usual: number }
  /** nudges more until there is a verdict, if they go as those before */
  | { kind: "not enough yet"; moreNeeded: number };

/**
 * A play that earns this share of the usual answers is worth keeping, and one that surely earns less is not (our choice).
 * Keeping is cheap, since from then on the play is drawn as often as it earns; so the best guess decides for it, and only
 * a whole interval below the line against it.
 */
const KEEP_FROM = 0.8;

/** Whether a play on trial has earned its place: its answers against those to all other plays. */
export function verdictOn(play: string, tallies: readonly PlayTally[]): Verdict {
  const own = tallies.filter((it) => it.play === play).reduce<Counts>(sumOf, EMPTY);
  const others = tallies.filter((it) => it.play !== play).reduce<Counts>(sumOf, EMPTY);
  const response = responseOf(own);
  const known = responseOf(others);
  if (!response.enough) return { kind: "not enough yet", moreNeeded: response.moreNeeded };
  if (!known.enough) return { kind: "not enough yet", moreNeeded: known.moreNeeded };
  const usual = known.share;
  const figures = { answers: response.share, of: response.of, usual };
  if (response.share >= usual * KEEP_FROM) return { kind: "keep", ...figures };
  if (response.high < usual * KEEP_FROM) return { kind: "retire", ...figures };
  return { kind: "not enough yet", moreNeeded: untilBelow(usual * KEEP_FROM, response) };
}

/** Nudges more, at the same share, until the whole interval lies below a line. */
function untilBelow(line: number, { share, of }: { share: number; of: number }): number {
  for (let more = 1; more < MOST_TRIES; more++) {
    const rate = rateOf(share * (of + more), of + more);
    if (rate.enough && rate.high < line) return more;
  }
  return MOST_TRIES;
}
const MOST_TRIES = 1_000;
