/** From a customer's card: it is lost, won back or renewed; somebody there has left, is away or back. */
import type { ActionValue } from "../../chat/action.ts";
import type { Card } from "../../chat/view.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { words } from "../language.ts";
import { goneCustomerCard } from "../lookup/customer-notices.view.ts";
import { recordPress } from "../replies/record-press.ts";
import { customerChangesCard, personChangesCard } from "./changes-card.view.ts";

export async function offerCustomerChanges(turn: Turn, customerId: string): Promise<Card> {
  const { store, member } = turn;
  const [customer] = await store.portfolios.names([customerId], member, "all");
  return customer ? customerChangesCard(customer) : goneCustomerCard();
}

export async function offerPersonChanges({ store, member }: Turn, contactId: string) {
  const contact = await store.contacts.byId(contactId);
  const [customer] = contact
    ? await store.portfolios.names([contact.customerId], member, "all")
    : [];
  return contact && customer ? personChangesCard(contact, customer.name) : oldButtonCard();
}

export function changeCustomer(
  turn: ChangeTurn,
  customerId: string,
  { change }: ActionValue<"customer.news">,
): Write[] {
  const customer = turn.conversation.customers.find(({ id }) => id === customerId);
  if (!customer) return [say(turn, goneCustomerCard())];
  const quote = words.people.customerChanges[change];
  const news = { customer: customer.name, change, quote };
  return recordPress(turn, { text: quote, changes: { customerNews: [news] } });
}

export function changePerson(
  turn: ChangeTurn,
  contactId: string,
  { change }: ActionValue<"contact.news">,
): Write[] {
  const customer = turn.conversation.customers.find(({ contacts }) =>
    contacts.some(({ id }) => id === contactId),
  );
  const contact = customer?.contacts.find(({ id }) => id === contactId);
  if (!customer || !contact) return [say(turn, oldButtonCard())];
  const quote = words.people.personChanges[change];
  const { name } = contact;
  const news = { customer: customer.name, name, change, from: null, until: null, quote };
  return recordPress(turn, { text: quote, changes: { people: [news] } });
}
