import { toLocalDate } from "../../engine/model/calendar.ts";
import { replyWorth } from "../../engine/outcome/reply-worth.ts";
import { readReply } from "../../engine/reading/read-reply.ts";
import type { ReadInteraction, Reading } from "../../engine/reading/reading.ts";
import { DAY_MS } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { customersIn } from "./book-reading.ts";
import type { AppContext } from "../../app/context.ts";
import { type ReadingContext, requestOf } from "./reading-context.ts";

/** Words without a name go on with what was told this short a time before; half a working day. */
const GOES_ON_MS = DAY_MS / 6;
/** A reply is held against the member's own of so many days before it. */
const EARLIER_DAYS = 28;

/**
 * What words go on with: "Called Dana", and then "she wants a bigger lid". They add to the touch that was told last,
 * where they name no other customer, tell no touch of their own, and nothing was asked of the member since.
 *
 * @returns what to read the words against; null when they stand for themselves
 */
export async function findContinuation(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  context: ReadingContext,
  text: string,
): Promise<ReadingContext | null> {
  const { replies, nudges } = app.store;
  const since = context.at - GOES_ON_MS;
  const earlier = await replies.latestTold(workspace.id, member.id, since);
  const told = earlier?.reading?.interactions ?? [];
  const [touch] = told;
  if (!earlier || !touch || told.length > 1 || isAskedSince(context, earlier)) return null;
  const customer = context.customers.find(({ name }) => name === touch.customer);
  if (!customer) return null;
  const contact = customer.contacts.find(({ name }) => touch.contacts[0] === name);
  const nudge = earlier.nudgeId ? await nudges.byId(workspace.id, earlier.nudgeId) : null;
  const contactId = touch.contacts.length === 1 ? (contact?.id ?? null) : null;
  const topic = { customerId: customer.id, contactId, question: "" };
  const about = { ...context, nudge, topic };
  const reading = readReply(requestOf(earlier.id, text, member, about), app.lexicon);
  return adds(reading, touch) ? about : null;
}

/** Whether the coach has asked something else since a reply, or is answered about something else. */
function isAskedSince(
  { answered, topic, nudge, open }: ReadingContext,
  earlier: ReplyRow,
): boolean {
  if (answered) return answered.replyId !== earlier.id && answered.nudgeId !== earlier.nudgeId;
  const isAboutPlan = topic !== null && nudge === null;
  return isAboutPlan || open.some(({ sentAt }) => sentAt !== null && sentAt > earlier.at);
}

/** Whether a reading only adds to a touch: same customer and people, no channel or day of its own, something learned. */
export function adds(reading: Reading, touch: ReadInteraction): boolean {
  const [more, ...others] = reading.interactions;
  return (
    more !== undefined &&
    others.length === 0 &&
    more.customer === touch.customer &&
    more.signals.length > 0 &&
    more.channel === null &&
    more.occurredOn === null &&
    more.newContacts.length === 0 &&
    more.contacts.every((name) => touch.contacts.length === 0 || touch.contacts.includes(name))
  );
}

/** The one gentle question that would make a nudge's answer teach more; null when it teaches enough, or was asked. */
export async function questionFor(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  said: { text: string; reading: Reading; nudge: NudgeRow | null; context: ReadingContext },
): Promise<string | null> {
  const { text, reading, nudge, context } = said;
  if (nudge === null || reading.outcome !== "interaction" || reading.ask !== null) return null;
  const customer = context.customers.find(({ id }) => id === nudge.customerId);
  if (!customer || !customersIn(reading, [customer]).has(customer.id)) return null;
  if (await app.store.replies.isReplied(workspace.id, nudge.id)) return null;
  const { at } = context;
  const since = at - EARLIER_DAYS * DAY_MS;
  const earlier = await app.store.replies.between(workspace.id, [member.id], since, at);
  const touch = reading.interactions.find((one) => one.customer === customer.name);
  return replyWorth({
    text,
    earlier: earlier.map((reply) => reply.text),
    on: toLocalDate(at, member.timezone),
    occurredOn: touch?.occurredOn ?? null,
    customer: customer.name,
  }).ask;
}
