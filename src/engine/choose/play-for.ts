import type { StrengthValues } from "../strengths/health.ts";
import type { CustomerHistory } from "../model/history.ts";
import type { PlayAim } from "../model/nudge.ts";
import type { Signal } from "../model/signal.ts";
import { holds } from "../plays/condition.ts";
import type { Play } from "../plays/play.ts";
import type { Facts } from "../plays/facts.ts";
import type { Situation } from "../plays/known.ts";
import { factsFor } from "../plays/situation/situation.ts";
import { firstSayable, isSayable } from "../plays/text.ts";
import { drawOf } from "../model/random.ts";
import { DAY_MS } from "../model/time.ts";
import { isActedOn } from "./dose.ts";
import { aimKey, drawFor, type Experience } from "./bandit.ts";
import { reachedMember, weekNumberOf, type WeekNumber } from "./contact-interval.ts";

/** A play that applies, with the facts that it is said with. */
export type PlayCandidate = {
  play: Play;
  facts: Facts;
  contactId: string | null;
  /** the promise, concern, need, thanks … that its reason quotes */
  signal: Signal | null;
};

export type PlayChoice = {
  plays: readonly Play[];
  situation: Situation;
  /** as the nudge's context: bandit key */
  situationKey: string;
  strengths: StrengthValues;
  history: CustomerHistory;
  experience: Experience;
  week: WeekNumber;
  /** weeks in which this member last got each play */
  memberPlays: ReadonlyMap<string, WeekNumber>;
  /** plays that the member gets this week anyway, or that were offered already */
  taken: ReadonlySet<string>;
  /** plays that colleagues of the same team get the same morning: only where nothing else applies */
  takenByTeam: ReadonlySet<string>;
  /** two nudges in a row went unanswered: ask little */
  gentleOnly: boolean;
  /** of workspace, member, week and customer */
  seed: string;
  /** what the customer was chosen for: the play answers that */
  cause: Cause;
};

/**
 * `goodbye`: they are turning away and the people who mattered fell silent, left, or were too few: another contact is
 * needed. `turned`: they speak less than they used to. `open`: something is owed or worries them. `none`: a turn, or timing.
 */
export type Cause = "goodbye" | "turned" | "open" | "none";

/**
 * Share of nudges that may be a trial: where a play on trial applies, it is offered outright, since a draw against plays
 * with a past would leave it untried for years. All plays on trial share this (our choice: at 100 nudges a week a play that
 * applies to a third of them has its first verdict after three weeks or four).
 */
const TRIAL_SHARE = 0.2;
/** After a member got a play it is drawn this much less, half of which is recovered every 4 weeks. */
const USED_LATELY = 0.6;
const RECOVERS_HALF_IN_WEEKS = 4;
/** A weak strength counts for up to 1.4, a strong one for 0.6, an unknown one for 1 (our choice). */
const WEAKEST_COUNTS = 1.4;
const STRENGTH_SPAN = 0.8;

/** An aim that the last nudge about this customer had counts for less: relationships have more than one side. */
const AGAIN_COUNTS = 0.6;

/** Those who fall silent are not asked for favours first: the aims' factors where a rhythm fades or has gone quiet (our choice). */
const WHEN_FADING: Record<PlayAim, number> = {
  rhythm: 1.25,
  trust: 1.1,
  warmth: 1.1,
  fit: 1,
  reach: 0.8,
  balance: 0.75,
};
const WHEN_QUIET: Record<PlayAim, number> = {
  rhythm: 1.5,
  trust: 1.1,
  warmth: 1.1,
  fit: 0.9,
  reach: 0.6,
  balance: 0.5,
};

