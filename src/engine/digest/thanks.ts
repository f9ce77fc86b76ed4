import { cadenceOf } from "../strengths/cadence.ts";
import { toLocalDate } from "../model/calendar.ts";
import { commitmentsOf } from "../model/commitment.ts";
import { concernsOf } from "../model/concern.ts";
import { count, sayDate } from "../model/saying.ts";
import type { CustomerAsOf, Touch } from "../strengths/subject.ts";
import type { LocalDate } from "../model/time.ts";
import { touchesThisWeek, type TeamWeek } from "./team-week.ts";

/** Something concrete that a member did this week, worth a thank you. */
export type ThanksLine = {
  memberId: string;
  memberName: string;
  customerId: string;
  restricted: boolean;
  on: LocalDate;
  /** goes on after the member's name: `got in touch with Fjord Foods again after 41 days` */
  text: string;
};

/** What deserves thanks first (our choice: the hard thing before the pleasant one). */
const RANKS = ["won back", "concern", "promise", "new person", "kind word"] as const;
type Deed = ThanksLine & { rank: (typeof RANKS)[number] };

/** One line a member, the best of what they did this week; members of the team alone, in order of their names. */
export function thanksOf(week: TeamWeek): ThanksLine[] {
  const deeds = week.customers.flatMap((customer) => [
    ...wonBack(customer, week),
    ...closed(customer, week),
    ...newPeople(customer, week),
    ...kindWords(customer, week),
  ]);
  const best = new Map<string, Deed>();
  for (const one of deeds) {
    const known = best.get(one.memberId);
    if (known === undefined || isBetter(one, known)) best.set(one.memberId, one);
  }
  return [...best.values()]
    .toSorted((a, b) => (a.memberName < b.memberName ? -1 : 1))
    .map(({ rank: _rank, ...line }) => line);
}

function isBetter(a: Deed, b: Deed): boolean {
  const byRank = RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);
  return byRank < 0 || (byRank === 0 && a.on < b.on);
}

/** The deed of a member of the team, as none or one. */
function deed(
  customer: CustomerAsOf,
  week: TeamWeek,
  memberId: string | null,
  on: LocalDate,
  rank: Deed["rank"],
  text: string,
): Deed[] {
  const member = memberId === null ? undefined : week.team.get(memberId);
  if (member === undefined) return [];
  const { id: customerId, visibility } = customer.history.customer;
  return [
    {
      memberId: member.id,
      memberName: member.name,
      customerId,
      restricted: visibility === "restricted",
      on,
      rank,
      text,
    },
  ];
}

/** The first touch after a silence that was longer than usual. */
function wonBack(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  const [first] = touchesThisWeek(customer, week);
  if (first === undefined) return [];
  const daysBefore = [
    ...new Set(customer.touches.filter(({ on }) => on < first.on).map(({ on }) => on)),
  ];
  const before = cadenceOf(daysBefore, first.on);
  if (before.state !== "fading" && before.state !== "quiet") return [];
  const text = `got in touch with ${customer.history.customer.name} again after ${count(before.silenceDays, "day")}`;
  return deed(customer, week, first.interaction.memberId, first.on, "won back", text);
}

/** Promises of ours kept by their day, and concerns closed, this week. */
function closed(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  const { name } = customer.history.customer;
  const promises = commitmentsOf(customer.signals, customer.today).flatMap(
    ({ by, state, signal }) => {
      const { closedOn, dueOn } = signal;
      if (by !== "us" || state !== "kept" || closedOn === null || closedOn < week.fromDate)
        return [];
      const due = dueOn === null ? "" : `, due ${sayDate(dueOn, customer.today)}`;
      return deed(
        customer,
        week,
        whoOn(customer, closedOn),
        closedOn,
        "promise",
        `kept a promise to ${name}${due}`,
      );
    },
  );
  const concerns = concernsOf(customer.signals, customer.today, customer.zone).flatMap(
    (concern) => {
      if (concern.state === "open" || concern.closedOn < week.fromDate) return [];
      const { closedOn } = concern;
      return deed(
        customer,
        week,
        whoOn(customer, closedOn),
        closedOn,
        "concern",
        `settled a concern of ${name}`,
      );
    },
  );
  return [...promises, ...concerns];
}

/** Contacts whom nobody of us had been in touch with before. */
function newPeople(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  const thisWeek = touchesThisWeek(customer, week);
  if (thisWeek.length === 0 || thisWeek.length === customer.touches.length) return [];
  const known = new Set(
    customer.touches
      .slice(0, customer.touches.length - thisWeek.length)
      .flatMap(({ interaction }) => interaction.contactIds),
  );
  return thisWeek.flatMap(({ on, interaction }) =>
    interaction.contactIds.flatMap((id) => {
      const contact = customer.contacts.get(id);
      if (contact === undefined || known.has(id)) return [];
      known.add(id);
      const text = `met ${contact.name} at ${customer.history.customer.name} for the first time`;
      return deed(customer, week, interaction.memberId, on, "new person", text);
    }),
  );
}

/** Thanks that we gave a customer. */
function kindWords(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  return customer.signals.flatMap((signal) => {
    if (signal.kind !== "appreciation" || signal.by !== "us" || signal.at < week.from) return [];
    const on = toLocalDate(signal.at, customer.zone);
    const text = `told ${customer.history.customer.name} what we value about them`;
    return deed(customer, week, whoOn(customer, on), on, "kind word", text);
  });
}

/** Who of us was at it that day: the one member who touched the customer, else its lead owner. */
function whoOn(customer: CustomerAsOf, on: LocalDate): string | null {
  const thatDay = customer.touches.filter((touch: Touch) => touch.on === on);
  const members = new Set(thatDay.flatMap(({ interaction }) => interaction.memberId ?? []));
  const [only] = members;
  if (members.size === 1 && only !== undefined) return only;
  return customer.history.customer.ownerIds[0] ?? null;
}
