import { strengthValues } from "../strengths/health.ts";
import type { Evidence } from "../model/nudge.ts";
import type { Facts } from "../plays/facts.ts";
import { situationOf } from "../plays/situation/situation.ts";
import { evidenceIn, firstSayable, isSayable, say } from "../plays/text.ts";
import { drawOf, hashOf } from "../model/random.ts";
import { customerAsOf } from "../strengths/subject.ts";
import type { Share } from "./assign.ts";
import type { Candidate, PlanningContext, WorkspaceContext } from "./planning-context.ts";
import type { PlannedNudge } from "./planned-nudge.ts";
import { causeOf } from "./cause.ts";
import { playFor, type Cause, type PlayCandidate } from "./play-for.ts";
import { ignoredInARow } from "./reached-members.ts";
import { isOpenItem } from "../model/signal.ts";
import { situationKey } from "./reward.ts";
import type { CustomerPriority } from "./customer-priority.ts";
import { weekNumberOf, type WeekNumber } from "./contact-interval.ts";
import { whyNotNext, whyNow } from "./why.ts";

/** Each chosen nudge is withheld with this chance, so that what nudges do can be distinguished from what would happen anyway. */
const HOLDOUT = 0.1;

/** Two ignored in a row are often luck; four are a sign that less should be asked. */
const GENTLE_AFTER = 4;

/** Plays that colleagues of a team get already, by slot: the same morning, nobody reads what a colleague reads. */
export type TeamPlays = Map<number, Set<string>>;

/** One member's nudges of the week, in slots from 1 on. Adds their plays to the team's. */
export function nudgesOf(
  share: Share,
  context: PlanningContext,
  team: TeamPlays = new Map(),
): PlannedNudge[] {
  const nudges: PlannedNudge[] = [];
  const taken = new Set<string>();
  const line = [...share.chosen, ...share.alternates];
  let place = 0;
  for (const priority of line) {
    place += 1;
    if (nudges.length === share.budget) break;
    const slot = nudges.length + 1;
    const takenByTeam = team.get(slot) ?? new Set();
    const nudge = nudgeFor(priority, context, {
      memberId: share.memberId,
      slot,
      taken,
      takenByTeam,
      exempt: share.needed.has(priority.customer.id),
      next: line.slice(Math.max(place, share.chosen.length))[0],
    });
    if (nudge === null) continue;
    nudges.push(nudge);
    taken.add(nudge.play);
    team.set(slot, takenByTeam.add(nudge.play));
  }
  return nudges;
}

type Place = {
  memberId: string;
  slot: number;
  /** plays that the member gets this week anyway */
  taken: ReadonlySet<string>;
  /** plays that colleagues of the same team get the same morning */
  takenByTeam?: ReadonlySet<string>;
  /** withholding it would cost somebody their turn */
  exempt: boolean;
  next: CustomerPriority | undefined;
};

/** The nudge about one customer, or null when no play applies. */
export function nudgeFor(
  priority: CustomerPriority,
  context: PlanningContext,
  place: Place,
): PlannedNudge | null {
  const { customer, history, asOf } = priority;
  const choice = choosePlay(priority, context, { ...place, cause: causeOf(priority) });
  if (!choice) return null;
  const { play, facts } = choice;
  const reason = firstSayable(play.reason, facts) ?? "";
  return {
    memberId: place.memberId,
    customerId: customer.id,
    contactId: choice.contactId,
    signalId: choice.signal && isOpenItem(choice.signal) ? choice.signal.id : null,
    week: context.week,
    slot: place.slot,
    play: play.id,
    aim: play.aim,
    reason: say(reason, facts),
    evidence: evidenceOf(reason, facts),
    ...stepOf(choice, priority, context, place.memberId),
    whyNow: whyNow(priority),
    whyNotNext: whyNotNext(priority, place.next),
    ...holdout(priority, context, place),
    situation: situationKey(history.interactions, asOf, customer.tier),
  };
}

/** What would help one customer most, without the words that say why; null when no play applies. */
export function stepFor(
  candidate: Candidate,
  context: WorkspaceContext,
  memberId: string,
): ({ play: string } & Step) | null {
  const choice = choosePlay(candidate, context, {
    memberId,
    taken: new Set(),
    cause: "none",
  });
  return choice && { play: choice.play.id, ...stepOf(choice, candidate, context, memberId) };
}

/** The play for one customer, with the facts to say it with. */
function choosePlay(
  { customer, history, asOf, risk }: Candidate,
  context: WorkspaceContext,
  {
    memberId,
    taken,
    takenByTeam,
    cause,
  }: Pick<Place, "memberId" | "taken" | "takenByTeam"> & {
    cause: Cause;
  },
): PlayCandidate | null {
  const reached = context.reached.get(memberId) ?? [];
  const known = customerAsOf(history, asOf, context.members);
  return playFor({
    plays: context.plays,
    situation: situationOf({
      customer: { ...known, today: context.monday },
      memberId,
      quietRisk: risk?.risk ?? null,
      shares: context.effort.get(customer.id) ?? null,
    }),
    situationKey: situationKey(history.interactions, asOf, customer.tier),
    strengths: strengthValues(known),
    history,
    experience: context.experience,
    week: context.weekNumber,
    memberPlays: lastWeeks(reached),
    taken,
    takenByTeam: takenByTeam ?? new Set(),
    gentleOnly: ignoredInARow(reached) >= GENTLE_AFTER,
    cause,
    seed: `${seedOf(memberId, context)}|${context.week}|${customer.id}`,
  });
}

const seedOf = (memberId: string, { portfolio }: WorkspaceContext) =>
  `${portfolio.workspaceId}|${memberId}`;

function holdout(
  { customer, issues }: CustomerPriority,
  { portfolio, week }: PlanningContext,
  place: Place,
): { inExperiment: boolean; withheld: boolean } {
  const inExperiment =
    portfolio.settings.holdout && !place.exempt && customer.tier !== "A" && !issues.overduePromise;
  const seed = `${portfolio.workspaceId}|holdout|${place.memberId}|${week}|${customer.id}`;
  return { inExperiment, withheld: inExperiment && drawOf(seed) < HOLDOUT };
}

type Step = { action: string; question: string };

/** What to do and what to find out; each time the play comes back, the next wording of its question. */
function stepOf(
  { play, facts }: PlayCandidate,
  { history }: Candidate,
  context: WorkspaceContext,
  memberId: string,
): Step {
  const usedBefore = history.nudges.filter((it) => it.play === play.id).length;
  const questions = play.questions.filter((it) => isSayable(it, facts));
  const turn = hashOf(`${seedOf(memberId, context)}|${play.id}`) + usedBefore;
  return {
    action: say(firstSayable(play.action, facts) ?? "", facts),
    question: say(questions[turn % questions.length] ?? "", facts),
  };
}

/** What a reason's facts are proven by; one that names none stands on the last touch. */
function evidenceOf(reason: string, facts: Facts): Evidence[] {
  const evidence = evidenceIn(reason, facts);
  const last = facts.lastOn?.evidence;
  return evidence.length === 0 && last ? [last] : evidence;
}

function lastWeeks(nudges: { play: string; week: string }[]): Map<string, WeekNumber> {
  return new Map(nudges.map((it) => [it.play, weekNumberOf(it.week)]));
}
