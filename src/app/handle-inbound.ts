/** Handles one stored message: loads its conversation, asks its handler what to write, and commits that. */
import { checkedAction } from "../chat/action.ts";
import { checkedCommand, parseCommand } from "../chat/command.ts";
import type { Inbound, Intent } from "../chat/intent.ts";
import type { Card } from "../chat/view.ts";
import { redactJson } from "../engine/model/redact.ts";
import { foldName } from "../engine/model/names.ts";
import { say } from "../features/deliveries/answer.ts";
import { oldButtonCard } from "../features/help/help-card.view.ts";
import { strangerCard } from "../features/people/access-notices.view.ts";
import { identifyMember } from "../features/people/identify-member.ts";
import { formButtonCard } from "../features/replies/log-form.view.ts";
import { removePlace } from "../features/people/welcome.ts";
import { namesIn } from "../features/replies/reading-context.ts";
import { customerOfForm } from "../features/replies/record-form.ts";
import { auditOf } from "../features/privacy/audit-of-writes.ts";
import { withdrawReply } from "../features/replies/revise-reply.ts";
import { newId } from "../store/connection/id.ts";
import type { InboxRow } from "../store/inbox/inbox.ts";
import type { Conversation, ConversationQuery } from "../store/replies/conversation.ts";
import type { Write } from "../store/writes/write.ts";
import { type AppContext, type ChangeTurn, createTurn } from "./context.ts";
import { handlerOf } from "./dispatch.ts";
import { commandInWords } from "./plain-words.ts";
import { resolveCommand } from "./resolve-command.ts";

/**
 * All that a message changes is written in one transaction with the mark that it is handled, so that a worker killed at
 * any point leaves it either all done or all to do.
 */
export async function handleInbound(app: AppContext, row: InboxRow): Promise<void> {
  const conversation = await loadConversation(app, row.workspaceId, row.inbound);
  if (!conversation) return;
  const kept = conversation.workspace.forgetKey ? await withoutForgotten(app, row) : row;
  const writes = await writesFor(app, conversation, kept);
  const replaced: Write[] =
    kept === row ? [] : [{ kind: "inbound.replace", inboxId: row.id, inbound: kept.inbound }];
  const noted = auditOf(writes, conversation.member?.id ?? null, row.inbound.platform);
  await app.store.commit(row.workspaceId, [...replaced, ...writes, ...noted], row);
  app.wake("outbox");
}

/** The message without whoever was forgotten here; the same when it names none of them. */
async function withoutForgotten(app: AppContext, row: InboxRow): Promise<InboxRow> {
  const isRemoved = await app.store.forgotten.loadRefusal(row.workspaceId);
  if (!isRemoved) return row;
  const intent = redactJson(row.inbound.intent, isRemoved);
  return intent === row.inbound.intent ? row : { ...row, inbound: { ...row.inbound, intent } };
}

async function writesFor(
  app: AppContext,
  conversation: Conversation,
  { inbound, id }: InboxRow,
): Promise<Write[]> {
  const { workspace } = conversation;
  if (inbound.intent.kind === "uninstalled") return removePlace(conversation, inbound);
  const asker = await identifyMember(app, workspace, conversation.member, inbound);
  if (asker.kind === "stranger") {
    return [{ kind: "inbound.forget", inboxId: id }, ...toStranger(inbound, strangerCard(asker))];
  }
  const { member } = asker;
  // Whoever was recognized only now has a conversation that could not be found without knowing them.
  const talk = conversation.member ? null : await loadConversation(app, workspace.id, inbound);
  const asked = {
    app,
    workspaceId: workspace.id,
    member,
    conversation: talk ?? conversation,
    inbound,
  };
  const intent = await checkedIntent(asked);
  if (!intent) return [say({ inbound }, oldButtonCard())];
  const found = handlerOf(intent);
  if (!found || (found.handler.kind === "query" && !inWords(inbound.intent))) return [];
  const turn: ChangeTurn = {
    ...createTurn(app, workspace, member, { ...inbound, intent }),
    conversation: asked.conversation,
    newId,
  };
  const isPaused = member.state === "paused";
  return [
    ...(isPaused ? [{ kind: "member.back", memberId: member.id } as const] : []),
    ...(inbound.intent.kind === "edit" && intent.kind === "command"
      ? endReply(turn, inbound.intent)
      : []),
    ...(await run(turn, found)),
  ];
}

