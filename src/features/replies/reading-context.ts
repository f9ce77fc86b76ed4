import type { Inbound } from "../../chat/intent.ts";
import { foldName, foldText } from "../../engine/model/names.ts";
import type { Lexicon } from "../../engine/reading/lexicon.ts";
import type { ReadingRequest } from "../../engine/reading/reading.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import { DAY_MS, type Instant } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { ReplyRow, ReplyState } from "../../store/replies/replies.ts";
import type { SentMessage } from "../../store/deliveries/deliveries.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";

/** What a reply is read against. */
export type ReadingContext = {
  /** when it was said, by the workspace's clock */
  at: Instant;
  /** the coach's message that it answers, when it stands in that message's thread */
  answered: SentMessage | null;
  /** the nudge it answers, if any */
  nudge: NudgeRow | null;
  /** what was asked last, by a nudge or about a plan: what words without a name are about */
  topic: { customerId: string; contactId: string | null; question: string } | null;
  /** all nudges that are still open, for a reply that names another one's customer */
  open: NudgeRow[];
  customers: Readable[];
  lexicon: Lexicon;
};

/** A nudge is answered by a reply that comes within two weeks; later, the words stand for themselves. */
const NUDGE_ANSWERED_WITHIN_MS = 14 * DAY_MS;
/** "How did it go?" is answered by a reply that comes within two days. */
const PLAN_ANSWERED_WITHIN_MS = 2 * DAY_MS;
const REPLIES: ReplyState[] = ["recorded", "asking", "noted", "withdrawn"];
const HOW_DID_IT_GO = "How did it go?";
/** The reader is given the words' first part; longer names than this are not looked for in them. */
const LONGEST_NAME_WORDS = 4;
const WORDS_SEARCHED = 900;

/** Gathers what a reply is read against: the nudge, and the customers that it can be about. */
export async function readingContext(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Pick<Inbound, "at" | "place">,
  text: string,
): Promise<ReadingContext> {
  const { deliveries, nudges, customers, portfolios } = app.store;
  const now = workspaceTime(app, workspace);
  const { thread, conversation } = inbound.place;
  const answered =
    thread === null ? null : await deliveries.byMessage(workspace.id, conversation, thread);
  const open = await nudges.openOf(workspace.id, member.id, now - NUDGE_ANSWERED_WITHIN_MS);
  const threaded = answered?.nudgeId ? await nudges.byId(workspace.id, answered.nudgeId) : null;
  const latest = threaded?.memberId === member.id ? threaded : (open[0] ?? null);
  const plan = await planAsked(app, workspace, member, answered, now);
  const isAboutPlan = plan !== null && (answered ? plan.asked : plan.dueAt > (latest?.sentAt ?? 0));
  const nudge = isAboutPlan ? null : latest;
  const topic = isAboutPlan ? { ...plan, contactId: null, question: HOW_DID_IT_GO } : nudge;
  const ids = new Set([
    ...(await customers.ownedBy(workspace.id, [member.id])),
    ...(await customers.named(workspace.id, namesIn(text))),
    ...(topic ? [topic.customerId] : []),
  ]);
  const names = await portfolios.names(workspace.id, [...ids], member);
  const { lexicon } = app;
  return { at: inbound.at, answered, nudge, topic, open, customers: names, lexicon };
}

/** The plan that the rep was asked about: in the thread that they answer in, or lately. */
async function planAsked(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  answered: SentMessage | null,
  now: Instant,
) {
  const { followUps, replies } = app.store;
  if (answered?.kind === "follow-up" && answered.replyId !== null) {
    const plan = await followUps.ofReply(workspace.id, answered.replyId);
    return plan && { ...plan, asked: true };
  }
  const since = now - PLAN_ANSWERED_WITHIN_MS;
  const plan = await followUps.latestFollowed(workspace.id, member.id, since);
  // The first words after the question are its answer; later ones stand for themselves.
  const said = plan && (await replies.latestOf(workspace.id, member.id, plan.dueAt, REPLIES));
  return plan && !said ? { ...plan, asked: false } : null;
}

/** The same for a reply that is read again: its own nudge, and what it was about before, stand for what was asked last. */
export function againOf(
  context: ReadingContext,
  reply: ReplyRow,
  nudge: NudgeRow | null,
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
  const { topic, customers } = context;
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
          }
        : null,
    customers: customers.map(({ name, aliases, contacts }) => ({
      name,
      aliases,
      contacts: contacts.map((person) => person.name),
    })),
  };
}

/** Every run of up to four words, folded: what might be a customer's name. */
function namesIn(text: string): string[] {
  const words = foldText(text).split(" ").slice(0, WORDS_SEARCHED);
  const names = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    for (let length = 1; length <= LONGEST_NAME_WORDS && start + length <= words.length; length++) {
      names.add(foldName(words.slice(start, start + length).join(" ")));
    }
  }
  return [...names];
}
