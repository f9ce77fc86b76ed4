import { addDays, daysBetween, toLocalDate, weekday } from "../model/calendar.ts";
import { commitmentsOf } from "../model/commitment.ts";
import { concernsOf } from "../model/concern.ts";
import type { Side } from "../model/signal.ts";
import { contactName } from "../strengths/subject.ts";
import type { LocalDate } from "../model/time.ts";
import { type DigestLine, type TeamWeek, customerLine } from "./team-week.ts";

/** A promise that asks for a hand. */
export type PromiseLine = DigestLine & {
  signalId: string;
  by: Side;
  dueOn: LocalDate;
  /** days past the due day; 0 for one that is still to come */
  overdueDays: number;
  quote: string;
  contactName: string | null;
};

/** A customer's own words. */
export type VoiceLine = DigestLine & {
  signalId: string;
  on: LocalDate;
  /** since it was said */
  days: number;
  quote: string;
  contactName: string | null;
};

/** Promises past their day, ours before theirs and longest first; and those due in the seven days after this week. */
export function promiseLines(week: TeamWeek): {
  overdue: PromiseLine[];
  dueNextWeek: PromiseLine[];
} {
  const overdue: PromiseLine[] = [];
  const dueNextWeek: PromiseLine[] = [];
  const nextMonday = addDays(week.fromDate, 8 - weekday(week.fromDate));
  const nextSunday = addDays(nextMonday, 6);
  for (const customer of week.customers) {
    for (const commitment of commitmentsOf(customer.signals, customer.today)) {
      const { signal, by } = commitment;
      if (signal.dueOn === null) continue;
      const line: PromiseLine = {
        ...customerLine(customer, week),
        signalId: signal.id,
        by,
        dueOn: signal.dueOn,
        overdueDays: commitment.state === "overdue" ? commitment.overdueDays : 0,
        quote: signal.quote,
        contactName: contactName(customer, signal.contactId),
      };
      if (commitment.state === "overdue") overdue.push(line);
      const comes = signal.dueOn >= nextMonday && signal.dueOn <= nextSunday;
      if (commitment.state === "open" && comes) dueNextWeek.push(line);
    }
  }
  const oursFirst = (a: PromiseLine, b: PromiseLine): number =>
    Number(b.by === "us") - Number(a.by === "us") || inOrder(a.dueOn, b.dueOn, a, b);
  return { overdue: overdue.toSorted(oursFirst), dueNextWeek: dueNextWeek.toSorted(oursFirst) };
}

/** What customers asked for this week, in their words, in the order in which they said it. */
export function needLines(week: TeamWeek): VoiceLine[] {
  return week.customers
    .flatMap((customer) =>
      customer.signals
        .filter(({ kind, at }) => kind === "need" && at >= week.from)
        .map((signal) => ({
          ...customerLine(customer, week),
          signalId: signal.id,
          on: toLocalDate(signal.at, customer.zone),
          days: daysBetween(toLocalDate(signal.at, customer.zone), customer.today),
          quote: signal.quote,
          contactName: contactName(customer, signal.contactId),
        })),
    )
    .toSorted((a, b) => inOrder(a.on, b.on, a, b));
}

/** Every open concern, the longest open first. */
export function concernLines(week: TeamWeek): VoiceLine[] {
  return week.customers
    .flatMap((customer) =>
      concernsOf(customer.signals, customer.today, customer.zone).flatMap((concern) =>
        concern.state === "closed"
          ? []
          : [
              {
                ...customerLine(customer, week),
                signalId: concern.signal.id,
                on: concern.saidOn,
                days: concern.openDays,
                quote: concern.signal.quote,
                contactName: contactName(customer, concern.signal.contactId),
              },
            ],
      ),
    )
    .toSorted((a, b) => inOrder(a.on, b.on, a, b));
}

function inOrder(
  first: LocalDate,
  second: LocalDate,
  a: { customerName: string; signalId: string },
  b: { customerName: string; signalId: string },
): number {
  if (first !== second) return first < second ? -1 : 1;
  if (a.customerName !== b.customerName) return a.customerName < b.customerName ? -1 : 1;
  return a.signalId < b.signalId ? -1 : 1;
}
