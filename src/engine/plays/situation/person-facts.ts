import { daysBetween } from "../../model/calendar.ts";
import { sayDate } from "../../model/saying.ts";
import type { Facts } from "../facts.ts";
import { sayDays, type Situation } from "../known.ts";

/** The facts of the person that a play is about. */
export function personFacts({ customer }: Situation, contactId: string | null): Facts {
  const contact = contactId === null ? undefined : customer.contacts.get(contactId);
  if (!contact) return { them: { value: "", say: "your contact there" } };
  const facts: Facts = {
    them: { value: contact.name, say: contact.name },
    contact: { value: contact.name, say: contact.name },
  };
  if (contact.title) facts.contactTitle = { value: contact.title, say: contact.title };
  if (contact.level) facts.contactLevel = { value: contact.level, say: contact.level };
  if (contact.values?.trim()) {
    facts.contactValues = { value: contact.values, say: contact.values.trim() };
  }
  const last = customer.touches.findLast((it) => it.interaction.contactIds.includes(contact.id));
  if (last) {
    const days = daysBetween(last.on, customer.today);
    const evidence = { on: last.on };
    facts.contactLastOn = { value: last.on, say: sayDate(last.on, customer.today), evidence };
    facts.contactDays = { value: days, say: sayDays(days), evidence };
  }
  return facts;
}
