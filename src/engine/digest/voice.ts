import { addDays, daysBetween, toLocalDate, weekday } from "../model/calendar.ts";
import { commitmentsOf } from "../model/commitment.ts";
import { concernsOf } from "../model/concern.ts";
import type { Side, Signal } from "../model/signal.ts";
import { contactName, type CustomerAsOf } from "../strengths/subject.ts";
import type { LocalDate } from "../model/time.ts";
import { type DigestLine, type TeamWeek, customerLine } from "./team-week.ts";

type SignalLine = DigestLine & { signalId: string; quote: string; contactName: string | null };

/** A promise that asks for a hand. */
export type PromiseLine = SignalLine & {
  by: Side;
  dueOn: LocalDate;
  /** days past the due day; 0 for one that is still to come */
  overdueDays: number;
};

/** A customer's own words. */
export type VoiceLine = SignalLine & {
  on: LocalDate;
  /** since it was said */
  days: number;
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
        ...signalLine(signal, customer, week),
        by,
        dueOn: signal.dueOn,
        overdueDays: commitment.state === "overdue" ? commitment.overdueDays : 0,
      };
      if (commitment.state === "overdue") overdue.push(line);
      const comes = signal.dueOn >= nextMonday && signal.dueOn <= nextSunday;
      if (commitment.state === "open" && comes) dueNextWeek.push(line);
    }
  }
  const oursFirst = (a: PromiseLine, b: PromiseLine): number =>
    Number(b.by === "us") - Number(a.by === "us") || inOrder(a.dueOn, b.dueOn) || byName(a, b);
  return { overdue: overdue.toSorted(oursFirst), dueNextWeek: dueNextWeek.toSorted(oursFirst) };
}

/** What customers asked for this week, in their words, in the order in which they said it. */
export function needLines(week: TeamWeek): VoiceLine[] {
  return voiceLines(week, ({ signals, zone, today }) =>
    signals
      .filter(({ kind, at }) => kind === "need" && at >= week.from)
      .map((signal) => {
        const on = toLocalDate(signal.at, zone);
        return { signal, on, days: daysBetween(on, today) };
      }),
  );
}

/** Every open concern, the longest open first. */
export function concernLines(week: TeamWeek): VoiceLine[] {
  return voiceLines(week, ({ signals, today, zone }) =>
    concernsOf(signals, today, zone)
      .filter((concern) => concern.state === "open")
      .map(({ signal, saidOn, openDays }) => ({ signal, on: saidOn, days: openDays })),
  );
}

function voiceLines(
  week: TeamWeek,
  saidBy: (customer: CustomerAsOf) => { signal: Signal; on: LocalDate; days: number }[],
): VoiceLine[] {
  return week.customers
    .flatMap((customer) =>
      saidBy(customer).map(({ signal, on, days }) => ({
        ...signalLine(signal, customer, week),
        on,
        days,
      })),
    )
    .toSorted((a, b) => inOrder(a.on, b.on) || byName(a, b));
}

function signalLine(signal: Signal, customer: CustomerAsOf, week: TeamWeek): SignalLine {
  const { id: signalId, quote, contactId } = signal;
  const about = { signalId, quote, contactName: contactName(customer, contactId) };
  return { ...customerLine(customer, week), ...about };
}

function byName(a: SignalLine, b: SignalLine): number {
  return inOrder(a.customerName, b.customerName) || inOrder(a.signalId, b.signalId);
}

function inOrder(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
