/** The log form, filled in: the words go through the same reader, what was chosen in the form's fields stands. */
import { isLocalDate, toLocalDate } from "../../engine/model/calendar.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { goneCustomerCard } from "../lookup/customer-notices.view.ts";
import { bookReading } from "./book-reading.ts";
import { readingContext, requestOf } from "./reading-context.ts";
import { receiptOf } from "./receipts.ts";

/** The customer that a form is about: chosen in it, or the one that it was opened for. */
export const customerOfForm = (form: { customerId: string; values: Record<string, string> }) =>
  form.values["customer"] ?? form.customerId;

export async function recordForm(
  turn: ChangeTurn,
  form: { customerId: string; values: Record<string, string> },
): Promise<Write[]> {
  const { conversation, inbound, member } = turn;
  if (conversation.known) return [];
  const { values } = form;
  const text = values["what"]?.trim() ?? "";
  const message = inbound.message ?? inbound.key;
  const chosen = customerOfForm(form);
  const customer = conversation.customers.find(({ id }) => id === chosen);
  if (!customer) return [say(turn, goneCustomerCard())];
  const context = { ...readingContext(turn), nudge: null, topic: null, customers: [customer] };
  const request = requestOf(message, text, member, context);
  const { reading: read, reader } = await turn.app.read(turn.workspace.id, {
    ...request,
    nudge: { customer: customer.name, question: "" },
  });
  const today = toLocalDate(context.at, member.timezone);
  const day = values["on"] ?? "";
  const first = read.interactions[0];
  const touch = {
    customer: customer.name,
    channel: CHANNELS.find((known) => known === values["channel"]) ?? first?.channel ?? null,
    occurredOn: isLocalDate(day) && day <= today ? day : (first?.occurredOn ?? today),
    contacts: contactsIn(values["contact"], customer.contacts) ?? first?.contacts ?? [],
    newContacts: first?.newContacts ?? [],
    sentiment: first?.sentiment ?? ("neutral" as const),
    signals: read.interactions.flatMap((part) => part.signals),
  };
  const { options: _options, ...others } = read;
  const reading: Reading = { ...others, outcome: "interaction", interactions: [touch], ask: null };
  const reply: ReplyRow = {
    id: turn.newId(),
    memberId: member.id,
    nudgeId: null,
    platform: inbound.platform,
    conversation: inbound.place.conversation,
    message,
    thread: null,
    text,
    reading,
    reader: `form, ${reader}`,
    revision: 0,
    state: "recorded",
    at: context.at,
    versionAt: context.at,
  };
  return [
    { kind: "reply.add", reply },
    ...bookReading(turn, reply, reading, context),
    receiptOf(turn, reply, context, "new"),
  ];
}

function contactsIn(
  chosen: string | undefined,
  contacts: { id: string; name: string }[],
): string[] | null {
  const contact = contacts.find((known) => known.id === chosen);
  return contact ? [contact.name] : null;
}