/** The play for a nudge, or null when none applies: urgent ones first, then by Thompson's draw. */
export function playFor(choice: PlayChoice): PlayCandidate | null {
  const applying = choice.plays.flatMap((play) => candidateOf(play, choice) ?? []);
  const own = applying.filter(({ play }) => !choice.takenByTeam.has(play.id));
  const all = answering(own.length > 0 ? own : applying, choice);
  const onTrial = trialsIn(all, choice);
  const applicable = all.filter(({ play }) => play.state !== "trial");
  const rested = applicable.filter(({ play }) => hasRested(play, choice));
  const fresh = rested.filter(({ play }) => play.urgent || !choice.taken.has(play.id));
  const pool = [fresh, rested, leastLately(applicable, choice)].find((it) => it.length > 0) ?? [];
  const offered = pool.filter(({ play }) => !choice.taken.has(play.id) || play.urgent);
  const asked = offered.length > 0 ? offered : pool;
  const gentle = choice.gentleOnly ? asked.filter(({ play }) => play.gentle) : [];
  const gentled = gentle.length > 0 ? gentle : asked;
  const urgent = gentled.filter((it) => isUrgent(it, choice));
  if (urgent.length > 0) return best(urgent, choice);
  const tried = choice.gentleOnly ? onTrial.filter(({ play }) => play.gentle) : onTrial;
  return best(tried.length > 0 ? tried : gentled, choice);
}

/** What each cause is answered with. A goodbye needs another contact; somebody who speaks less needs to hear from us. */
const ANSWERS: Record<Cause, readonly PlayAim[]> = {
  goodbye: ["reach"],
  turned: ["rhythm", "trust", "warmth"],
  open: ["trust", "fit", "balance", "rhythm", "warmth"],
  none: ["rhythm", "trust", "fit", "warmth", "balance"],
};

/** The candidates that answer the cause, or all where none does. Who asked about a concern once does not ask again. */
function answering(candidates: PlayCandidate[], choice: PlayChoice): PlayCandidate[] {
  const open = candidates.filter((it) => !isAskedAlready(it, choice));
  const fitting = open.filter(
    (it) =>
      ANSWERS[choice.cause].includes(it.play.aim) &&
      (choice.cause !== "turned" || it.signal === null || isFresh(it, choice)),
  );
  const senior =
    choice.cause === "goodbye" ? fitting.filter((it) => !isAboutUser(it, choice)) : fitting;
  return [senior, fitting, open].find((it) => it.length > 0) ?? candidates;
}

/** Somebody who uses our work does not decide whether they stay. */
function isAboutUser({ contactId }: PlayCandidate, { situation }: PlayChoice): boolean {
  return contactId !== null && situation.customer.contacts.get(contactId)?.level === "user";
}

/** A concern is asked about once, until they raise it again: the answer tells whether it is settled. */
function isAskedAlready({ play, signal }: PlayCandidate, { history }: PlayChoice): boolean {
  if (signal?.kind !== "concern") return false;
  return history.nudges.some(
    (it) => it.play === play.id && (it.sentAt ?? 0) > signal.at && isActedOn(it),
  );
}

/** After this many days on which they spoke and sounded calm, an open item is no longer what is on their mind. */
const FRESH_SIGNS = 3;

function isFresh({ signal }: PlayCandidate, { history }: PlayChoice): boolean {
  if (signal === null) return true;
  const since = signal.dueOn === null ? signal.at : Math.max(signal.at, Date.parse(signal.dueOn));
  const calm = history.interactions.filter(
    (it) =>
      it.at > since + DAY_MS &&
      it.direction !== "out" &&
      it.sentiment !== "negative" &&
      it.sentiment !== "mixed",
  );
  return calm.length < FRESH_SIGNS;
}

function isUrgent(candidate: PlayCandidate, choice: PlayChoice): boolean {
  return candidate.play.urgent && isFresh(candidate, choice);
}

/** The plays that are on trial in this nudge: none in most, so that a poor one reaches few. */
function trialsIn(applicable: PlayCandidate[], choice: PlayChoice): PlayCandidate[] {
  if (drawOf(`${choice.seed}|trial`) >= TRIAL_SHARE) return [];
  return applicable.filter(
    ({ play }) => play.state === "trial" && !choice.taken.has(play.id) && hasRested(play, choice),
  );
}

