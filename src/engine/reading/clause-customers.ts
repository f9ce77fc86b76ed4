/** Which customers a clause is about. */
import type { Clause } from "./clauses.ts";

/** @returns the customers that a clause names, by their own names or their people's */
export function customersOf(clause: Clause): string[] {
  const names = clause.mentions.flatMap((mention) =>
    mention.is === "company"
      ? [mention.company.name]
      : mention.is === "person"
        ? [mention.person.customer]
        : oneCustomer(mention.people),
  );
  return [...new Set(names)];
}

/** Which person is in doubt, but not whose. */
function oneCustomer(people: { customer: string }[]): string[] {
  const customers = new Set(people.map(({ customer }) => customer));
  return customers.size === 1 ? [...customers] : [];
}
