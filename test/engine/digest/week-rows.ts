import fc from "fast-check";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { addDays } from "../../../src/engine/model/calendar.ts";
import {
  aContact,
  aCustomer,
  aMember,
  anInteraction,
  aPortfolio,
  aSignal,
  at,
} from "../../support/portfolio.ts";

/*
 * Random rows of a team, a team beside it, and a restricted customer, around the week of Monday 18 May 2026. Names tell
 * to whom a line belongs: nothing that says "Hidden" or "Elsewhere" may reach the team's channel.
 */

export const WEEK = "2026-W21";
export const NEXT_WEEK = "2026-W22";
export const MONDAY = "2026-05-18";
export const MONDAY_AFTER = "2026-05-25";
/** Monday 00:00 in Copenhagen, in summer. */
export const WEEK_START = at("2026-05-17T22:00Z");
export const WEEK_END = at("2026-05-24T22:00Z");
export const NEXT_WEEK_END = at("2026-05-31T22:00Z");

export const TEAM = ["ada", "bo"];
export const OPEN_CUSTOMERS = ["north", "south", "west"];
const CUSTOMERS = [
  aCustomer({ id: "north", name: "North Pumps", tier: "A", ownerIds: ["ada"] }),
  aCustomer({ id: "south", name: "South Valves", ownerIds: ["bo", "kim"] }),
  aCustomer({ id: "west", name: "West Seals", tier: "C", ownerIds: ["bo"] }),
  aCustomer({ id: "hidden", name: "Hidden Co", ownerIds: ["ada"], visibility: "restricted" }),
  aCustomer({ id: "elsewhere", name: "Elsewhere Co", ownerIds: ["kim"] }),
];
const CONTACTS = CUSTOMERS.flatMap(({ id, name }) => [
  aContact({ id: `${id}-1`, name: `${name} One`, customerId: id, level: "leader" }),
  aContact({ id: `${id}-2`, name: `${name} Two`, customerId: id, level: "executive" }),
]);
const MEMBERS = [
  aMember({ id: "mia", name: "Mia Storm", role: "manager" }),
  aMember({ id: "ada", name: "Ada Bech", managerId: "mia" }),
  aMember({ id: "bo", name: "Bo Lind", managerId: "mia" }),
  aMember({ id: "kim", name: "Kim Elsewhere", managerId: "someone else" }),
];

const anyCustomer = fc.constantFrom(...CUSTOMERS);
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const MINUTE = 60_000;
const before = (days: { from: number; to: number }) =>
  fc
    .integer({ min: days.from * 1440, max: days.to * 1440 })
    .map((minutes) => WEEK_END - minutes * MINUTE);

const anyTouch = (when: fc.Arbitrary<number>) =>
  fc
    .tuple(anyCustomer, when, fc.constantFrom("ada", "bo"), fc.constantFrom(1, 2))
    .map(([{ id, name }, moment, memberId, contact]) =>
      anInteraction({
        customerId: id,
        at: moment,
        memberId: name === "Elsewhere Co" ? "kim" : memberId,
        contactIds: [`${id}-${contact}`],
      }),
    );

/** Days at which a promise turns from open to late, or from old to new. */
const EDGES = [addDays(MONDAY, -1), MONDAY, addDays(MONDAY_AFTER, -1), MONDAY_AFTER];

const anySaying = (when: fc.Arbitrary<number>, edges: string[]) =>
  fc
    .record({
      customer: anyCustomer,
      at: when,
      kind: fc.constantFrom("need", "concern", "commitment", "competitor"),
      by: fc.constantFrom("us", "customer"),
      days: orNull(fc.integer({ min: 0, max: 20 })),
      edge: orNull(fc.constantFrom(...edges)),
      closedAfter: fc.constantFrom(null, null, null, 3, 9, 15),
      confidential: fc.constantFrom(false, false, false, true),
    })
    .map(
      ({ customer: { id, name }, at: moment, kind, by, days, edge, closedAfter, confidential }) => {
        const on = new Date(moment).toISOString().slice(0, 10);
        return aSignal({
          customerId: id,
          contactId: `${id}-1`,
          at: moment,
          kind,
          by: kind === "commitment" ? by : null,
          dueOn: kind === "commitment" && days !== null ? (edge ?? addDays(on, days)) : null,
          closedOn: closedAfter === null ? null : addDays(on, closedAfter),
          confidential,
          quote: `${confidential ? "Secret" : "Open"} words of ${name}`,
        });
      },
    );

const portfolioOf = (rows: Pick<Portfolio, "interactions" | "signals">): Portfolio =>
  aPortfolio({ members: MEMBERS, customers: CUSTOMERS, contacts: CONTACTS, ...rows });

/** Weeks up to 40 days before the week's end, and some days after it. */
export const anyWeek = fc
  .record({
    interactions: fc.array(anyTouch(before({ from: -5, to: 120 })), { maxLength: 60 }),
    signals: fc.array(anySaying(before({ from: -5, to: 40 }), EDGES), {
      maxLength: 20,
    }),
  })
  .map(portfolioOf);

/** A team to which nothing has happened for half a year, nor falls due; its rhythm was three weeks at most, so that no silence begins. */
export const anyQuietTeam = fc
  .record({
    interactions: fc.array(anyTouch(before({ from: 250, to: 270 })), { maxLength: 60 }),
    signals: fc.array(anySaying(before({ from: 250, to: 300 }), ["2025-12-24"]), {
      maxLength: 12,
    }),
  })
  .map(portfolioOf);
