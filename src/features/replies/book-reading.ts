import {
  addDays,
  minutesOf,
  timeOf,
  toInstant,
  toLocalDate,
  weekday,
} from "../../engine/model/calendar.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { recordsOf } from "../../engine/reading/records-of-reading.ts";
import type { Instant, LocalDate } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { ReplyRow, ReplyState } from "../../store/replies/replies.ts";
import type { Repositories } from "../../store/store.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { ReadingContext } from "./reading-context.ts";

/** A plan without a day ("after the board meeting") is asked about a working week later. */
const FOLLOW_UP_AFTER_DAYS = 7;
const MINUTES_BEFORE_END = 60;

/** What a reply is after it was read: booked, waiting for an answer to our question, or only kept. */
export function stateOf(reading: Reading): ReplyState {
  if (reading.interactions.length > 0) return "recorded";
  if (reading.ask !== null) return "asking";
  return reading.plan ? "recorded" : "noted";
}

/**
 * Writes what a reading says: interactions, signals, the plan, and what becomes of the nudge. With `adds` it only adds
 * to a touch that is in the books already.
 */
export async function bookReading(
  tx: Repositories,
  workspace: WorkspaceRow,
  member: MemberRow,
  reply: ReplyRow,
  reading: Reading,
  context: Pick<ReadingContext, "customers" | "nudge" | "open" | "at">,
  adds = false,
): Promise<void> {
  const said = { text: reply.text, at: context.at, zone: member.timezone };
  const records = recordsOf(reading, said, context.customers);
  const { signals } = records;
  const interactions = adds ? [] : records.interactions;
  await tx.replies.record(workspace.id, reply, interactions, signals);
  for (const customerId of new Set(interactions.map((touch) => touch.customerId))) {
    await tx.followUps.doneFor(workspace.id, member.id, customerId);
  }
  if (reading.plan) {
    const named = reading.plan.customer;
    const customer = context.customers.find((known) => known.name === named);
    if (customer) {
      await tx.followUps.keep(workspace.id, reply, {
        customerId: customer.id,
        plannedOn: reading.plan.on,
        trigger: reading.plan.trigger,
        dueAt: followUpAt(reading.plan.on, member, context.at),
      });
    }
  }
  await closeNudges(tx, workspace, reading, context);
}

const CLOSABLE: NudgeState[] = ["sent", "ignored", "snoozed"];

/** Ends the nudges that a reply answers: those about the customers it tells of, and the one that it passes on. */
async function closeNudges(
  tx: Repositories,
  workspace: WorkspaceRow,
  reading: Reading,
  context: Pick<ReadingContext, "nudge" | "open" | "at" | "customers">,
): Promise<void> {
  const { nudge, at } = context;
  const end = (id: string, state: "answered" | "skipped", outcome: string) =>
    tx.nudges.advance(workspace.id, id, CLOSABLE, state, { answeredAt: at, outcome });
  switch (reading.outcome) {
    case "interaction":
    case "plan": {
      const about = customersIn(reading, context.customers);
      const answered = [...(nudge ? [nudge] : []), ...context.open].filter((one) =>
        about.has(one.customerId),
      );
      for (const { id } of answered) await end(id, "answered", reading.outcome);
      break;
    }
    case "skip":
      if (nudge) await end(nudge.id, "skipped", "skip");
      break;
    case "control":
    case "unclear":
      break;
  }
}

/** The ids of the customers that a reading tells of, as touched or as planned. */
export function customersIn(reading: Reading, customers: { id: string; name: string }[]) {
  const names = new Set(reading.interactions.map((touch) => touch.customer));
  if (reading.plan) names.add(reading.plan.customer);
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
  while (!member.workingDays.includes(weekday(working))) working = addDays(working, 1);
  const start = minutesOf(member.workingHours.start);
  const end = minutesOf(member.workingHours.end);
  const minutes = end - MINUTES_BEFORE_END > start ? end - MINUTES_BEFORE_END : start;
  return toInstant(working, timeOf(minutes), member.timezone);
}
