/** Decides what a rep's words are: an answer to our question, a correction, an addition, or something new. Pure. */
import { chosenOption } from "../../engine/reading/answer-options.ts";
import type { Correction } from "../../engine/reading/correction.ts";
import { readCorrection } from "../../engine/reading/read-correction.ts";
import { readReply } from "../../engine/reading/read-reply.ts";
import type {
  AskOption,
  ReadInteraction,
  Reading,
  ReadingRequest,
} from "../../engine/reading/reading.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import { fixLine } from "../../engine/life/line-fix.ts";
import { foldText } from "../../engine/model/names.ts";
import { DAY_MS, type LocalDate } from "../../engine/model/time.ts";
import type { Conversation, TalkReply } from "../../store/replies/conversation.ts";
import type { ChangeTurn } from "../../app/context.ts";
import {
  contextOfReply,
  nudgeOfReply,
  type ReadingContext,
  readingContext,
  requestOf,
} from "./reading-context.ts";

/** An answer to "which Thomas?" is short; more words are a new report. */
const LONGEST_ANSWER_WORDS = 8;
/** Words without a name go on with what was told this short a time before; half a working day. */
const GOES_ON_MS = DAY_MS / 6;

export type Meaning =
  /** `rules`: what the rules read in the reply together with its answer */
  | {
      kind: "answer";
      reply: TalkReply;
      context: ReadingContext;
      request: ReadingRequest;
      rules: Reading;
    }
  | { kind: "undo"; reply: TalkReply }
  /** a line of what was told is put right */
  | { kind: "line"; reply: TalkReply; context: ReadingContext; reading: KeptReading }
  | {
      kind: "correction";
      reply: TalkReply;
      context: ReadingContext;
      correction: Extract<Correction, { kind: "change" }>;
    }
  /** to be read, with `adds` as a part of the touch that was told last; `answer`: it also settles what was asked */
  | { kind: "report"; context: ReadingContext; adds: boolean; answer?: Answer };
type Answer = Extract<Meaning, { kind: "answer" }>;

/** What words are, in the light of the conversation. */
export function interpretReply(
  turn: ChangeTurn,
  text: string,
  context = readingContext(turn),
): Meaning {
  const { latest, told } = repliesMeant(turn.conversation);
  return (
    (latest?.reading?.ask ? answerIn(turn, latest, context, text) : null) ??
    (latest?.state === "recorded" ? correctionIn(turn, latest, told, context, text) : null) ??
    continuationIn(turn, told, context, text) ?? { kind: "report", context, adds: false }
  );
}

/** The reply that words are about, and the one whose touch they may correct: in a thread its own, never another. */
export function repliesMeant({ answered, threaded, earlier, told, recorded }: Conversation) {
  if (!answered && !threaded) return { latest: earlier, told: told ?? earlier, recorded };
  const own = threaded?.state === "withdrawn" ? null : threaded;
  return { latest: own, told: own, recorded: own };
}

function answerIn(
  turn: ChangeTurn,
  asked: TalkReply,
  context: ReadingContext,
  words: string,
): Meaning | null {
  if (words.trim().split(/\s+/).length > LONGEST_ANSWER_WORDS) return null;
  const { options = [] } = asked.reading ?? {};
  const option = chosenOption(options, words);
  if (option) return answeredBy(turn, asked, context, option);
  const alone = readReply(requestOf(asked.id, words, turn.member, context), context.lexicon);
  const answer = answeredBy(turn, asked, context, words);
  if (!tellsMore(alone, answer?.rules ?? null)) return answer;
  const named = options.filter((one) => namesInFull(one, words));
  const [only] = named.length === 1 ? named : [];
  const also = only ? answeredBy(turn, asked, context, only) : null;
  return { kind: "report", context, adds: false, ...(also && { answer: also }) };
}

/** Whether words tell a touch of their own: "Emailed Thomas Krag" is more than an answer to "Which Thomas did you call?". */
function tellsMore(alone: Reading, answered: Reading | null): boolean {
  const known = answered?.interactions[0]?.channel ?? null;
  return alone.interactions.some(
    ({ channel, signals }) =>
      channel !== null && (answered === null || channel !== known || signals.length > 0),
  );
}

const namesInFull = ({ customer, contact = customer }: AskOption, words: string) =>
  ` ${foldText(words)} `.includes(` ${foldText(contact)} `);

/**
 * A reply together with the answer to the question that it raised. Null when the answer settles nothing: then the words
 * stand for themselves.
 */
