/** The door: takes in whatever a platform heard. What handles it stands in `dispatch.ts`. */
import { type Command, parseCommand } from "../chat/command.ts";
import type { Inbound, Intent } from "../chat/intent.ts";
import type { Received } from "../chat/platform.ts";
import { strangerCard } from "../features/people/access-notices.view.ts";
import { suggestCustomers } from "../features/lookup/suggest-customers.ts";
import { identifyMember } from "../features/people/identify-member.ts";
import type { CustomerSnapshot } from "../store/customers/customer-snapshot.ts";
import type { MemberRow, PersonLookup } from "../store/members/members.ts";
import { type AppContext, createTurn } from "./context.ts";
import { checkForm, handlerOf } from "./dispatch.ts";
import { resolveCommand, resolveUnknown } from "./resolve-command.ts";
import { saneInbound } from "./sanitize-inbound.ts";

/** What the person waits for: looked at before anything is stored. */
const ASKED: ReadonlySet<Intent["kind"]> = new Set(["command", "act", "submit", "suggest"]);

/**
 * What only asks is answered at once; what changes something is stored and handled by a worker. Throws when the database
 * is away, so that the platform says 503 and hears it again.
 */
export async function receive(
  app: AppContext,
  heard: Inbound,
  requestId: string | null,
): Promise<Received> {
  const inbound = saneInbound(heard);
  const { intent } = inbound;
  if (intent.kind === "unsupported") {
    app.log.info({ what: intent.what }, "an unsupported event was passed over");
    return { kind: "ignored" };
  }
  if (!ASKED.has(intent.kind)) return store(app, inbound, requestId);
  const command = intent.kind === "command" ? parseCommand(intent.text) : null;
  const found = await findAsker(app, inbound, command);
  if (!found) return unknownWorkspace(app, inbound);
  const { person, look } = found;
  const { workspace, personal } = person;
  const asker = await identifyMember(app, workspace, person.member, inbound);
  if (asker.kind === "stranger") {
    return intent.kind === "suggest"
      ? { kind: "options", options: [] }
      : { kind: "answer", card: strangerCard(asker), personal: null };
  }
  const { member } = asker;
  if (intent.kind === "suggest" || intent.kind === "submit") {
    const turn = createTurn(app, workspace, member, inbound);
    if (intent.kind === "suggest")
      return { kind: "options", options: await suggestCustomers(turn, intent.text) };
    const form = await checkForm(turn, intent);
    return form ? { kind: "form", form } : store(app, inbound, requestId);
  }
  const read: Intent =
    intent.kind === "command" && command
      ? { ...intent, command: await meantBy(app, workspace.id, member, { command, look, intent }) }
      : intent;
  const handled = { ...inbound, intent: read };
  const meant = handlerOf(read);
  if (meant?.handler.kind !== "query") return store(app, handled, requestId);
  const turn = createTurn(app, workspace, member, handled);
  // Whoever was known just now by their address has not been looked up for.
  const payload =
    person.member && look !== undefined ? { ...(meant.payload as object), look } : meant.payload;
  const answer = await meant.handler.run(turn, payload as never);
  return answer.kind === "form"
    ? { kind: "form", form: answer }
    : { kind: "answer", card: answer, personal };
}

/** The command that words are, with the names of the workspace at hand. */
async function meantBy(
  app: AppContext,
  workspaceId: string,
  member: MemberRow,
  asked: { command: Command; look?: CustomerSnapshot | null | undefined; intent: { text: string } },
): Promise<Command> {
  const { command, look, intent } = asked;
  const resolved = await resolveCommand(app.store, workspaceId, member, command, intent.text);
  if (resolved.name !== "show" || look !== null) return resolved;
  return (await resolveUnknown(app, workspaceId, member, intent.text)) ?? resolved;
}

/** Who asks, and for words that can only be a customer's name, that customer as well: in one statement. */
async function findAsker(
  app: AppContext,
  inbound: Inbound,
  command: Command | null,
): Promise<{ person: PersonLookup; look?: CustomerSnapshot | null } | null> {
  const { platform, installation } = inbound;
  if (command?.name === "show") {
    return app.store.customerSnapshots.asked(inbound, command.payload.name, app.now());
  }
  const person = await app.store.members.person(platform, installation, inbound.person);
  return person && { person };
}

async function store(
  app: AppContext,
  inbound: Inbound,
  requestId: string | null,
): Promise<Received> {
  if (!(await app.store.inboxIngest.add(inbound, requestId))) return unknownWorkspace(app, inbound);
  app.wake("inbox");
  return { kind: "accepted" };
}

function unknownWorkspace(app: AppContext, { platform, intent }: Inbound): Received {
  app.log.warn({ platform, kind: intent.kind }, "no such workspace");
  return { kind: "ignored" };
}
