import type { Contact } from "../../../engine/model/contact.ts";
import type { Customer } from "../../../engine/model/customer.ts";
import { foldName } from "../../../engine/model/names.ts";
import type { Instant } from "../../../engine/model/time.ts";
import type { ContactFileRow } from "./rows.ts";

/** The contacts of a portfolio that is put together from files, found by mail address and name as an import finds them. */
export function peopleOfFiles() {
  const contacts: Contact[] = [];
  const byCustomer = new Map<string, Contact[]>();
  /** who is known by a touch or a signal alone, and since when */
  const namedAt = new Map<string, Instant>();

  const peopleOf = (customer: Customer): Contact[] => {
    const people = byCustomer.get(customer.id) ?? [];
    byCustomer.set(customer.id, people);
    return people;
  };

  const add = (customer: Customer, name: string, email: string | null): Contact => {
    const contact: Contact = {
      id: `${customer.id}/${foldName(name)}${email === null ? "" : `/${email}`}`,
      customerId: customer.id,
      name,
      email,
      title: null,
      level: null,
      function: null,
      values: null,
    };
    peopleOf(customer).push(contact);
    contacts.push(contact);
    return contact;
  };

  return {
    contacts,

    /** A row of contacts.csv: somebody new, or facts about somebody known. */
    tell(customer: Customer, row: ContactFileRow): void {
      const { email, name, title, level, function: role, values, status, from, until } = row;
      const presence = status && { state: status, stateOn: from, awayUntil: until };
      const facts = { name, title, level, function: role, values, ...presence };
      const folded = foldName(name);
      const people = peopleOf(customer);
      const known =
        people.find((one) => email !== null && one.email === email) ??
        people.find(
          (one) => foldName(one.name) === folded && (one.email === null || email === null),
        );
      const contact = known ?? add(customer, name, email);
      Object.assign(contact, facts, { email: email ?? contact.email });
    },

    /** Somebody whom a touch, a signal or a nudge of an instant names: put on the map when nobody has the name. */
    named(customer: Customer, name: string, at: Instant): string {
      const people = peopleOf(customer);
      const folded = foldName(name);
      const known =
        people.find((one) => one.name === name) ??
        people.find((one) => foldName(one.name) === folded);
      const contact = known ?? add(customer, name, null);
      const before = namedAt.get(contact.id);
      if (!known || (before !== undefined && at < before)) namedAt.set(contact.id, at);
      return contact.id;
    },

    /** Those whom something before an instant names, or contacts.csv: whom nobody knew then is left out. */
    knownBefore(at: Instant): Contact[] {
      return contacts.filter((contact) => (namedAt.get(contact.id) ?? at - 1) < at);
    },
  };
}