export function answeredBy(
  turn: ChangeTurn,
  reply: TalkReply,
  loaded: ReadingContext,
  answer: AskOption | string,
): Answer | null {
  const context = contextOfReply(loaded, reply, nudgeOfReply(turn.conversation, reply));
  const words = typeof answer === "string" ? answer : sayOption(answer);
  const asked = requestOf(reply.id, `${reply.text}\n(${words})`, turn.member, context);
  const others = reply.reading?.options ?? [];
  const request = typeof answer === "string" ? asked : without(asked, others, answer);
  const rules = readReply(request, context.lexicon);
  const isSettled = rules.ask === null && rules.interactions.length + rules.updates.length > 0;
  return isSettled ? { kind: "answer", reply, context, request, rules } : null;
}

const sayOption = ({ customer, contact }: AskOption) =>
  contact === undefined ? customer : `${contact} of ${customer}`;

/** A request in which the options that were not chosen can't be meant any more. */
function without(request: ReadingRequest, options: AskOption[], chosen: AskOption): ReadingRequest {
  const others = options.filter(
    (one) => one.customer !== chosen.customer || one.contact !== chosen.contact,
  );
  const gone = (customer: string, contact?: string) =>
    others.some((one) => one.customer === customer && one.contact === contact);
  const customers = request.customers
    .filter(({ name }) => !gone(name))
    .map((one) => ({
      ...one,
      contacts: one.contacts?.filter((contact) => !gone(one.name, contact)) ?? [],
    }));
  return { ...request, customers };
}

function correctionIn(
  turn: ChangeTurn,
  latest: TalkReply,
  told: TalkReply | null,
  context: ReadingContext,
  text: string,
): Meaning | null {
  // "No, it was Wednesday" is about the touch, not about what was added to it since.
  if (!told?.reading) return null;
  const corrected = contextOfReply(context, told, nudgeOfReply(turn.conversation, told));
  const request = requestOf(told.id, text, turn.member, { ...corrected, at: context.at });
  const line = fixLine(text, told.reading, dueDayIn(request, context));
  if (line) return { kind: "line", reply: told, context: corrected, reading: line };
  const correction = readCorrection(text, told.reading, request, context.lexicon);
  if (!correction) return null;
  if (correction.kind === "undo") return { kind: "undo", reply: latest };
  return { kind: "correction", reply: told, context: corrected, correction };
}

/** What stands before the day in "the promise is for the 12th". */
const BEFORE_DAY = /^[\s\S]*?\b(?:for|due on|due by|due|by|until|für|bis|zum|am|pour|para|til)\b/iu;

/** The day for which words say that a promise is, read as that of a promise. */
function dueDayIn(request: ReadingRequest, { lexicon }: ReadingContext): LocalDate | null {
  if (!BEFORE_DAY.test(request.text)) return null;
  const text = `I promised to send it by${request.text.replace(BEFORE_DAY, "")}`;
  const reading = readReply({ ...request, text, open: [] }, lexicon);
  const signals = reading.interactions.flatMap((touch) => touch.signals);
  return signals.find(({ kind }) => kind === "commitment")?.dueOn ?? null;
}

/**
 * What words go on with: "Called Dana", and then "she wants a bigger lid". They add to the touch that was told last,
 * where they name no other customer, tell no touch of their own, and nothing was asked of the member since.
 */
function continuationIn(
  turn: ChangeTurn,
  told: TalkReply | null,
  context: ReadingContext,
  text: string,
): Meaning | null {
  const [touch, ...others] = told?.reading?.interactions ?? [];
  if (!told || !touch || others.length > 0 || told.at < context.at - GOES_ON_MS) return null;
  if (isAskedSince(context, told)) return null;
  const customer = context.customers.find(({ name }) => name === touch.customer);
  if (!customer) return null;
  const contact = customer.contacts.find(({ name }) => touch.contacts[0] === name);
  const contactId = touch.contacts.length === 1 ? (contact?.id ?? null) : null;
  const topic = { customerId: customer.id, contactId, question: "" };
  const about = { ...context, nudge: nudgeOfReply(turn.conversation, told), topic };
  const reading = readReply(requestOf(told.id, text, turn.member, about), context.lexicon);
  return adds(reading, touch) ? { kind: "report", context: about, adds: true } : null;
}

/** Whether the coach has asked something else since a reply, or is answered about something else. */
function isAskedSince({ answered, topic, nudge, open }: ReadingContext, told: TalkReply): boolean {
  if (answered) return answered.replyId !== told.id && answered.nudgeId !== told.nudgeId;
  const isAboutPlan = topic !== null && nudge === null;
  return isAboutPlan || open.some(({ sentAt }) => sentAt !== null && sentAt > told.at);
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
