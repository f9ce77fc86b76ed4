/** The log form, filled in: the words go through the same reader, what was chosen in the form's fields stands. */
import { isLocalDate, toLocalDate } from "../../engine/model/calendar.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { FormValues } from "../../chat/view.ts";
import type { ReadInteraction, Reading } from "../../engine/reading/reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { lostFormCard } from "./reply-notices.view.ts";
import { bookReading } from "./book-reading.ts";
import { readingContext, requestOf } from "./reading-context.ts";
import { receiptOf } from "./receipts.ts";

/** The customer that a form is about: chosen in it, or the one that it was opened for. */
export const customerOfForm = (form: { customerId: string; values: FormValues }) =>
  form.values["customer"] ?? form.customerId;

/** The ids of the people who were ticked. */
export const peopleOfForm = (values: FormValues): string[] =>
  (values["people"] ?? values["contact"] ?? "").split(",").filter((id) => id !== "");

export async function recordForm(
  turn: ChangeTurn,
  form: { customerId: string; values: FormValues },
): Promise<Write[]> {
  const { conversation, inbound, member } = turn;
  if (conversation.known) return [];
  const { values } = form;
  const text = values["what"]?.trim() ?? "";
  const message = inbound.message ?? inbound.key;
  const chosen = customerOfForm(form);
  const customer = conversation.customers.find(({ id }) => id === chosen);
  // It was there when the form was looked through. The words are not lost with it.
  if (!customer) return [say(turn, lostFormCard(text))];
  const loaded = readingContext(turn);
  const topic = { customerId: customer.id, contactId: null, question: "" };
  const context = { ...loaded, nudge: null, answered: null, topic };
  const request = requestOf(message, text, member, context);
  const { reading: read, reader } = await turn.app.read(turn.workspace.id, request);
  const today = toLocalDate(context.at, member.timezone);
  const reading = withForm(read, customer, values, today);
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

/**
 * What was read, with what was chosen in the form: it is about the touch with the form's customer, whatever else the words
 * tell. A touch with another customer that is named in them stands for itself.
 */
function withForm(
  read: Reading,
  customer: Readable,
  values: FormValues,
  today: LocalDate,
): Reading {
  const others = read.interactions.filter((touch) => touch.customer !== customer.name);
  const own = read.interactions.filter((touch) => touch.customer === customer.name);
  const [first] = own;
  const ticked = peopleOfForm(values).flatMap(
    (id) => customer.contacts.find((one) => one.id === id)?.name ?? [],
  );
  const day = values["on"] ?? "";
  const touch: ReadInteraction = {
    customer: customer.name,
    channel: CHANNELS.find((known) => known === values["channel"]) ?? first?.channel ?? null,
    occurredOn: isLocalDate(day) && day <= today ? day : (first?.occurredOn ?? today),
    contacts: [...new Set([...ticked, ...own.flatMap(({ contacts }) => contacts)])],
    newContacts: [...new Set(own.flatMap(({ newContacts }) => newContacts))],
    sentiment: first?.sentiment ?? "neutral",
    signals: own.flatMap(({ signals }) => signals),
  };
  const { options: _options, ...rest } = read;
  return { ...rest, outcome: "interaction", interactions: [touch, ...others], ask: null };
}
