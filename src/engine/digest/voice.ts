import { addDays, daysBetween, toLocalDate, weekday } from "../model/calendar.ts";
import { commitmentsOf } from "../model/commitment.ts";
import { isOpen, type Side, type Signal } from "../model/signal.ts";
import { contactName, type CustomerAsOf } from "../strengths/subject.ts";
import type { LocalDate } from "../model/time.ts";
import { type DigestLine, type TeamWeek, customerLine, isNews, isOpenly } from "./team-week.ts";

type SignalLine = DigestLine & { signalId: string; quote: string; contactName: string | null };

/** A promise that asks for a hand. */
export type PromiseLine = SignalLine & {
  by: Side;
  dueOn: LocalDate;
  /** days past the due day; 0 for one that is still to come */
  overdueDays: number;
  /** it fell overdue since the digest before */
  isNew: boolean;
};

/** A customer's own words. */
export type VoiceLine = SignalLine & {
  on: LocalDate;
  /** since it was said */
  days: number;
  /** told since the digest before */
  isNew: boolean;
  /** the customer's last touch after it was said; null: none since */
  lastTouchOn: LocalDate | null;
};

/** Promises past their day, ours before theirs and longest first; and those due by the end of next week, today's included. */
export function promiseLines(week: TeamWeek): {
  overdue: PromiseLine[];
  dueNextWeek: PromiseLine[];
} {
  const overdue: PromiseLine[] = [];
  const dueNextWeek: PromiseLine[] = [];
  const nextSunday = addDays(week.fromDate, 14 - weekday(week.fromDate));
  for (const customer of week.customers) {
    for (const commitment of commitmentsOf(customer.signals, customer.today)) {
      const { signal, by } = commitment;
      if (signal.dueOn === null || !isOpenly(signal, customer)) continue;
      const line: PromiseLine = {
        ...signalLine(signal, customer, week),
        by,
        dueOn: signal.dueOn,
        overdueDays: commitment.state === "overdue" ? commitment.overdueDays : 0,
        isNew: commitment.state === "overdue" && signal.dueOn >= week.newsDay,
      };
      if (commitment.state === "overdue") overdue.push(line);
      if (commitment.state === "open" && signal.dueOn <= nextSunday) dueNextWeek.push(line);
    }
  }
  const oursFirst = (a: PromiseLine, b: PromiseLine): number =>
    Number(b.by === "us") - Number(a.by === "us") || inOrder(a.dueOn, b.dueOn) || byName(a, b);
  return { overdue: overdue.toSorted(oursFirst), dueNextWeek: dueNextWeek.toSorted(oursFirst) };
}

/** What customers asked for since the digest before and still want, in the order in which they said it. */
export function needLines(week: TeamWeek): VoiceLine[] {
  return voiceLines(week, (signal) => signal.kind === "need" && isNews(signal, week));
}

/** Every open concern: those told since the digest before first, then the longest open. */
export function concernLines(week: TeamWeek): VoiceLine[] {
  return voiceLines(week, ({ kind }) => kind === "concern").toSorted(
    (a, b) => Number(b.isNew) - Number(a.isNew),
  );
}

/** The open items that the digest names, oldest first. */
function voiceLines(week: TeamWeek, isMeant: (signal: Signal) => boolean): VoiceLine[] {
  return week.customers
    .flatMap((customer) =>
      customer.signals
        .filter((signal) => isOpen(signal) && isMeant(signal) && isOpenly(signal, customer))
        .map((signal) => voiceLine(signal, customer, week)),
    )
    .toSorted((a, b) => inOrder(a.on, b.on) || byName(a, b));
}

function voiceLine(signal: Signal, customer: CustomerAsOf, week: TeamWeek): VoiceLine {
  const on = toLocalDate(signal.at, customer.zone);
  const last = customer.touches.at(-1)?.on ?? null;
  return {
    ...signalLine(signal, customer, week),
    on,
    days: Math.max(0, daysBetween(on, customer.today)),
    isNew: isNews(signal, week),
    lastTouchOn: last !== null && last > on ? last : null,
  };
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
