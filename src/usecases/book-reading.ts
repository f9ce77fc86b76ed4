import { addDays, toInstant, toLocalDate, weekday } from "../engine/calendar.ts";
import type { Reading } from "../engine/reading/reading.ts";
import { recordsOf } from "../engine/record.ts";
import type { Instant, LocalDate } from "../engine/time.ts";
import type { MemberRow } from "../store/members.ts";
import type { ReplyRow, ReplyState } from "../store/replies.ts";
import type { Shelves } from "../store/store.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import type { ReadingContext } from "./reading-context.ts";

/** A plan without a day ("after the board meeting") is asked about a working week later. */
const FOLLOW_UP_AFTER_DAYS = 7;

/** What a reply is after it was read: booked, waiting for an answer to our question, or only kept. */
export function stateOf(reading: Reading): ReplyState {
  if (reading.interactions.length > 0) return "recorded";
  if (reading.ask !== null) return "asking";
  return reading.plan ? "recorded" : "noted";
}

/** Writes what a reading says: interactions, signals, the plan, and what becomes of the nudge. */
export async function bookReading(
  shelves: Shelves,
  workspace: WorkspaceRow,
  member: MemberRow,
  reply: ReplyRow,
  reading: Reading,
  context: Pick<ReadingContext, "customers" | "nudge" | "at">,
): Promise<void> {
  const said = { text: reply.text, at: context.at, zone: member.timezone };
  const { interactions, signals } = recordsOf(reading, said, context.customers);
  await shelves.replies.record(workspace.id, reply, interactions, signals);
  for (const customerId of new Set(interactions.map((touch) => touch.customerId))) {
    await shelves.intentions.doneFor(workspace.id, member.id, customerId);
  }
  if (reading.plan) {
    const named = reading.plan.customer;
    const customer = context.customers.find((known) => known.name === named);
    if (customer) {
      await shelves.intentions.keep(workspace.id, reply, {
        customerId: customer.id,
        plannedOn: reading.plan.on,
        trigger: reading.plan.trigger,
        followUpAt: followUpAt(reading.plan.on, member, context.at),
      });
    }
  }
  await closeNudge(shelves, workspace, reading, context);
}

async function closeNudge(
  shelves: Shelves,
  workspace: WorkspaceRow,
  reading: Reading,
  context: Pick<ReadingContext, "nudge" | "at" | "customers">,
): Promise<void> {
  const { nudge, at } = context;
  if (!nudge) return;
  const closable = ["sent", "ignored", "snoozed"] as const;
  switch (reading.outcome) {
    case "interaction":
    case "plan":
      await shelves.nudges.advance(workspace.id, nudge.id, [...closable], "answered", {
        answeredAt: at,
        outcome: reading.outcome,
      });
      break;
    case "skip":
      await shelves.nudges.advance(workspace.id, nudge.id, [...closable], "skipped", {
        answeredAt: at,
        outcome: "skip",
      });
      break;
    case "control":
    case "unclear":
      break;
  }
}

/** The late afternoon of the planned day, or of a working day a week on when no day was told. */
function followUpAt(on: LocalDate | null, member: MemberRow, at: Instant): Instant {
  const today = toLocalDate(at, member.timezone);
  let day = on !== null && on >= today ? on : addDays(today, FOLLOW_UP_AFTER_DAYS);
  while (!member.workingDays.includes(weekday(day))) day = addDays(day, 1);
  const hour = Number(member.workingHours.end.slice(0, 2)) - 1;
  const time = `${String(hour).padStart(2, "0")}${member.workingHours.end.slice(2)}`;
  return toInstant(day, time, member.timezone);
}
