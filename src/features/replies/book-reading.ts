/** What a reading writes: interactions, signals, the plan, and what becomes of nudges. */
import {
  addDays,
  isWorkingDay,
  minutesOf,
  timeOf,
  toInstant,
  toLocalDate,
} from "../../engine/model/calendar.ts";
import { isConfidential } from "../../engine/life/confidence.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { foldText } from "../../engine/model/names.ts";
import { type Readable, recordsOf } from "../../engine/reading/records-of-reading.ts";
import type { Instant, LocalDate } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { ReplyRow, ReplyState } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { endNudge, isAnswerable, type NudgeEnd, reopenNudge } from "../nudges/end-nudge.ts";
import { bookChanges, changesSomething } from "./book-changes.ts";
import type { ReadingContext } from "./reading-context.ts";

/** A plan without a day ("after the board meeting") is asked about a working week later. */
const FOLLOW_UP_AFTER_DAYS = 7;
const MINUTES_BEFORE_END = 60;

/** The reading before, as far as nudges hang on it. */
type Former = { outcome: Reading["outcome"] | null; nudges: TalkNudge[] };

/** What a reply is after it was read: booked, waiting for an answer to our question, or only kept. */
export function stateOf(reading: KeptReading): ReplyState {
  if (reading.interactions.length > 0 || changesSomething(reading)) return "recorded";
  if (reading.ask !== null) return "asking";
  // A pause is taken back with the words that asked for it.
  return reading.plan || reading.control?.kind === "pause" ? "recorded" : "noted";
}

/**
 * All that a reply's reading writes besides the reply itself. With `adds` it only adds to a touch that is recorded already.
 * `former`: the outcome of the reading before, and the nudges that it had ended.
 */
export function bookReading(
  turn: ChangeTurn,
  reply: ReplyRow,
  reading: KeptReading,
  context: ReadingContext,
  { adds = false, former = null }: { adds?: boolean; former?: Former | null } = {},
): Write[] {
  const { member, conversation } = turn;
  const said = { text: reply.text, at: context.at, zone: member.timezone };
  const { signals: taught, ...told } = recordsOf(reading, said, context.customers);
  const confidential = isConfidential(reply.text);
  const signals = taught.map((signal) => ({ ...signal, confidential }));
  const interactions = adds ? [] : told.interactions;
  const { id, memberId, revision } = reply;
  const touched = new Set(interactions.map((touch) => touch.customerId));
  const writes: Write[] = [];
  if (interactions.length + signals.length > 0) {
    writes.push({
      kind: "records.add",
      reply: { id, memberId, revision },
      interactions,
      signals,
    });
  }
  for (const customerId of conversation.planned.filter((planned) => touched.has(planned))) {
    writes.push({ kind: "follow-up.done", memberId, customerId });
  }
  const planned = context.customers.find(({ name }) => name === reading.plan?.customer);
  if (reading.plan && planned) {
    const { on: plannedOn, trigger } = reading.plan;
    const at = followUpAt(plannedOn, member, context.at);
    const contactId = personOfPlan(reading, reply.text, planned, context);
    const plan = { customerId: planned.id, contactId, plannedOn, trigger, dueAt: at };
    writes.push({ kind: "follow-up.keep", reply: { id, memberId }, plan });
  }
  return [
    ...writes,
    ...bookChanges(turn, reply, reading, context),
    ...moveNudges(turn, reading, context, former),
  ];
}

/** Whom a plan is about: whoever of the customer its words name, else who took part in the touch told with it, or the nudge's. */
function personOfPlan(
  { interactions }: Reading,
  text: string,
  { id, name, contacts }: Readable,
  { nudge }: ReadingContext,
): string | null {
  const flat = ` ${foldText(text)} `;
  const named = contacts.filter((one) =>
    [one.name, ...one.name.split(" ").slice(0, 1)].some((called) =>
      flat.includes(` ${foldText(called)} `),
    ),
  );
  if (named.length > 0) return named.length === 1 ? (named[0]?.id ?? null) : null;
  const took = new Set(
    interactions.filter(({ customer }) => customer === name).flatMap((one) => one.contacts),
  );
  const met = contacts.filter((one) => took.has(one.name));
  if (met.length > 0) return met.length === 1 ? (met[0]?.id ?? null) : null;
  return nudge?.customerId === id ? nudge.contactId : null;
}

/** Ends the nudges that a reading answers, and opens again those that only the former one did. */
function moveNudges(
  turn: ChangeTurn,
  reading: Reading,
  context: ReadingContext,
  former: Former | null,
): Write[] {
  const free = former?.nudges ?? [];
  const candidates = new Set([context.nudge, ...context.open, ...free]);
  const writes: Write[] = [];
  for (const nudge of candidates) {
    if (!nudge || !(isAnswerable(nudge) || free.includes(nudge))) continue;
    const end = endOf(nudge, reading, context);
    const isSame = free.includes(nudge) && former?.outcome === reading.outcome;
    if (end && !isSame) writes.push(...endNudge(turn, nudge, end));
    if (!end && free.includes(nudge)) writes.push(...reopenNudge(turn, nudge));
  }
  return writes;
}

/** How a reading ends a nudge: one about a customer that it tells of, or, passed on, the one that it answers. */
function endOf(nudge: TalkNudge, reading: Reading, context: ReadingContext): NudgeEnd | null {
  const { at } = context;
  switch (reading.outcome) {
    case "interaction":
    case "plan":
    case "update": {
      const isAnswered = nudge === context.nudge && context.answered?.nudgeId === nudge.id;
      const isAbout =
        customersIn(reading, context.customers).has(nudge.customerId) ||
        reading.updates.some(({ ref }) => isAnswered || ref === nudge.signalId);
      return isAbout ? { how: reading.outcome === "plan" ? "planned" : "done", at } : null;
    }
    case "skip":
      return nudge === context.nudge ? { how: "passed", at } : null;
    case "control":
    case "unclear":
      return null;
  }
}

/** The ids of the customers that a reading tells of, as touched, as planned, or in news of them. */
export function customersIn(reading: Reading, customers: { id: string; name: string }[]) {
  const names = new Set(reading.interactions.map((touch) => touch.customer));
  if (reading.plan) names.add(reading.plan.customer);
  for (const { customer } of [...reading.people, ...reading.customerNews]) names.add(customer);
  return new Set(customers.filter(({ name }) => names.has(name)).map(({ id }) => id));
}

/**
 * The late afternoon of the planned day, or of a working day a week on when no day was told. A plan for today that is told
 * in the evening is asked about on the next working day.
 */
function followUpAt(on: LocalDate | null, member: MemberRow, at: Instant): Instant {
  const today = toLocalDate(at, member.timezone);
  const day = on !== null && on >= today ? on : addDays(today, FOLLOW_UP_AFTER_DAYS);
  const moment = lateOn(day, member);
  return moment > at ? moment : lateOn(addDays(day, 1), member);
}

/** An hour before the end of work, on a day or the first working day after it; for a shift over midnight, at its start. */
function lateOn(day: LocalDate, member: MemberRow): Instant {
  let working = day;
  while (!isWorkingDay(working, member)) working = addDays(working, 1);
  const start = minutesOf(member.workingHours.start);
  const end = minutesOf(member.workingHours.end);
  const minutes = end - MINUTES_BEFORE_END > start ? end - MINUTES_BEFORE_END : start;
  return toInstant(working, timeOf(minutes), member.timezone);
}
