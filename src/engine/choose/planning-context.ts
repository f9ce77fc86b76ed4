import { sharesOf, type Shares } from "../strengths/balance.ts";
import { mondayOf, weekStart } from "../model/calendar.ts";
import type { Customer } from "../model/customer.ts";
import { historiesOf, membersById, type CustomerHistory, type Members } from "../model/history.ts";
import type { PastNudge } from "../model/nudge.ts";
import type { Play } from "../plays/play.ts";
import type { Portfolio } from "../model/portfolio.ts";
import { quietRisk, quietRiskInSteps, type QuietRiskModel } from "../quiet-risk/quiet-risk.ts";
import { runToEnd, type Cooperative } from "../model/cooperative.ts";
import type { Instant, LocalDate, Week, Zone } from "../model/time.ts";
import { experienceOf, type Experience } from "./bandit.ts";
import { historyBefore } from "../model/as-of.ts";
import { changeAlone, changesIn } from "../change/changes.ts";
import { customerPriority, type CustomerPriority } from "./customer-priority.ts";
import { issueWeightsOf, openSignsOf } from "./open-issues.ts";
import { learnTurnsBack } from "./turns-back.ts";
import { reachedByMember } from "./reached-members.ts";
import { reachedMember, weekNumberOf, type WeekNumber } from "./contact-interval.ts";
import { worthOf } from "./worth.ts";

/** What choosing a play looks at beside the customer itself, laid out once for a workspace and a week. */
export type WorkspaceContext = {
  portfolio: Portfolio;
  week: Week;
  weekNumber: WeekNumber;
  monday: LocalDate;
  plays: readonly Play[];
  members: Members;
  experience: Experience;
  effort: ReadonlyMap<string, Shares>;
  /** a member's nudges of earlier weeks that reached them, in order */
  reached: ReadonlyMap<string, PastNudge[]>;
};

/** A customer to choose a play for. */
export type Candidate = Pick<CustomerPriority, "customer" | "history" | "asOf" | "risk">;

/** The inputs of a plan: settings, members, customers and what is known of them. */
export type PlanningContext = WorkspaceContext & {
  /** active customers with an owner among the members */
  priorities: CustomerPriority[];
  /** how relationships fall silent here */
  model: QuietRiskModel;
};

/** How far quiet risk looks ahead for the coach's own customers. */
const QUIET_HORIZON_DAYS = 60;

/** Some customers alone, with what was learned from all. */
type ContextScope = { only?: Customer[]; model?: QuietRiskModel | undefined };

/** What a week is planned from. With `only`, for these customers alone: others' histories are not looked at. */
export function createPlanningContext(
  portfolio: Portfolio,
  week: Week,
  plays: readonly Play[],
  scope: ContextScope = {},
): PlanningContext {
  return runToEnd(buildPlanningContext(portfolio, week, plays, scope));
}

/** `createPlanningContext` in steps. */
export function* buildPlanningContext(
  portfolio: Portfolio,
  week: Week,
  plays: readonly Play[],
  { only = portfolio.customers, model: known }: ContextScope = {},
): Cooperative<PlanningContext> {
  const frame = frameOf(portfolio, week, plays);
  const { weekNumber, monday: today, earliest } = frame;
  const histories = yield* historiesAsOf(frame, only);
  const beganWeek = Math.min(
    weekNumber,
    ...minimumWeek(portfolio.nudges.filter((it) => reachedMember(it))),
  );
  const model = known ?? (yield* quietRiskInSteps(logsOf(histories), earliest, QUIET_HORIZON_DAYS));
  const worth = worthOf(portfolio.customers);
  const changes = changesIn(histories, frame.members, earliest);
  const open = histories.map((it) => openSignsOf(it.history, today, it.asOf));
  const issueWeights = issueWeightsOf(open);
  const turnsBack = learnTurnsBack(
    histories.map((it) => it.history),
    earliest,
  );
  const priorities: CustomerPriority[] = [];
  for (const [i, { history, asOf }] of histories.entries()) {
    yield;
    const { id } = history.customer;
    const priority = customerPriority({
      change: changes.get(id) ?? changeAlone(history, asOf),
      turnsBack,
      open: open[i] ?? openSignsOf(history, today, asOf),
      issueWeights,
      history,
      asOf,
      today,
      week: weekNumber,
      beganWeek,
      risk: quietRisk(model, { id, touches: history.interactions }, asOf),
      worth: worth.get(id) ?? 1,
      settings: portfolio.settings,
    });
    priorities.push(priority);
  }
  return { ...workspaceContextOf(frame, histories), priorities, model };
}

/** A workspace's week before any customer is looked at. */
type Frame = ReturnType<typeof frameOf>;

