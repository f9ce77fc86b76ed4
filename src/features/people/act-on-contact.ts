/** Somebody new for a customer's people map, or what they do there. Whoever sees the customer may tell. */
import { FUNCTIONS, LEVELS } from "../../engine/model/contact.ts";
import { guessRole, NO_GUESS, type RoleGuess } from "../../engine/reading/role-words.ts";
import type { ActionValue } from "../../chat/action.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { customersIn } from "../replies/book-reading.ts";
import { contactCard } from "./contact-card.view.ts";

/** Longer than any name in an import, in characters. */
const LONGEST_NAME = 300;

/** "Add NAME" under a receipt: on the map once; a name holds no semicolon, as in an import. */
export async function addContact(
  turn: ChangeTurn,
  customerId: string,
  told: string,
): Promise<Write[]> {
  const customer = turn.conversation.customers.find(({ id }) => id === customerId);
  const name = told
    .replaceAll(/[;\s]+/g, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  if (!customer || name === "") return [say(turn, oldButtonCard())];
  const known = await turn.store.contacts.byName(customerId, name);
  const contact = known ?? { id: turn.newId(), customerId, name, level: null, function: null };
  const card = contactCard(contact, customer.name, guessFor(turn, name, customer));
  return [
    ...(known ? [] : [{ kind: "contact.add", contactId: contact.id, customerId, name } as const]),
    say(turn, card),
  ];
}

/** At which level somebody is, or what they work in; the later word counts. */
export async function setContactRole(
  turn: ChangeTurn,
  contactId: string,
  value: ActionValue<"contact.level" | "contact.function">,
): Promise<Write[]> {
  const { store, member } = turn;
  const role = roleIn(value);
  const contact = role && (await store.contacts.byId(contactId));
  const [customer] = contact ? await store.portfolios.names([contact.customerId], member) : [];
  if (!role || !contact || !customer) return [say(turn, oldButtonCard())];
  return [
    { kind: "contact.role", contactId, role },
    say(turn, contactCard({ ...contact, ...role }, customer.name, NO_GUESS)),
  ];
}

function roleIn(value: ActionValue<"contact.level" | "contact.function">) {
  if ("level" in value) {
    const level = LEVELS.find((known) => known === value.level);
    return level ? { level } : null;
  }
  const work = FUNCTIONS.find((known) => known === value.function);
  return work ? { function: work } : null;
}

/** What the words that named them make likely: those of the member's newest reply about this customer. */
function guessFor(
  { app, conversation }: ChangeTurn,
  name: string,
  customer: { id: string; name: string },
): RoleGuess {
  const reply = conversation.recorded;
  const isAbout = reply?.reading && customersIn(reply.reading, [customer]).size > 0;
  return reply && isAbout ? guessRole(reply.text, name, app.lexicon) : NO_GUESS;
}
