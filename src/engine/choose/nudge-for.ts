import { strengthValues } from "../health.ts";
import type { Evidence } from "../nudge.ts";
import { situationOf } from "../plays/situation.ts";
import { evidenceIn, firstSayable, isSayable, say } from "../plays/text.ts";
import { drawOf, hashOf } from "../seed.ts";
import { see } from "../strengths/seen.ts";
import type { Share } from "./assign.ts";
import { ignoredInARow, type Desk } from "./desk.ts";
import type { PlannedNudge } from "./planned-nudge.ts";
import { playFor, type Candidate } from "./play-for.ts";
import { situationKey } from "./reward.ts";
import type { Standing } from "./standing.ts";
import { weekNumberOf, type WeekNumber } from "./turn.ts";
import { whyNotNext, whyNow } from "./why.ts";

/** Each chosen nudge is withheld with this chance, so that what nudges do can be told from what would happen anyway. */
const HOLDOUT = 0.1;

/** One member's nudges of the week, in slots from 1 on. */
export function nudgesOf(share: Share, desk: Desk): PlannedNudge[] {
  const nudges: PlannedNudge[] = [];
  const taken = new Set<string>();
  const line = [...share.chosen, ...share.alternates];
  let place = 0;
  for (const standing of line) {
    place += 1;
    if (nudges.length === share.budget) break;
    const nudge = nudgeFor(standing, desk, {
      memberId: share.memberId,
      slot: nudges.length + 1,
      taken,
      exempt: share.needed.has(standing.customer.id),
      next: line.slice(Math.max(place, share.chosen.length))[0],
    });
    if (nudge === null) continue;
    nudges.push(nudge);
    taken.add(nudge.play);
  }
  return nudges;
}

type Place = {
  memberId: string;
  slot: number;
  /** plays that the member gets this week anyway */
  taken: ReadonlySet<string>;
  /** withholding it would cost somebody their turn */
  exempt: boolean;
  next: Standing | undefined;
};

/** The nudge about one customer, or null when no play applies. */
export function nudgeFor(standing: Standing, desk: Desk, place: Place): PlannedNudge | null {
  const { customer, history, asOf } = standing;
  const { portfolio, week } = desk;
  const seed = `${portfolio.workspaceId}|${place.memberId}|${week}|${customer.id}`;
  const reached = desk.reached.get(place.memberId) ?? [];
  const situation = situationKey(history.interactions, asOf, customer.tier);
  const seen = see(history, asOf, desk.members);
  const candidate = playFor({
    plays: desk.plays,
    situation: situationOf({
      seen: { ...seen, today: desk.monday },
      memberId: place.memberId,
      quietRisk: standing.risk?.risk ?? null,
      shares: desk.effort.get(customer.id) ?? null,
    }),
    situationKey: situation,
    strengths: strengthValues(seen),
    history,
    experience: desk.experience,
    week: desk.weekNumber,
    memberPlays: lastWeeks(reached),
    taken: place.taken,
    gentleOnly: ignoredInARow(reached) >= 2,
    seed,
  });
  if (!candidate) return null;
  const { play } = candidate;
  return {
    memberId: place.memberId,
    customerId: customer.id,
    contactId: candidate.contactId,
    week,
    slot: place.slot,
    play: play.id,
    aim: play.aim,
    ...wordsOf(candidate, seed, history.nudges.filter((it) => it.play === play.id).length),
    whyNow: whyNow(standing, portfolio.settings),
    whyNotNext: whyNotNext(standing, place.next),
    ...holdout(standing, desk, place),
    situation,
  };
}

function holdout(
  { customer, matter }: Standing,
  { portfolio, week }: Desk,
  place: Place,
): { drawn: boolean; withheld: boolean } {
  const drawn =
    portfolio.settings.holdout && !place.exempt && customer.tier !== "A" && !matter.overduePromise;
  const seed = `${portfolio.workspaceId}|holdout|${place.memberId}|${week}|${customer.id}`;
  return { drawn, withheld: drawn && drawOf(seed) < HOLDOUT };
}

type Words = { reason: string; evidence: Evidence[]; action: string; question: string };

/** The words of a play with its facts in them; each time the play comes back, the next wording of its question. */
function wordsOf({ play, facts }: Candidate, seed: string, usedBefore: number): Words {
  const reason = firstSayable(play.reason, facts) ?? "";
  const action = firstSayable(play.action, facts) ?? "";
  const questions = play.questions.filter((it) => isSayable(it, facts));
  const turn = hashOf(`${seed.split("|").slice(0, 2).join("|")}|${play.id}`) + usedBefore;
  const question = questions[turn % questions.length] ?? "";
  const evidence = evidenceIn(reason, facts);
  const last = facts.lastOn?.evidence;
  return {
    reason: say(reason, facts),
    evidence: evidence.length === 0 && last ? [last] : evidence,
    action: say(action, facts),
    question: say(question, facts),
  };
}

function lastWeeks(nudges: { play: string; week: string }[]): Map<string, WeekNumber> {
  return new Map(nudges.map((it) => [it.play, weekNumberOf(it.week)]));
}