function frameOf(portfolio: Portfolio, week: Week, plays: readonly Play[]) {
  const mondays = mondaysOf(portfolio, week);
  return {
    portfolio,
    week,
    weekNumber: weekNumberOf(week),
    monday: mondayOf(week),
    plays,
    members: membersById(portfolio.members),
    mondays,
    earliest: Math.min(...mondays.values()),
  };
}

function workspaceContextOf(frame: Frame, histories: HistoryAsOf[]): WorkspaceContext {
  const { mondays: _mondays, earliest, ...rest } = frame;
  const { portfolio, week, plays } = rest;
  const known = histories.map(({ history }) => history);
  return {
    ...rest,
    experience: experienceOf(known, earliest, plays),
    effort: sharesOf(portfolio.customers),
    reached: reachedByMember(portfolio.nudges, week),
  };
}

/**
 * One customer alone and what choosing a play for it looks at; null for one that is not active or has no owner. The
 * same as in the week's plan, without all that says whether it is due.
 */
export function createCustomerContext(
  portfolio: Portfolio,
  customer: Customer,
  week: Week,
  plays: readonly Play[],
  known: QuietRiskModel | undefined,
): { context: WorkspaceContext; candidate: Candidate } | null {
  const frame = frameOf(portfolio, week, plays);
  const [own] = runToEnd(historiesAsOf(frame, [customer]));
  if (!own) return null;
  const { history, asOf } = own;
  const { id } = customer;
  const model =
    known ?? runToEnd(quietRiskInSteps(logsOf([own]), frame.earliest, QUIET_HORIZON_DAYS));
  const risk = quietRisk(model, { id, touches: history.interactions }, asOf);
  return {
    context: workspaceContextOf(frame, [own]),
    candidate: { customer, history, asOf, risk },
  };
}

function isLookedAfter({ status, ownerIds }: Customer, members: Members): boolean {
  return status === "active" && ownerIds.some((id) => members.has(id));
}

/** What was known of a customer before its Monday, the earliest of its owners' zones. */
type HistoryAsOf = { history: CustomerHistory; asOf: Instant };

/** Of the customers that are looked after. */
function* historiesAsOf(frame: Frame, customers: Customer[]): Cooperative<HistoryAsOf[]> {
  const owned = customers.filter((it) => isLookedAfter(it, frame.members));
  const ids = new Set(owned.map((it) => it.id));
  const whole = historiesOf(onlyOf(frame.portfolio, owned, ids));
  const known: HistoryAsOf[] = [];
  for (const { id, ownerIds } of owned) {
    yield;
    const history = whole.get(id);
    const one = history && historyAsOf(frame, history, ownerIds);
    if (one) known.push(one);
  }
  return known;
}

function historyAsOf(
  { members, mondays, week }: Frame,
  history: CustomerHistory,
  ownerIds: string[],
): HistoryAsOf | null {
  const zones = ownerIds.flatMap((owner) => members.get(owner)?.timezone ?? []);
  const [lead] = zones;
  if (lead === undefined) return null;
  const asOf = Math.min(...zones.map((zone) => mondays.get(zone) ?? Number.POSITIVE_INFINITY));
  const known = historyBefore(history, asOf, lead);
  // What was closed since is not asked about as if it stood open, whenever in its week a plan or a look is made.
  const closed = new Set(
    history.signals.filter((it) => it.closedOn !== null).map(({ id: it }) => it),
  );
  const signals = known.signals.filter((it) => it.closedOn !== null || !closed.has(it.id));
  const nudges = known.nudges.filter((it) => it.week < week);
  return { history: { ...known, signals, nudges }, asOf };
}

/** The part of a portfolio that some of its customers make up. */
function onlyOf(portfolio: Portfolio, customers: Customer[], ids: Set<string>): Portfolio {
  if (ids.size === portfolio.customers.length) return portfolio;
  const isOne = ({ customerId }: { customerId: string }) => ids.has(customerId);
  return {
    ...portfolio,
    customers,
    contacts: portfolio.contacts.filter(isOne),
    interactions: portfolio.interactions.filter(isOne),
    signals: portfolio.signals.filter(isOne),
    nudges: portfolio.nudges.filter(isOne),
  };
}

/** Monday 00:00 of the week in each member's zone. */
function mondaysOf({ members }: Portfolio, week: Week): Map<Zone, Instant> {
  const zones = new Set(members.map((it) => it.timezone));
  return new Map(
    [...(zones.size > 0 ? zones : ["UTC"])].map((zone) => [zone, weekStart(week, zone)]),
  );
}

function* logsOf(histories: HistoryAsOf[]) {
  for (const { history } of histories)
    yield { id: history.customer.id, touches: history.interactions };
}

function minimumWeek(nudges: PastNudge[]): WeekNumber[] {
  let first: Week | null = null;
  for (const { week } of nudges) if (first === null || week < first) first = week;
  return first === null ? [] : [weekNumberOf(first)];
}
