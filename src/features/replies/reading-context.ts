/** What words are read against, from the conversation that they stand in. */
import { foldName, foldText } from "../../engine/model/names.ts";
import type { Lexicon } from "../../engine/reading/lexicon.ts";
import type { Item } from "../../engine/model/item.ts";
import type { ReadingRequest } from "../../engine/reading/reading.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import { DAY_MS, type Instant } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Conversation, TalkNudge } from "../../store/replies/conversation.ts";
import type { SentMessage } from "../../store/deliveries/deliveries.ts";
import type { ChangeTurn } from "../../app/context.ts";

export type ReadingContext = {
  /** when it was said, by the workspace's clock */
  at: Instant;
  /** the coach's message that it answers, when it stands in that message's thread */
  answered: SentMessage | null;
  /** the nudge it answers, if any */
  nudge: TalkNudge | null;
  /** what was asked last, by a nudge or about a plan: what words without a name are about */
  topic: {
    customerId: string;
    contactId: string | null;
    question: string;
    /** the promise, concern or need that it is about */
    signalId?: string | null;
  } | null;
  /** all nudges that are still open, for a reply that names another one's customer */
  open: TalkNudge[];
  customers: Readable[];
  /** what stands open with these customers */
  items: Item[];
  lexicon: Lexicon;
};

/** A nudge is answered by a reply that comes within two weeks; later, the words stand for themselves. */
const NUDGE_ANSWERED_WITHIN_MS = 14 * DAY_MS;
const HOW_DID_IT_GO = "How did it go?";
/** The reader is given the words' first part; longer names than this are not looked for in them. */
const LONGEST_NAME_WORDS = 4;
const WORDS_SEARCHED = 900;

/** The nudge that words are about, what was asked last, and the customers that they can mean. */
export function readingContext(
  { app, conversation, inbound, member, now }: ChangeTurn,
  { answered }: Pick<Conversation, "answered"> = conversation,
): ReadingContext {
  const { nudges, plan, reminder, customers, items } = conversation;
  const own = nudges.filter((nudge) => nudge.memberId === member.id);
  const since = now - NUDGE_ANSWERED_WITHIN_MS;
  const open = own.filter(({ state, sentAt }) => state === "sent" && (sentAt ?? 0) >= since);
  const threaded = own.find(({ id }) => id === answered?.nudgeId);
  const latest = threaded ?? open[0] ?? null;
  const isAboutPlan =
    plan !== null && (answered ? plan.isThreaded : plan.dueAt > (latest?.sentAt ?? 0));
  const asksLast = Math.max(latest?.sentAt ?? 0, isAboutPlan ? plan.dueAt : 0);
  const isReminded = reminder !== null && (answered ? reminder.isThreaded : reminder.at > asksLast);
  const nudge = isAboutPlan || isReminded ? null : latest;
  const asked = plan && { ...plan, question: HOW_DID_IT_GO };
  const topic = isReminded ? reminder : isAboutPlan ? asked : nudge;
  return { at: inbound.at, answered, nudge, topic, open, customers, items, lexicon: app.lexicon };
}

/** The nudge that a reply was recorded as an answer to. */
export const nudgeOfReply = ({ nudges }: Conversation, { nudgeId }: ReplyRow): TalkNudge | null =>
  nudges.find(({ id }) => id === nudgeId) ?? null;

/** The same for a reply that is read again: its own nudge, and what it was about before, stand for what was asked last. */
export function contextOfReply(
  context: ReadingContext,
  reply: ReplyRow,
  nudge: TalkNudge | null,
): ReadingContext {
  const named = reply.reading?.interactions[0]?.customer ?? reply.reading?.plan?.customer;
  const before = context.customers.find((customer) => customer.name === named);
  const told = before ? { customerId: before.id, contactId: null, question: "" } : context.topic;
  return { ...context, nudge, topic: nudge ?? told, at: reply.at };
}

/** The request that a reader reads. */
export function requestOf(
  id: string,
  text: string,
  member: MemberRow,
  context: ReadingContext,
): ReadingRequest {
  const { topic, customers, items } = context;
  const customer = topic && customers.find((known) => known.id === topic.customerId);
  const contact = customer?.contacts.find((known) => known.id === topic?.contactId);
  return {
    id,
    text,
    sentAt: new Date(context.at).toISOString(),
    timezone: member.timezone,
    nudge:
      topic && customer
        ? {
            customer: customer.name,
            ...(contact && { contact: contact.name }),
            question: topic.question,
            ...(items.some(({ id: item }) => item === topic.signalId) && {
              about: topic.signalId ?? "",
            }),
          }
        : null,
    customers: customers.map(({ name, aliases, contacts }) => ({
      name,
      aliases,
      contacts: contacts.map((person) => person.name),
    })),
    open: itemsMeant(text, context)
      .filter(({ closedBy }) => closedBy === null || closedBy === id)
      .map(({ by, contact: person, dueOn, closedBy: _closedBy, ...item }) => ({
        ...item,
        ...(by && { by }),
        ...(person && { contact: person }),
        ...(dueOn && { dueOn }),
      })),
  };
}

/** What stands open with the customers that words name, and, in its thread, with the one that was asked about; with all where none is named. */
function itemsMeant(text: string, { answered, customers, items, topic }: ReadingContext): Item[] {
  const flat = ` ${foldText(text)} `;
  const isNamed = ({ name, aliases, contacts }: Readable) =>
    [name, ...aliases, ...contacts.flatMap((one) => [one.name, ...one.name.split(" ")])].some(
      (called) => called.length > 2 && flat.includes(` ${foldText(called)} `),
    );
  const named = new Set(customers.filter(isNamed).map(({ name }) => name));
  if (named.size === 0) return items;
  const asked = answered && customers.find(({ id }) => id === topic?.customerId)?.name;
  return items.filter(({ customer }) => named.has(customer) || customer === asked);
}

/** Every run of up to four words, normalized: what may be a customer's name. */
export function namesIn(text: string): string[] {
  const words = foldText(text).split(" ").slice(0, WORDS_SEARCHED);
  const names = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    for (let length = 1; length <= LONGEST_NAME_WORDS && start + length <= words.length; length++) {
      names.add(foldName(words.slice(start, start + length).join(" ")));
    }
  }
  return [...names];
}