/** A play that applies here and can be said, or null. */
export function candidateOf(
  play: Play,
  { situation }: Pick<PlayChoice, "situation">,
): PlayCandidate | null {
  if (play.state === "retired" || play.weight === 0) return null;
  const { facts, contactId, signal } = factsFor(situation, play);
  // An open concern of theirs comes before anything that we want.
  if (play.forUs && Number(facts.concernsOpen?.value ?? 0) > 0) return null;
  if (holds(play.when, facts) !== true) return null;
  const sayable =
    firstSayable(play.reason, facts) !== null &&
    firstSayable(play.action, facts) !== null &&
    play.questions.some((it) => isSayable(it, facts));
  return sayable ? { play, facts, contactId, signal } : null;
}

function hasRested(play: Play, { history, week }: PlayChoice): boolean {
  const last = lastWeekOf(play, history);
  return last === null || (week - last) * 7 >= play.restDays;
}

function lastWeekOf(play: Play, { nudges }: CustomerHistory): WeekNumber | null {
  const last = nudges.findLast(
    (it) => (it.play === play.id || it.passedOver?.includes(play.id)) && reachedMember(it),
  );
  return last ? weekNumberOf(last.week) : null;
}

/** When every play is resting: the one that rested longest, so that nobody is forgotten for want of words. */
function leastLately(applicable: PlayCandidate[], { history }: PlayChoice): PlayCandidate[] {
  const lately = ({ play }: PlayCandidate) => lastWeekOf(play, history) ?? Number.NEGATIVE_INFINITY;
  const [first] = applicable.toSorted((a, b) => lately(a) - lately(b));
  return first ? [first] : [];
}

/**
 * Thompson's draw in two steps: first for what to strengthen, then for the play. So an aim's chance does not grow with
 * the number of its plays.
 */
function best(candidates: PlayCandidate[], choice: PlayChoice): PlayCandidate | null {
  const byAim = Map.groupBy(candidates, ({ play }) => play.aim);
  const aim = highest([...byAim.keys()], (it) => aimScore(it, choice));
  return aim === null ? null : highest(byAim.get(aim) ?? [], ({ play }) => playScore(play, choice));
}

function aimScore(aim: PlayAim, choice: PlayChoice): number {
  const { experience, situationKey, seed, history, plays } = choice;
  const draw = drawFor(experience, aimKey(aim), situationKey, `${seed}|${aimKey(aim)}`);
  const last = history.nudges.findLast(reachedMember);
  const lastAim = plays.find((it) => it.id === last?.play)?.aim;
  return draw * lackOf(aim, choice) * (aim === lastAim ? AGAIN_COUNTS : 1);
}

function playScore(play: Play, choice: PlayChoice): number {
  const { experience, situationKey, seed, memberPlays, week } = choice;
  const draw = drawFor(experience, play.id, situationKey, `${seed}|${play.id}`);
  const lastWeek = memberPlays.get(play.id);
  const used =
    lastWeek === undefined ? 0 : USED_LATELY * 0.5 ** ((week - lastWeek) / RECOVERS_HALF_IN_WEEKS);
  return draw * play.weight * (1 - used);
}

/** What the customer lacks counts for more; silence asks for the rhythm first. */
function lackOf(aim: PlayAim, { strengths, situation }: PlayChoice): number {
  const state = situation.facts.rhythmState?.value;
  const silence = state === "quiet" ? WHEN_QUIET[aim] : state === "fading" ? WHEN_FADING[aim] : 1;
  if (aim === "balance") return silence;
  const strength = strengths[aim];
  return silence * (strength === null ? 1 : WEAKEST_COUNTS - (STRENGTH_SPAN * strength) / 100);
}

function highest<T>(all: T[], scoreOf: (one: T) => number): T | null {
  let top: { one: T; score: number } | null = null;
  for (const one of all) {
    const score = scoreOf(one);
    if (top === null || score > top.score) top = { one, score };
  }
  return top?.one ?? null;
}
