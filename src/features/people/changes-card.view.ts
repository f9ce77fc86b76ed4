import type { Button, Card } from "../../chat/view.ts";
import { buttons, note, plainButton, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

const PEOPLE_OFFERED = 8;
const CUSTOMER_CHANGES = ["lost", "won", "renewed"] as const;
const PERSON_CHANGES = ["left", "away", "back"] as const;

/** What can become of a customer, and whom there something can have become of. */
export function customerChangesCard(customer: {
  id: string;
  name: string;
  contacts: { id: string; name: string }[];
}): Card {
  const { people } = words;
  const changes = CUSTOMER_CHANGES.map((change): Button => ({
    label: people.customerChanges[change],
    action: { name: "customer.news", subject: customer.id, value: { change } },
  }));
  const contacts = customer.contacts.slice(0, PEOPLE_OFFERED);
  return textCard("ask", people.whatChanged(customer.name), [
    buttons([...changes, plainButton(people.form.more, "customer.form", customer.id)]),
    contacts.length > 0 && note(people.orSomebodyThere),
    contacts.length > 0 &&
      buttons(contacts.map(({ id, name }) => plainButton(name, "contact.show", id))),
    note(people.orWriteIt),
  ]);
}

export const personChangesCard = (contact: { id: string; name: string }, customer: string): Card =>
  textCard("ask", words.people.whatOfThem(contact.name, customer), [
    buttons([
      ...PERSON_CHANGES.map((change): Button => ({
        label: words.people.personChanges[change],
        action: { name: "contact.news", subject: contact.id, value: { change } },
      })),
      plainButton(words.people.form.more, "contact.form", contact.id),
    ]),
    note(words.people.orWriteIt),
  ]);
