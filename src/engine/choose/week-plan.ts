import { toLocalDate, weekOf } from "../model/calendar.ts";
import { assign } from "./assign.ts";
import { assigneesOf, silentIn } from "./assignees.ts";
import {
  buildPlanningContext,
  createCustomerContext,
  createPlanningContext,
} from "./planning-context.ts";
import { nudgeFor, nudgesOf, stepFor, type TeamPlays } from "./nudge-for.ts";
import type { PlannedNudge } from "./planned-nudge.ts";
import { CATALOGUE } from "../plays/catalogue/catalogue.ts";
import type { Play } from "../plays/play.ts";
import type { Portfolio } from "../model/portfolio.ts";
import type { QuietRiskModel } from "../quiet-risk/quiet-risk.ts";
import { runToEnd, type Cooperative } from "../model/cooperative.ts";
import type { Instant, Week } from "../model/time.ts";

export type { PlannedNudge } from "./planned-nudge.ts";

export type WeekPlan = {
  week: Week;
  nudges: PlannedNudge[];
  /** for the manager: customers whose turn does not fit into the budget, by member; members with none are left out */
  waiting: { memberId: string; customers: number }[];
  /** members who left six nudges unanswered and said nothing since: they get none, and are asked once */
  silent: { memberId: string; lastNudgeId: string }[];
  /** how relationships fall silent here, as learned for this plan: for looks at one customer in between */
  quietRisk: QuietRiskModel;
};

export type PlanOptions = {
  /** whose nudges to write; everybody's by default. The choice is the same either way. */
  memberIds?: string[];
  /** the catalogue with the workspace's own plays and settings (`playsOf`); the catalogue by default */
  plays?: readonly Play[];
};

/**
 * Whom each member is nudged about in a week, why, and with which question. Uses nothing that happened at or after
 * Monday 00:00 of the week in the zones of a customer's owners. Same portfolio, week and plays, same plan, always.
 */
export function planWeek(portfolio: Portfolio, week: Week, options: PlanOptions = {}): WeekPlan {
  return runToEnd(planWeekInSteps(portfolio, week, options));
}

/** `planWeek` in steps: the plan of a workspace of 50,000 customers takes seconds. */
export function* planWeekInSteps(
  portfolio: Portfolio,
  week: Week,
  options: PlanOptions = {},
): Cooperative<WeekPlan> {
  const context = yield* buildPlanningContext(portfolio, week, options.plays ?? CATALOGUE);
  const shares = assign(context.priorities, assigneesOf(context), context.weekNumber);
  const asked = options.memberIds && new Set(options.memberIds);
  const wanted = shares.filter((it) => !asked || asked.has(it.memberId));
  const nudges: PlannedNudge[] = [];
  const managers = new Map(portfolio.members.map((it) => [it.id, it.managerId]));
  const wantedTeams = new Set(wanted.map((it) => managers.get(it.memberId) ?? it.memberId));
  const teams = new Map<string, TeamPlays>();
  // Whole teams are worded, also where one member was asked for: what a member gets is the same whoever asks.
  for (const share of shares) {
    yield;
    const teamId = managers.get(share.memberId) ?? share.memberId;
    if (!wantedTeams.has(teamId)) continue;
    const team = teams.get(teamId) ?? new Map();
    teams.set(teamId, team);
    const own = nudgesOf(share, context, team);
    if (!asked || asked.has(share.memberId)) nudges.push(...own);
  }
  return {
    week,
    quietRisk: context.model,
    nudges,
    silent: wanted.flatMap(({ memberId }) => {
      const last = context.reached.get(memberId)?.at(-1);
      const isLeft = last && silentIn(portfolio, context.reached, memberId);
      return isLeft ? [{ memberId, lastNudgeId: last.id }] : [];
    }),
    waiting: wanted
      .filter((it) => it.waiting > 0)
      .map((it) => ({ memberId: it.memberId, customers: it.waiting })),
  };
}

/** What a look at one customer alone cannot know of its workspace. */
export type LookOptions = {
  /** the catalogue with the workspace's own plays and settings; the catalogue by default */
  plays?: readonly Play[];
  /** quiet risk as learned from the whole workspace (`WeekPlan.quietRisk`); without it, from this customer and the prior */
  model?: QuietRiskModel | undefined;
};

/**
 * Another idea for a nudge: the same member and customer, the next best play that was not offered yet; null when none is
 * left. `alreadyOffered` are play ids; the nudge's own counts as offered.
 */
export function anotherIdea(
  portfolio: Portfolio,
  week: Week,
  nudge: PlannedNudge,
  alreadyOffered: string[],
  { plays = CATALOGUE, model }: LookOptions = {},
): PlannedNudge | null {
  const offered = new Set([...alreadyOffered, nudge.play]);
  const open = plays.filter((it) => !offered.has(it.id));
  const only = portfolio.customers.filter((it) => it.id === nudge.customerId);
  const context = createPlanningContext(portfolio, week, open, { only, model });
  const [priority] = context.priorities;
  if (!priority) return null;
  const idea = nudgeFor(priority, context, {
    memberId: nudge.memberId,
    slot: nudge.slot,
    taken: new Set(),
    exempt: true,
    next: undefined,
  });
  return idea && { ...idea, whyNow: nudge.whyNow, whyNotNext: nudge.whyNotNext };
}

/**
 * What would help one customer most, for a look at it in between: the words of the best play as of this week's Monday.
 * Null for a customer that is not active, or not the member's to look after.
 */
export function nextStep(
  portfolio: Portfolio,
  customerId: string,
  memberId: string,
  now: Instant,
  { plays = CATALOGUE, model }: LookOptions = {},
): { play: string; action: string; question: string } | null {
  const customer = portfolio.customers.find((it) => it.id === customerId);
  const member = portfolio.members.find((it) => it.id === memberId);
  if (!customer || !member) return null;
  const week = weekOf(toLocalDate(now, member.timezone));
  const alone = createCustomerContext(portfolio, customer, week, plays, model);
  return alone && stepFor(alone.candidate, alone.context, memberId);
}
