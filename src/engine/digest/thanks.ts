import { cadenceOf } from "../strengths/cadence.ts";
import { toLocalDate } from "../model/calendar.ts";
import { commitmentsOf } from "../model/commitment.ts";
import { concernsOf } from "../model/concern.ts";
import { count, sayDate } from "../model/saying.ts";
import type { CustomerAsOf, Touch } from "../strengths/subject.ts";
import type { LocalDate } from "../model/time.ts";
import { isNews, touchesThisWeek, type TeamWeek } from "./team-week.ts";

/** Something concrete that a member did this week, worth a thank you. */
export type ThanksLine = {
  memberId: string;
  memberName: string;
  customerId: string;
  customerName: string;
  restricted: boolean;
  deed: DeedKind;
  on: LocalDate;
  /** goes on after the member's name: `got in touch with Fjord Foods again after 41 days` */
  text: string;
};

/** The kinds of deeds, what deserves thanks first (our choice: the hard thing before the pleasant one). */
export const DEED_KINDS = [
  "won back",
  "concern settled",
  "promise kept",
  "new person",
  "kind words",
] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

/** What somebody of us did for a customer. */
type Deed = Pick<ThanksLine, "on" | "text"> & { memberId: string | null };

const DEEDS: Record<DeedKind, (customer: CustomerAsOf, week: TeamWeek) => Deed[]> = {
  "won back": wonBack,
  "concern settled": concernsSettled,
  "promise kept": promisesKept,
  "new person": newPeople,
  "kind words": kindWords,
};

/** One line a member, the best of what they did this week; members of the team alone, in order of their names. */
export function thanksOf(week: TeamWeek): ThanksLine[] {
  const best = new Map<string, { rank: number; line: ThanksLine }>();
  for (const customer of week.customers) {
    const { id: customerId, name: customerName, visibility } = customer.history.customer;
    const about = { customerId, customerName, restricted: visibility === "restricted" };
    for (const [rank, deed] of DEED_KINDS.entries()) {
      for (const { memberId, on, text } of DEEDS[deed](customer, week)) {
        const member = memberId === null ? undefined : week.team.get(memberId);
        if (member === undefined) continue;
        const known = best.get(member.id);
        if (known && known.rank < rank) continue;
        if (known && known.rank === rank && known.line.on <= on) continue;
        const line = { memberId: member.id, memberName: member.name, ...about, deed, on, text };
        best.set(member.id, { rank, line });
      }
    }
  }
  const lines = [...best.values()].map(({ line }) => line);
  return lines.toSorted((a, b) => (a.memberName < b.memberName ? -1 : 1));
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
  return [{ memberId: first.interaction.memberId, on: first.on, text }];
}

/** Concerns closed this week. */
function concernsSettled(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  const text = `settled a concern of ${customer.history.customer.name}`;
  return concernsOf(customer.signals, customer.today, customer.zone).flatMap((concern) => {
    if (concern.state === "open" || concern.closedOn < week.fromDate) return [];
    const { closedOn: on, signal } = concern;
    return [{ memberId: signal.closedById ?? whoOn(customer, on), on, text }];
  });
}

/** Promises of ours kept by their day, this week. */
function promisesKept(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  return commitmentsOf(customer.signals, customer.today).flatMap(({ by, state, signal }) => {
    const { closedOn: on, dueOn } = signal;
    if (by !== "us" || state !== "kept" || on === null || on < week.fromDate) return [];
    const due = dueOn === null ? "" : `, due ${sayDate(dueOn, customer.today)}`;
    const text = `kept a promise to ${customer.history.customer.name}${due}`;
    return [{ memberId: signal.closedById ?? whoOn(customer, on), on, text }];
  });
}

/** Contacts whom nobody of us had been in touch with before. */
function newPeople(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  const thisWeek = touchesThisWeek(customer, week);
  if (thisWeek.length === 0 || thisWeek.length === customer.touches.length) return [];
  const known = new Set(
    customer.touches
      .filter((touch) => !thisWeek.includes(touch))
      .flatMap(({ interaction }) => interaction.contactIds),
  );
  return thisWeek.flatMap(({ on, interaction }) =>
    interaction.contactIds.flatMap((id) => {
      const contact = customer.contacts.get(id);
      if (contact === undefined || known.has(id)) return [];
      known.add(id);
      const text = `met ${contact.name} at ${customer.history.customer.name} for the first time`;
      return [{ memberId: interaction.memberId, on, text }];
    }),
  );
}

/** Thanks that we told a customer. */
function kindWords(customer: CustomerAsOf, week: TeamWeek): Deed[] {
  return customer.signals.flatMap((signal) => {
    if (signal.kind !== "appreciation" || signal.by !== "us" || !isNews(signal, week)) return [];
    const on = toLocalDate(signal.at, customer.zone);
    const text = `told ${customer.history.customer.name} what we value about them`;
    return [{ memberId: whoOn(customer, on), on, text }];
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
