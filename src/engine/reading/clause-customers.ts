import type { Clause } from "./told-clauses.ts";

/** @returns the customers that a clause names, by their own names or their people's */
export function customersOf(told: Clause): string[] {
  const names = told.named.flatMap((named) =>
    named.is === "company"
      ? [named.company.name]
      : named.is === "person"
        ? [named.person.customer]
        : oneCustomer(named.people),
  );
  return [...new Set(names)];
}

/** Which person is in doubt, but not whose. */
function oneCustomer(people: { customer: string }[]): string[] {
  const customers = new Set(people.map(({ customer }) => customer));
  return customers.size === 1 ? [...customers] : [];
}

/** The customer named after a touch that names none: "Had lunch Friday. Dana from Acme wants …". */
export function customersAhead(tellings: Clause[], told: Clause): string[] {
  for (const next of tellings.slice(tellings.indexOf(told) + 1)) {
    const [customer] = customersOf(next);
    if (customer !== undefined) return [customer];
  }
  return [];
}