/** What was written in a chat: it can ask for what else is answered where it is asked. */
const inWords = ({ kind }: Intent) => kind === "message" || kind === "edit";

/** What becomes of a message that was edited into a command. */
function endReply(turn: ChangeTurn, edit: { message: string }): Write[] {
  const { known } = turn.conversation;
  return known && known.state !== "noted" ? withdrawReply(turn, edit) : [];
}

/** What a handler writes. A command in words may only ask: its answer is a message of its own, a form a button that opens it. */
async function run(turn: ChangeTurn, { handler, payload }: Found): Promise<Write[]> {
  if (handler.kind === "change") return handler.run(turn, payload as never);
  const answer = await handler.run(turn, payload as never);
  return [say(turn, answer.kind === "card" ? answer : formButtonCard(answer))];
}
type Found = NonNullable<ReturnType<typeof handlerOf>>;

/** Whoever changes or removes what we never took is not spoken to. */
function toStranger(inbound: Inbound, card: Card): Write[] {
  const { kind } = inbound.intent;
  // Where the app is set up for everybody, it comes to people who never asked for it.
  if (kind === "edit" || kind === "remove" || kind === "unsupported" || kind === "installed")
    return [];
  return [say({ inbound }, card)];
}

/** A stored intent as this version knows it: what an earlier version stored is read, and checked, like what comes in. */
async function checkedIntent(asked: Asked): Promise<Intent | null> {
  const { app, workspaceId, member, inbound } = asked;
  const { intent } = inbound;
  if (intent.kind === "act") {
    const action = checkedAction(intent.action);
    return action && { ...intent, action };
  }
  if (intent.kind === "message" || (intent.kind === "edit" && intent.asks === undefined)) {
    const command = mayAsk(asked, intent) ? await commandInWords(asked, intent.text) : null;
    return command ? { kind: "command", text: intent.text, command } : intent;
  }
  if (intent.kind !== "command" && intent.kind !== "edit") return intent;
  const { text, command: stored } =
    intent.kind === "edit" ? { text: intent.asks ?? "", command: undefined } : intent;
  const command = stored
    ? checkedCommand(stored)
    : await resolveCommand(app.store, workspaceId, member, parseCommand(text), text);
  return command && { kind: "command", text, command };
}

type Asked = Parameters<typeof commandInWords>[0];

/** What was changed or brought back of a message that recorded something is no request. */
const mayAsk = ({ conversation: { known } }: Asked, intent: Intent) =>
  intent.kind === "message" || known === null || known.state === "noted";

/** The conversation of a message, with all customers that its replies tell of. */
async function loadConversation(app: AppContext, workspaceId: string, inbound: Inbound) {
  const query = queryOf(inbound);
  const found = await app.store.conversations.load(workspaceId, query, app.now());
  const missing = found ? untold(found) : [];
  if (missing.length === 0) return found;
  // A question back was about a customer that is not the member's own, and not named in these words.
  const names = [...query.names, ...missing.map((name) => foldName(name))];
  return app.store.conversations.load(workspaceId, { ...query, names }, app.now());
}

/** The customers that asking replies are about, and that are not at hand. */
function untold({ subject, earlier, known, customers }: Conversation): string[] {
  const asking = [subject, earlier, known].filter((reply) => reply?.state === "asking");
  const about = asking.flatMap((reply) => reply?.reading?.options ?? []);
  const at = new Set(customers.map(({ name }) => name));
  return [...new Set(about.map(({ customer }) => customer))].filter((name) => !at.has(name));
}

function queryOf(inbound: Inbound): ConversationQuery {
  const { platform, person, place, intent, at } = inbound;
  const { conversation, thread } = place;
  const where = { platform, person, conversation, thread, at };
  const about = (text: string, subject: string | null = null, message = inbound.message) => ({
    ...where,
    message: message ?? inbound.key,
    subject,
    names: namesIn(text),
  });
  switch (intent.kind) {
    case "message":
    case "command":
      return about(intent.text);
    case "edit":
      return about(intent.text, null, intent.message);
    case "remove":
      return about("", null, intent.message);
    case "submit":
      return intent.form === "log"
        ? about(intent.values["what"] ?? "", customerOfForm(intent))
        : about("", intent.form === "owners" ? null : intent.customerId);
    case "act":
      return about("", intent.action.subject);
    default:
      return about("");
  }
}
