import { addWeeks, toLocalDate, weekStart } from "../model/calendar.ts";
import type { Customer } from "../model/customer.ts";
import { budgetOf, type BudgetFacts } from "./budget.ts";
import { fadingOf, strengthenedOf, type FadingLine, type StrengthenedLine } from "./movement.ts";
import { gapsOf, type GapLine } from "./gaps.ts";
import { headlineOf, type Headline, type Tellable } from "./headline.ts";
import { type Doable, type TodoLine, todosOf } from "./todo.ts";
import { touchesThisWeek, type TeamWeek } from "./team-week.ts";
import { newsOf, silentOf, type NewsLine, type SilentLine } from "./news.ts";
import { thanksOf, type ThanksLine } from "./thanks.ts";
import type { PromiseLine, VoiceLine } from "./voice.ts";
import { concernLines, needLines, promiseLines } from "./voice.ts";
import { historyBefore } from "../model/as-of.ts";
import { historiesOf, membersById, type Members } from "../model/history.ts";
import type { Portfolio } from "../model/portfolio.ts";
import { customerAsOf } from "../strengths/subject.ts";
import type { Instant, LocalDate, Week } from "../model/time.ts";

/**
 * A team's week, for its manager's channel. Lines are in the order to show them, the most telling first; a channel's
 * view takes as many as it has room for, and leaves out those marked `restricted`.
 */
export type DigestFacts = {
  managerId: string;
  week: Week;
  /** what was told after this instant is the next digest's */
  until: Instant;
  /** Monday and Sunday of the week, in the manager's zone */
  from: LocalDate;
  to: LocalDate;
  /** the members of the team, by name */
  members: { memberId: string; name: string }[];
  numbers: DigestNumbers;
  strengthened: StrengthenedLine[];
  fading: FadingLine[];
  promises: { overdue: PromiseLine[]; dueNextWeek: PromiseLine[] };
  /** what customers asked for this week, in their words */
  needs: VoiceLine[];
  /** every concern that is open, longest first */
  concerns: VoiceLine[];
  /** what became of customers and people there, and who competes */
  news: NewsLine[];
  /** members who let nudges go unanswered, with the weeks since they said anything */
  silent: SilentLine[];
  /** one line a member at most */
  thanks: ThanksLine[];
  budget: BudgetFacts;
  /** where we know nobody, at the customers touched this week */
  gaps: GapLine[];
  /** the week in one sentence, and what the manager can do: of customers that everybody may see */
  headline: Headline;
  todos: TodoLine[];
};

/** The week in numbers, of the team and those of its customers that everybody may see. */
export type DigestNumbers = {
  nudgesSent: number;
  nudgesAnswered: number;
  /** interactions of this week with the team's customers, by anyone */
  touches: number;
  /** active customers touched this week, of all active ones */
  customersTouched: number;
  customers: number;
};

/**
 * The facts of a team's week: of the members whose manager this is, and the active customers that they own. Nothing at
 * or after `asOf` is told, and nothing after the week. Costs one pass over the portfolio, and health only for customers
 * touched this week. What was told after the digest `before` is news in this one.
 * @throws RangeError for a manager who is no member
 */
export function digestOf(
  portfolio: Portfolio,
  managerId: string,
  week: Week,
  asOf: Instant,
  before: Instant | null = null,
): DigestFacts {
  const members = membersById(portfolio.members);
  const manager = members.get(managerId);
  if (manager === undefined) throw new RangeError(`No such member: ${managerId}`);
  const zone = manager.timezone;
  const from = weekStart(week, zone);
  const until = Math.min(asOf, weekStart(addWeeks(week, 1), zone));
  const lastDate = toLocalDate(until - 1, zone);
  const team = membersById(portfolio.members.filter((member) => member.managerId === managerId));
  const theirs = portfolio.customers.filter((customer) => isOfTeam(customer, team, lastDate));
  const histories = historiesOf({ ...portfolio, customers: theirs });
  const customers = [...histories.values()].map((history) =>
    customerAsOf(historyBefore(history, until, zone), until, members),
  );
  const teamWeek: TeamWeek = {
    from,
    until,
    newsFrom: before ?? from,
    newsDay: toLocalDate(before ?? from, zone),
    fromDate: toLocalDate(from, zone),
    lastDate,
    team,
    members,
    customers,
  };
  const lines = {
    strengthened: strengthenedOf(teamWeek),
    fading: fadingOf(teamWeek),
    promises: promiseLines(teamWeek),
    needs: needLines(teamWeek),
    concerns: concernLines(teamWeek),
    news: newsOf(portfolio, teamWeek),
    thanks: thanksOf(teamWeek),
    gaps: gapsOf(teamWeek),
  };
  const open = openLines(lines);
  return {
    managerId,
    week,
    until,
    from: teamWeek.fromDate,
    to: toLocalDate(weekStart(addWeeks(week, 1), zone) - 1, zone),
    members: [...team.values()]
      .map(({ id, name }) => ({ memberId: id, name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    numbers: numbersOf(portfolio, week, teamWeek),
    ...lines,
    silent: silentOf(portfolio, teamWeek),
    budget: budgetOf(teamWeek, portfolio.settings),
    headline: headlineOf(open),
    todos: todosOf(open),
  };
}

type Lines = Tellable & Doable;

/** The lines about customers that everybody may see: a channel has more readers than a restricted customer. */
function openLines(lines: Lines): Lines {
  const open = <Line extends { restricted: boolean }>(some: Line[]) =>
    some.filter(({ restricted }) => !restricted);
  return {
    strengthened: open(lines.strengthened),
    fading: open(lines.fading),
    promises: { overdue: open(lines.promises.overdue) },
    needs: open(lines.needs),
    concerns: open(lines.concerns),
    news: open(lines.news),
    thanks: open(lines.thanks),
    gaps: open(lines.gaps),
  };
}

/** Active, or not lost or paused before the last day. */
function isOfTeam(customer: Customer, team: Members, lastDate: LocalDate): boolean {
  const { status, statusOn = null, ownerIds } = customer;
  const isActive = status === "active" || (statusOn !== null && statusOn > lastDate);
  return isActive && ownerIds.some((id) => team.has(id));
}

function numbersOf(portfolio: Portfolio, week: Week, teamWeek: TeamWeek): DigestNumbers {
  const { team, until } = teamWeek;
  const customers = teamWeek.customers.filter(
    ({ history }) => history.customer.visibility !== "restricted",
  );
  const sent = portfolio.nudges.filter(
    (nudge) =>
      nudge.week === week &&
      team.has(nudge.memberId) &&
      nudge.sentAt !== null &&
      nudge.sentAt < until,
  );
  const touches = customers.map((customer) => touchesThisWeek(customer, teamWeek).length);
  return {
    nudgesSent: sent.length,
    nudgesAnswered: sent.filter(({ answeredAt }) => answeredAt !== null && answeredAt < until)
      .length,
    touches: touches.reduce((sum, n) => sum + n, 0),
    customersTouched: touches.filter((n) => n > 0).length,
    customers: customers.length,
  };
}
