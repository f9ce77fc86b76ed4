import type { Inbound } from "../chat/intent.ts";
import { foldName, foldText } from "../engine/names.ts";
import type { ReadingRequest } from "../engine/reading/reading.ts";
import type { Readable } from "../engine/record.ts";
import { DAY_MS, type Instant } from "../engine/time.ts";
import type { MemberRow } from "../store/members.ts";
import type { NudgeRow } from "../store/nudge-row.ts";
import type { SentMessage } from "../store/deliveries.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { type House, timeIn } from "./house.ts";

/** What a reply is read against. */
export type ReadingContext = {
  /** when it was said, by the workspace's clock */
  at: Instant;
  /** the coach's message that it answers, when it stands in that message's thread */
  answered: SentMessage | null;
  /** the nudge it answers, if any */
  nudge: NudgeRow | null;
  /** all nudges that are still open, for a reply that names another one's customer */
  open: NudgeRow[];
  customers: Readable[];
};

/** A nudge is answered by a reply that comes within two weeks; later, the words stand for themselves. */
const NUDGE_ANSWERED_WITHIN_MS = 14 * DAY_MS;
/** The reader is given the words' first part; longer names than this are not looked for in them. */
const LONGEST_NAME_WORDS = 4;
const WORDS_SEARCHED = 900;

/** Gathers what a reply is read against: the nudge, and the customers that it can be about. */
export async function readingContext(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Pick<Inbound, "at" | "place">,
  text: string,
): Promise<ReadingContext> {
  const { deliveries, nudges, customers, portfolios } = house.store;
  const now = timeIn(house, workspace);
  const { thread, conversation } = inbound.place;
  const answered =
    thread === null ? null : await deliveries.byMessage(workspace.id, conversation, thread);
  const open = await nudges.openOf(workspace.id, member.id, now - NUDGE_ANSWERED_WITHIN_MS);
  const threaded = answered?.nudgeId ? await nudges.byId(workspace.id, answered.nudgeId) : null;
  const nudge = threaded ?? open[0] ?? null;
  const ids = new Set([
    ...(await customers.ownedBy(workspace.id, [member.id])),
    ...(await customers.named(workspace.id, namesIn(text))),
    ...(nudge ? [nudge.customerId] : []),
  ]);
  const names = await portfolios.names(workspace.id, [...ids], member);
  return { at: inbound.at, answered, nudge, open, customers: names };
}

/** The request that a reader reads. */
export function requestOf(
  id: string,
  text: string,
  member: MemberRow,
  context: ReadingContext,
): ReadingRequest {
  const { nudge, customers } = context;
  const customer = nudge && customers.find((known) => known.id === nudge.customerId);
  const contact = customer?.contacts.find((known) => known.id === nudge?.contactId);
  return {
    id,
    text,
    sentAt: new Date(context.at).toISOString(),
    timezone: member.timezone,
    nudge:
      nudge && customer
        ? {
            customer: customer.name,
            ...(contact && { contact: contact.name }),
            question: nudge.question,
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
