import type { Inbound } from "../../chat/intent.ts";
import { isLocalDate, toLocalDate } from "../../engine/model/calendar.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { goneCustomerCard } from "../lookup/customer-notices.view.ts";
import { receiptCard } from "./receipt-card.view.ts";
import { bookReading } from "./book-reading.ts";
import type { Effect, AppContext } from "../../app/context.ts";
import { readingContext, requestOf } from "./reading-context.ts";
import { answerTo, sayTo } from "../deliveries/answer.ts";

/** The log form, filled in: the words go through the same reader, what was chosen in the form's fields stands. */
export async function recordForm(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  customerId: string,
  values: Record<string, string>,
): Promise<Effect> {
  const text = values["what"]?.trim() ?? "";
  const chosen = values["customer"] ?? customerId;
  const message = inbound.message ?? inbound.key;
  const loaded = await readingContext(app, workspace, member, inbound, text);
  const named = await app.store.portfolios.names(workspace.id, [chosen], member);
  const customer = named[0];
  if (!customer) {
    const key = `form:${inbound.key}`;
    return sayTo(inbound, { kind: "notice", key, card: goneCustomerCard() });
  }
  const context = { ...loaded, nudge: null, topic: null, customers: [customer] };
  const request = requestOf(message, text, member, context);
  const { reading: read, reader } = await app.read(workspace.id, {
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
  const reading = { ...read, outcome: "interaction" as const, interactions: [touch], ask: null };
  return async (tx) => {
    const reply = await tx.replies.add(workspace.id, {
      memberId: member.id,
      nudgeId: null,
      platform: inbound.platform,
      conversation: inbound.place.conversation,
      message,
      thread: null,
      text,
      reading,
      reader: `form, ${reader}`,
      state: "recorded",
      at: context.at,
    });
    await bookReading(tx, workspace, member, reply, reading, context);
    await tx.deliveries.add(
      workspace.id,
      answerTo(inbound, {
        kind: "receipt",
        key: `receipt:${reply.id}:${reply.revision}`,
        card: receiptCard(reply, context.customers, {
          zone: member.timezone,
          how: "new",
          lexicon: context.lexicon,
        }),
        memberId: member.id,
        replyId: reply.id,
      }),
    );
  };
}

function contactsIn(
  chosen: string | undefined,
  contacts: { id: string; name: string }[],
): string[] | null {
  const contact = contacts.find((known) => known.id === chosen);
  return contact ? [contact.name] : null;
}
