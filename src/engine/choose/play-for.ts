import type { Health } from "../health.ts";
import type { CustomerHistory } from "../history.ts";
import { holds } from "../plays/condition.ts";
import type { Play } from "../plays/play.ts";
import { factsFor, type Facts, type Situation } from "../plays/situation.ts";
import { firstSayable, isSayable } from "../plays/text.ts";
import { drawOf } from "../seed.ts";
import { drawFor, type Experience } from "./bandit.ts";
import { reachedMember, weekNumberOf, type WeekNumber } from "./turn.ts";

/** A play that applies, with the facts that it is said with. */
export type Candidate = { play: Play; facts: Facts; contactId: string | null };

export type PlayChoice = {
  plays: readonly Play[];
  situation: Situation;
  /** as the nudge's context: bandit key */
  situationKey: string;
  health: Health;
  history: CustomerHistory;
  experience: Experience;
  week: WeekNumber;
  /** weeks in which this member last got each play */
  memberPlays: ReadonlyMap<string, WeekNumber>;
  /** plays that the member gets this week anyway, or that were offered already */
  taken: ReadonlySet<string>;
  /** two nudges in a row went unanswered: ask little */
  gentleOnly: boolean;
  /** of workspace, member, week and customer */
  seed: string;
};

/** A trial play is offered in this share of the nudges in which it applies. */
const TRIAL_SHARE = 0.2;
/** After a member got a play it is drawn this much less, half of which is recovered every 4 weeks. */
const USED_LATELY = 0.6;
const RECOVERS_HALF_IN_WEEKS = 4;
/** A weak strength counts for up to 1.4, a strong one for 0.6, an unknown one for 1 (our choice). */
const WEAKEST_COUNTS = 1.4;
const STRENGTH_SPAN = 0.8;

/** The play for a nudge, or null when none applies: urgent ones first, then by Thompson's draw. */
export function playFor(choice: PlayChoice): Candidate | null {
  const applicable = choice.plays.flatMap((play) => candidateOf(play, choice) ?? []);
  const rested = applicable.filter(({ play }) => hasRested(play, choice));
  const fresh = rested.filter(({ play }) => play.urgent || !choice.taken.has(play.id));
  const pool = [fresh, rested, leastLately(applicable, choice)].find((it) => it.length > 0) ?? [];
  const offered = pool.filter(({ play }) => !choice.taken.has(play.id) || play.urgent);
  const asked = offered.length > 0 ? offered : pool;
  const gentle = choice.gentleOnly ? asked.filter(({ play }) => play.gentle) : [];
  const gentled = gentle.length > 0 ? gentle : asked;
  const urgent = gentled.filter(({ play }) => play.urgent);
  return best(urgent.length > 0 ? urgent : gentled, choice);
}

/** A play that applies here and can be said, or null. */
export function candidateOf(
  play: Play,
  { situation, seed }: Pick<PlayChoice, "situation" | "seed">,
): Candidate | null {
  if (play.state === "retired" || play.weight === 0) return null;
  if (play.state === "trial" && drawOf(`${seed}|trial|${play.id}`) >= TRIAL_SHARE) return null;
  const { facts, contactId } = factsFor(situation, play.about);
  // An open concern of theirs comes before anything that we want.
  if (play.forUs && Number(facts.concernsOpen?.value ?? 0) > 0) return null;
  if (holds(play.when, facts) !== true) return null;
  const sayable =
    firstSayable(play.reason, facts) !== null &&
    firstSayable(play.action, facts) !== null &&
    play.questions.some((it) => isSayable(it, facts));
  return sayable ? { play, facts, contactId } : null;
}

function hasRested(play: Play, { history, week }: PlayChoice): boolean {
  const last = lastWeekOf(play, history);
  return last === null || (week - last) * 7 >= play.restDays;
}

function lastWeekOf(play: Play, { nudges }: CustomerHistory): WeekNumber | null {
  const last = nudges.findLast((it) => it.play === play.id && reachedMember(it));
  return last ? weekNumberOf(last.week) : null;
}

/** When every play is resting: the one that rested longest, so that nobody is forgotten for want of words. */
function leastLately(applicable: Candidate[], { history }: PlayChoice): Candidate[] {
  const lately = ({ play }: Candidate) => lastWeekOf(play, history) ?? Number.NEGATIVE_INFINITY;
  const [first] = applicable.toSorted((a, b) => lately(a) - lately(b));
  return first ? [first] : [];
}

function best(candidates: Candidate[], choice: PlayChoice): Candidate | null {
  let best: { candidate: Candidate; score: number } | null = null;
  for (const candidate of candidates) {
    const score = scoreOf(candidate.play, choice);
    if (best === null || score > best.score) best = { candidate, score };
  }
  return best?.candidate ?? null;
}

function scoreOf(play: Play, choice: PlayChoice): number {
  const draw = drawFor(
    choice.experience,
    play.id,
    choice.situationKey,
    `${choice.seed}|${play.id}`,
  );
  const lastWeek = choice.memberPlays.get(play.id);
  const used =
    lastWeek === undefined
      ? 0
      : USED_LATELY * 0.5 ** ((choice.week - lastWeek) / RECOVERS_HALF_IN_WEEKS);
  return draw * play.weight * lackOf(play, choice.health) * (1 - used);
}

function lackOf({ aim }: Play, { strengths }: Health): number {
  if (aim === "balance") return 1;
  const strength = strengths[aim];
  return strength.known ? WEAKEST_COUNTS - (STRENGTH_SPAN * strength.value) / 100 : 1;
}
