/** The conversation that a message stands in: what was asked, what was reported, and what is open, loaded once. */
import type { PlatformName } from "../../chat/intent.ts";
import type { Card } from "../../chat/view.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { Item } from "../../engine/model/item.ts";
import type { ItemKind } from "../../engine/model/signal.ts";
import type { Prisma } from "../generated/client.ts";
import type { Sql } from "../connection/sql.ts";
import type { SentMessage } from "../deliveries/deliveries.ts";
import type { MemberRow } from "../members/members.ts";
import { nudgeOf, type NudgeRow } from "../nudges/nudge-row.ts";
import type { WorkspaceRow } from "../workspaces/workspaces.ts";
import { replyOf, type ReplyRow } from "./replies.ts";
import { statement } from "../connection/sql-file.ts";

const CONVERSATION = statement("replies/conversation");

/** A nudge with what its card shows, and where the card stands. */
export type TalkNudge = NudgeRow & {
  customer: string;
  contact: string | null;
  /** the promise, concern or need that it is about */
  item: { id: string; kind: ItemKind } | null;
  /** whether its member still may see the customer */
  isSeen: boolean;
  /** whether it was replied to before, whatever became of that reply */
  isReplied: boolean;
  card: SentMessage | null;
};

/** A receipt that was sent. `isLive`: nothing has taken its place. */
export type SentReceipt = SentMessage & { card: Card; isLive: boolean };

/** A reply with its receipts, the oldest first. */
export type TalkReply = ReplyRow & {
  /** it only added to what an earlier one reported: it taught something, and reported no touch of its own */
  isAddition: boolean;
  /** ids of other replies that have changed since what it recorded or changed */
  later: string[];
  receipts: SentReceipt[];
};

/** A promise that a reminder was about, as what was asked last. */
export type ReminderTopic = {
  signalId: string;
  customerId: string;
  contactId: string | null;
  question: string;
  isThreaded: boolean;
};

/** A plan that was asked about, with the person it was about. */
export type PlanTopic = {
  customerId: string;
  contactId: string | null;
  dueAt: Instant;
  isThreaded: boolean;
};

export type Conversation = {
  /** `forgetKey` is set where somebody was forgotten: then words are looked through for them */
  workspace: WorkspaceRow & { forgetKey?: string | null };
  /** who speaks; null: nobody whom we know */
  member: MemberRow | null;
  /** our message at the head of the thread */
  answered: SentMessage | null;
  /** the plan that the member was asked about: in this thread, or lately and not answered since */
  plan: PlanTopic | null;
  /** the promise that the member was reminded of: in this thread, or lately and nothing said since */
  reminder: (ReminderTopic & { at: Instant }) | null;
  /** what is recorded of the message that is new, changed or removed */
  known: TalkReply | null;
  /** the reply that a button is about */
  subject: TalkReply | null;
  /** the member's reply at the head of the thread, or the newest that the message at its head is about */
  threaded: TalkReply | null;
  /** the member's newest reply of the last day that was recorded or asked back about */
  earlier: TalkReply | null;
  /** the newest of the last day whose touch or plan still stands */
  told: TalkReply | null;
  /** the newest of the last week that is recorded */
  recorded: TalkReply | null;
  /** the replies that have changed since what those above recorded or changed */
  changedSince: TalkReply[];
  /** the member's open nudges and the newest, and those that the replies above answered or a button is about; newest first */
  nudges: TalkNudge[];
  /** the member's customers, and those that are named, nudged or asked about, as far as the member sees them */
  customers: Readable[];
  /** the open promises, concerns and needs of these customers, and those that the replies above closed; newest first */
  items: Item[];
  /** ids of the customers that the member has an open plan with */
  planned: string[];
  /** the member's words of the last four weeks, oldest first */
  earlierTexts: string[];
};

/** What a conversation is found by. */
export type ConversationQuery = {
  platform: PlatformName;
  person: string | null;
  conversation: string;
  message: string | null;
  thread: string | null;
  /** the id of a reply, a nudge or a customer */
  subject: string | null;
  at: Instant;
  /** normalized names that the words may hold */
  names: string[];
};

/** A row of JSON: its instants are texts. */
type Dated<T> = {
  [Key in keyof T]: T[Key] extends Date
    ? string
    : T[Key] extends Date | null
      ? string | null
      : T[Key];
};
type Role = "known" | "subject" | "threaded" | "earlier" | "told" | "recorded";
type ConversationRow = Pick<
  Conversation,
  "workspace" | "member" | "answered" | "customers" | "items" | "planned"
> & {
  plan: Dated<Omit<PlanTopic, "dueAt"> & { dueAt: Date }> | null;
  reminder: (ReminderTopic & { at: string }) | null;
  roles: Partial<Record<Role, string>>;
  replies: (Dated<Prisma.ReplyModel> & Pick<TalkReply, "isAddition" | "later" | "receipts">)[];
  nudges: (Dated<Prisma.NudgeModel> & Omit<TalkNudge, keyof NudgeRow>)[];
  earlier: string[];
};

export const createConversationRepository = (sql: Sql) => ({
  /** Null when there is no such workspace. `now` is the machine's clock. */
  async load(
    workspaceId: string,
    query: ConversationQuery,
    now: Instant,
  ): Promise<Conversation | null> {
    const { platform, person, conversation, message, thread, subject, names } = query;
    const [said, asked] = [new Date(query.at), new Date(now)];
    const where = [workspaceId, platform, person, conversation, message, thread, subject];
    const [row] = await sql<ConversationRow>(CONVERSATION, [...where, said, asked, names]);
    return row ? conversationOf(row) : null;
  },
});

function conversationOf(row: ConversationRow): Conversation {
  const { plan, reminder, roles, replies, nudges, earlier, ...others } = row;
  const byId = new Map(replies.map((reply) => [reply.id, talkReplyOf(reply)]));
  const changedSince = new Set(replies.flatMap(({ later }) => later));
  const as = (role: Role) => byId.get(roles[role] ?? "") ?? null;
  return {
    ...others,
    plan: plan && { ...plan, dueAt: Date.parse(plan.dueAt) },
    reminder: reminder && { ...reminder, at: Date.parse(reminder.at) },
    known: as("known"),
    subject: as("subject"),
    threaded: as("threaded"),
    earlier: as("earlier"),
    told: as("told"),
    recorded: as("recorded"),
    changedSince: [...byId.values()].filter(({ id }) => changedSince.has(id)),
    nudges: nudges.map(talkNudgeOf),
    earlierTexts: earlier,
  };
}

function talkReplyOf(row: ConversationRow["replies"][number]): TalkReply {
  const { isAddition, later, receipts, at, versionAt, ...facts } = row;
  const reply = { ...facts, at: new Date(at), versionAt: dateIn(versionAt) };
  return { ...replyOf(reply as unknown as Prisma.ReplyModel), isAddition, later, receipts };
}

function talkNudgeOf(row: ConversationRow["nudges"][number]): TalkNudge {
  const { customer, contact, item, isSeen, isReplied, card, ...facts } = row;
  const { sentAt, answeredAt, dueAt } = facts;
  const dates = { sentAt: dateIn(sentAt), answeredAt: dateIn(answeredAt), dueAt: dateIn(dueAt) };
  const nudge = nudgeOf({ ...facts, ...dates } as unknown as Prisma.NudgeModel);
  return { ...nudge, customer, contact, item, isSeen, isReplied, card };
}

const dateIn = (text: string | null) => (text === null ? null : new Date(text));
