import type { Inbound } from "../chat/intent.ts";
import type { Received } from "../chat/platform.ts";
import type { Card } from "../chat/view.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { helpCard } from "../views/help-card.ts";
import { strangerCard } from "../views/notices.ts";
import { askerOf } from "./asker.ts";
import { commandOf } from "./command.ts";
import { explainNudge } from "./explain-nudge.ts";
import type { House } from "./house.ts";
import { listCustomers } from "./list-customers.ts";
import { openLogForm } from "./open-log-form.ts";
import { showCustomer } from "./show-customer.ts";
import { showFixes } from "./show-fixes.ts";
import { showWeek } from "./show-week.ts";

/**
 * Takes in whatever a platform heard. What only asks is answered at once; what changes something is stored and handled
 * by a worker. Throws when the database is away, so that the platform says 503 and hears it again.
 */
export async function receive(
  house: House,
  inbound: Inbound,
  requestId: string | null,
): Promise<Received> {
  const workspace = await house.store.workspaces.byInstallation(
    inbound.platform,
    inbound.installation,
  );
  if (!workspace) {
    house.log.warn({ platform: inbound.platform, kind: inbound.intent.kind }, "no such workspace");
    return { kind: "ignored" };
  }
  const lookup = await lookupOf(house, workspace, inbound);
  if (lookup === "change") {
    await house.store.inbox.add(workspace.id, inbound, requestId);
    house.wake("inbox");
    return { kind: "accepted" };
  }
  if (lookup === null) return { kind: "ignored" };
  return answerLookup(house, workspace, inbound, lookup);
}

type Lookup =
  | { kind: "help" }
  | { kind: "list" }
  | { kind: "week" }
  | { kind: "show"; name: string }
  | { kind: "show-id"; customerId: string }
  | { kind: "why"; nudgeId: string }
  | { kind: "fixes"; replyId: string }
  | { kind: "form"; customerId: string };

/** What an Inbound looks up; "change" when it changes something; null when there is nothing to do. */
async function lookupOf(
  house: House,
  workspace: WorkspaceRow,
  inbound: Inbound,
): Promise<Lookup | "change" | null> {
  const { intent } = inbound;
  switch (intent.kind) {
    case "unsupported":
      house.log.info({ what: intent.what }, "an unsupported event was passed over");
      return null;
    case "command": {
      const command = await commandOf(house, workspace, intent.text);
      if (command.kind === "log" && command.text === "") return { kind: "form", customerId: "" };
      return command.kind === "log" || command.kind === "change" ? "change" : command;
    }
    case "act": {
      const { name, subject } = intent.action;
      if (name === "nudge.why") return { kind: "why", nudgeId: subject };
      if (name === "receipt.fix") return { kind: "fixes", replyId: subject };
      if (name === "customer.show") return { kind: "show-id", customerId: subject };
      if (name === "customer.list") return { kind: "list" };
      if (name === "customer.week") return { kind: "week" };
      if (name === "customer.log") return { kind: "form", customerId: subject };
      return "change";
    }
    default:
      return "change";
  }
}

async function answerLookup(
  house: House,
  workspace: WorkspaceRow,
  inbound: Inbound,
  lookup: Lookup,
): Promise<Received> {
  const asker = await askerOf(house, workspace, inbound);
  if (asker.kind === "stranger") return answer(strangerCard(asker), null);
  const { member } = asker;
  const identities = await house.store.members.identitiesOf(workspace.id, member.id);
  const personal =
    identities.find((identity) => identity.platform === inbound.platform)?.address ?? null;
  switch (lookup.kind) {
    case "help":
      return answer(helpCard(member.role), personal);
    case "list":
      return answer(await listCustomers(house, workspace, member), personal);
    case "week":
      return answer(await showWeek(house, workspace, member), personal);
    case "show":
      return answer(await showCustomer(house, workspace, member, { name: lookup.name }), personal);
    case "show-id":
      return answer(
        await showCustomer(house, workspace, member, { id: lookup.customerId }),
        personal,
      );
    case "why":
      return answer(await explainNudge(house, workspace, member, lookup.nudgeId), personal);
    case "fixes":
      return answer(await showFixes(house, workspace, member, lookup.replyId), personal);
    case "form":
      return openLogForm(house, workspace, member, lookup.customerId);
  }
}

const answer = (card: Card, personal: string | null): Received => ({
  kind: "answer",
  card,
  personal,
});
