import type { Action } from "../chat/action.ts";
import type { Inbound } from "../chat/intent.ts";
import type { Received } from "../chat/platform.ts";
import type { Card } from "../chat/view.ts";
import type { CustomerSnapshot } from "../store/customers/customer-snapshot.ts";
import type { MemberRow } from "../store/members/members.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";
import { helpCard } from "../features/help/help-card.view.ts";
import { strangerCard } from "../features/people/access-notices.view.ts";
import { askerKnownAs } from "../features/people/asker.ts";
import { commandOf, nameAlone } from "./command.ts";
import { showSettings } from "../features/settings/change-settings.ts";
import { explainNudge } from "../features/nudges/explain-nudge.ts";
import type { AppContext } from "./context.ts";
import { listCustomers } from "../features/lookup/list-customers.ts";
import { openLogForm } from "../features/replies/open-log-form.ts";
import type { PlayQuestion } from "../features/plays/play-command.ts";
import { saneInbound } from "./sanitize-inbound.ts";
import { showCustomer } from "../features/lookup/show-customer.ts";
import { showFixes } from "../features/replies/show-fixes.ts";
import { showPlays } from "../features/plays/show-plays.ts";
import { showWeek } from "../features/nudges/show-week.ts";

/**
 * Takes in whatever a platform heard. What only asks is answered at once; what changes something is stored and handled
 * by a worker. Throws when the database is away, so that the platform says 503 and hears it again.
 */
export async function receive(
  app: AppContext,
  heard: Inbound,
  requestId: string | null,
): Promise<Received> {
  const inbound = saneInbound(heard);
  const { platform, installation, intent } = inbound;
  if (intent.kind === "unsupported") {
    app.log.info({ what: intent.what }, "an unsupported event was passed over");
    return { kind: "ignored" };
  }
  if (intent.kind === "command" || intent.kind === "act") {
    const name = intent.kind === "command" ? nameAlone(intent.text) : null;
    const asked =
      name === null ? null : await app.store.customerSnapshots.asked(inbound, name, app.now());
    const person = asked
      ? asked.person
      : await app.store.members.person(platform, installation, inbound.person);
    if (!person) return unknownWorkspace(app, inbound);
    const { workspace, personal } = person;
    const asker = await askerKnownAs(person.member, app, workspace, inbound);
    if (asker.kind === "stranger") return answer(strangerCard(asker), null);
    // Somebody who was known just now by their address has not been looked up for.
    const found = asked && person.member ? { look: asked.look } : null;
    const lookup =
      name !== null && found
        ? ({ kind: "show", name, ...found } as const)
        : intent.kind === "act"
          ? lookedUpBy(intent.action)
          : await lookedUp(app, workspace, asker.member, intent.text);
    if (lookup) return answerLookup(app, workspace, asker.member, lookup, personal);
  }
  const isOurs = await app.store.inboxIngest.add(inbound, requestId);
  if (!isOurs) return unknownWorkspace(app, inbound);
  app.wake("inbox");
  return { kind: "accepted" };
}

function unknownWorkspace(app: AppContext, { platform, intent }: Inbound): Received {
  app.log.warn({ platform, kind: intent.kind }, "no such workspace");
  return { kind: "ignored" };
}

type Lookup =
  | { kind: "help" }
  | { kind: "list" }
  | { kind: "week" }
  | { kind: "settings" }
  | { kind: "plays"; question: PlayQuestion }
  | { kind: "show"; name: string; look?: CustomerSnapshot | null }
  | { kind: "show-id"; customerId: string }
  | { kind: "why"; nudgeId: string }
  | { kind: "fixes"; replyId: string }
  | { kind: "form"; customerId: string };

/** What a command looks up; null when it changes something. */
async function lookedUp(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  text: string,
): Promise<Lookup | null> {
  const command = await commandOf(app, workspace, member, text);
  if (command.kind === "log" && command.text === "") return { kind: "form", customerId: "" };
  switch (command.kind) {
    case "log":
    case "turn":
    case "play":
    case "change":
      return null;
    default:
      return command;
  }
}

/** What a button looks up; null when it changes something. */
function lookedUpBy({ name, subject }: Action): Lookup | null {
  switch (name) {
    case "nudge.why":
      return { kind: "why", nudgeId: subject };
    case "receipt.fix":
      return { kind: "fixes", replyId: subject };
    case "customer.show":
      return { kind: "show-id", customerId: subject };
    case "customer.list":
      return { kind: "list" };
    case "customer.week":
      return { kind: "week" };
    case "customer.log":
      return { kind: "form", customerId: subject };
    default:
      return null;
  }
}

async function answerLookup(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  lookup: Lookup,
  personal: string | null,
): Promise<Received> {
  switch (lookup.kind) {
    case "help":
      return answer(helpCard(member.role), personal);
    case "list":
      return answer(await listCustomers(app, workspace, member), personal);
    case "week":
      return answer(await showWeek(app, workspace, member), personal);
    case "settings":
      return answer(await showSettings(app, workspace, member), personal);
    case "plays":
      return answer(await showPlays(app, workspace, member, lookup.question), personal);
    case "show":
      return answer(await showCustomer(app, workspace, member, lookup), personal);
    case "show-id":
      return answer(
        await showCustomer(app, workspace, member, { id: lookup.customerId }),
        personal,
      );
    case "why":
      return answer(await explainNudge(app, workspace, member, lookup.nudgeId), personal);
    case "fixes":
      return answer(await showFixes(app, workspace, member, lookup.replyId), personal);
    case "form":
      return openLogForm(app, workspace, member, lookup.customerId);
  }
}

const answer = (card: Card, personal: string | null): Received => ({
  kind: "answer",
  card,
  personal,
});
