import type { CustomerPriority } from "./customer-priority.ts";
import type { WeekNumber } from "./contact-interval.ts";

/** Whom one member works through this week. */
export type Share = {
  memberId: string;
  budget: number;
  /** chosen, best first */
  chosen: CustomerPriority[];
  /** chosen because otherwise somebody would miss their turn, though it would fit */
  needed: ReadonlySet<string>;
  /** next in line, when nothing can be said about a chosen one; the first is what "why not the next one" is about */
  alternates: CustomerPriority[];
  /** of the customers that are this member's to work through, those whose turn does not fit */
  waiting: number;
};

export type Assignee = {
  memberId: string;
  /** nudges this week, and in an ordinary week */ budget: number;
  usual: number;
};

/**
 * Gives every customer to at most one of its owners for the week, and each member at most the budget.
 * Everything is decided over the whole workspace, so that one member's share is the same whoever asks.
 */
export function assign(
  priorities: CustomerPriority[],
  assignees: Assignee[],
  week: WeekNumber,
): Share[] {
  const homes = homesOf(priorities, assignees);
  const shares = assignees.map((it) => shareOf(it, homes.get(it.memberId) ?? [], week));
  fillFromShared(priorities, shares);
  return shares;
}

/**
 * Which owner works through a customer: the one with the most room, in weekly turns for each nudge of the budget; on a
 * draw the owner who stands first. So members who share customers share the work, and a customer keeps its face.
 */
function homesOf(priorities: CustomerPriority[], assignees: Assignee[]) {
  const usual = new Map(assignees.map((it) => [it.memberId, it.usual]));
  const homes = new Map<string, CustomerPriority[]>(assignees.map((it) => [it.memberId, []]));
  const load = new Map<string, number>();
  const owned = priorities.map((priority) => ({
    priority,
    owners: priority.customer.ownerIds.filter((id) => usual.has(id)),
  }));
  const byChoice = owned
    .filter(({ owners }) => owners.length > 0)
    .toSorted(
      (a, b) =>
        a.owners.length - b.owners.length ||
        compareIds(a.priority.customer.id, b.priority.customer.id),
    );
  for (const { priority, owners } of byChoice) {
    const room = (id: string) => (load.get(id) ?? 0) / (usual.get(id) ?? 1);
    const home = owners.reduce((best, id) => (room(id) < room(best) - 1e-9 ? id : best));
    load.set(home, (load.get(home) ?? 0) + 1 / priority.contactIntervalWeeks);
    homes.get(home)?.push(priority);
  }
  return homes;
}

function shareOf(
  { memberId, budget, usual }: Assignee,
  home: CustomerPriority[],
  week: WeekNumber,
): Share {
  const due = dueCounts(home);
  const owed = Math.ceil(mostOver(due, usual * FLOOR_SHARE, 0) - 1e-9);
  const ready = home.filter((it) => !it.resting);
  const first = ready
    .toSorted(
      (a, b) => a.dueInWeeks - b.dueInWeeks || b.waitedWeeks - a.waitedWeeks || compareNeed(a, b),
    )
    .slice(0, Math.min(owed, floorPlaces(budget, week)));
  const needed = new Set(first.map((it) => it.customer.id));
  const byNeed = ready.filter((it) => !needed.has(it.customer.id)).toSorted(compareNeed);
  const chosen = [...first, ...byNeed.slice(0, budget - first.length)].toSorted(compareNeed);
  return {
    memberId,
    budget,
    chosen,
    needed,
    alternates: byNeed.slice(budget - first.length),
    waiting: mostOver(due, usual, usual),
  };
}

/**
 * Nobody is forgotten, and no more than that: turns that fall due take at most this share of the nudges. What is more
 * than that goes to where something changed. Measured on a company that we had not seen: turns every 8 and 4 weeks that
 * take whatever they need cost 9 % of the value kept.
 */
const FLOOR_SHARE = 1 / 3;

/** The share as whole nudges of a week: over the weeks it comes out even. */
function floorPlaces(budget: number, week: WeekNumber): number {
  const share = budget * FLOOR_SHARE;
  return Math.floor((week + 1) * share + 1e-9) - Math.floor(week * share + 1e-9);
}

/** How many turns are due by each week from this one on; what is overdue counts as this week. */
function dueCounts(home: CustomerPriority[]): number[] {
  const counts: number[] = [];
  for (const { dueInWeeks } of home) {
    const week = Math.max(0, dueInWeeks);
    counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}

/**
 * The most by which the turns due up to a week exceed the nudges up to it. With `thisWeek` 0: how many of this week's
 * nudges the others cannot make up for. With the whole week's budget: how many turns fit nowhere.
 * (Earliest deadline first meets every deadline that can be met: Liu and Layland, 1973.)
 */
function mostOver(due: number[], perWeek: number, thisWeek: number): number {
  let sum = 0;
  let most = 0;
  for (let week = 0; week < due.length; week++) {
    sum += due[week] ?? 0;
    most = Math.max(most, sum - thisWeek - perWeek * week);
  }
  return most;
}

/** Members with room left take customers that they share and that nobody has taken. */
function fillFromShared(priorities: CustomerPriority[], shares: Share[]): void {
  const taken = new Set(shares.flatMap((it) => it.chosen.map(({ customer }) => customer.id)));
  const withRoom = shares.filter((it) => it.chosen.length < it.budget);
  if (withRoom.length === 0) return;
  const shared = priorities
    .filter((it) => it.customer.ownerIds.length > 1 && !it.resting)
    .toSorted((a, b) => a.dueInWeeks - b.dueInWeeks || compareNeed(a, b));
  for (const priority of shared) {
    const { id, ownerIds } = priority.customer;
    if (taken.has(id)) continue;
    const free = withRoom
      .filter((it) => it.chosen.length < it.budget && ownerIds.includes(it.memberId))
      .toSorted((a, b) => a.chosen.length / a.budget - b.chosen.length / b.budget)[0];
    if (!free) continue;
    free.chosen.push(priority);
    taken.add(id);
  }
  for (const share of shares) {
    share.alternates = share.alternates.filter((it) => !taken.has(it.customer.id));
  }
}

/** By need; then whoever waited longer; then by id, so that the order is always the same. */
function compareNeed(a: CustomerPriority, b: CustomerPriority): number {
  return (
    b.need - a.need || b.waitedWeeks - a.waitedWeeks || compareIds(a.customer.id, b.customer.id)
  );
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
