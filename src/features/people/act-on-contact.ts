import type { Action } from "../../chat/action.ts";
import type { Inbound } from "../../chat/intent.ts";
import { FUNCTIONS, LEVELS } from "../../engine/model/contact.ts";
import { guessRole, NO_GUESS, type RoleGuess } from "../../engine/reading/role-words.ts";
import { DAY_MS } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { contactCard } from "./contact-card.view.ts";
import { customersIn } from "../replies/book-reading.ts";
import type { Effect, AppContext } from "../../app/context.ts";
import { sayTo } from "../deliveries/answer.ts";

/** A button under a receipt is pressed while its words are fresh. */
const REMEMBERED_MS = 7 * DAY_MS;

/**
 * Somebody new for a customer's people map, or what they do there. Whoever sees the customer may tell. Null where the
 * button has nothing left to do.
 */
export async function actOnContact(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  action: Action,
): Promise<Effect | null> {
  const { contacts, portfolios } = app.store;
  const seen = async (customerId: string) =>
    (await portfolios.names(workspace.id, [customerId], member))[0] ?? null;
  const key = `done:${inbound.key}`;
  if (action.name === "contact.add") {
    const customer = await seen(action.subject);
    const name = action.value.replaceAll(/[;\s]+/g, " ").trim();
    if (!customer || name === "") return null;
    const guess = await guessFor(app, workspace, member, inbound, name, customer);
    return async (tx) => {
      const id = await tx.customers.addContact(workspace.id, customer.id, name);
      const contact = await tx.contacts.byId(workspace.id, id);
      if (!contact) return;
      const card = contactCard(contact, customer.name, guess);
      await sayTo(inbound, { kind: "notice", key, card })(tx);
    };
  }
  const contact = await contacts.byId(workspace.id, action.subject);
  const customer = contact && (await seen(contact.customerId));
  const role = roleIn(action);
  if (!contact || !customer || !role) return null;
  const card = contactCard({ ...contact, ...role }, customer.name, NO_GUESS);
  return async (tx) => {
    await tx.contacts.setRole(workspace.id, contact.id, role);
    await sayTo(inbound, { kind: "notice", key, card })(tx);
  };
}

function roleIn({ name, value }: Action) {
  const level = LEVELS.find((known) => known === value);
  if (name === "contact.level" && level) return { level };
  const work = FUNCTIONS.find((known) => known === value);
  return name === "contact.function" && work ? { function: work } : null;
}

/** What the words that named them make likely: those of the member's newest reply about this customer. */
async function guessFor(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  name: string,
  customer: { id: string; name: string },
): Promise<RoleGuess> {
  const since = inbound.at - REMEMBERED_MS;
  const reply = await app.store.replies.latestOf(workspace.id, member.id, since, ["recorded"]);
  const isAbout = reply?.reading && customersIn(reply.reading, [customer]).size > 0;
  return reply && isAbout ? guessRole(reply.text, name, app.lexicon) : NO_GUESS;
}
