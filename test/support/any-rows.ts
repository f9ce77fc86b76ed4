import fc from "fast-check";
import { addDays } from "../../src/engine/model/calendar.ts";
import { FUNCTIONS, LEVELS } from "../../src/engine/model/contact.ts";
import { DIRECTIONS, SENTIMENTS } from "../../src/engine/model/interaction.ts";
import { SIDES, SIGNAL_KINDS } from "../../src/engine/model/signal.ts";
import { aContact, anInteraction, aSignal, at } from "./portfolio.ts";

/*
 * Random rows about Fjord Foods, its contacts c0 to c3 and its members Ada and Bo, around NOW: `anyRows` up to it,
 * `laterRows` after it. Days of closing and of falling due lie on both sides.
 */

export const NOW = at("2026-06-22");

const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

const contacts = ["c0", "c1", "c2", "c3"];
const anyContact = fc.constantFrom(...contacts);
const anyContacts = fc.tuple(
  ...contacts.map((id) =>
    fc
      .record({
        level: orNull(fc.constantFrom(...LEVELS)),
        function: orNull(fc.constantFrom(...FUNCTIONS)),
      })
      .map((place) => aContact({ id, name: `Person ${id}`, ...place })),
  ),
);
const anyTime = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((minutes) => NOW + minutes * 60_000);
const past = anyTime(-800 * 1440, 0);
const future = anyTime(1, 200 * 1440);
const anyDay = fc.integer({ min: -400, max: 200 }).map((days) => addDays("2026-06-22", days));

const anyInteraction = (when: fc.Arbitrary<number>) =>
  fc
    .record({
      at: when,
      memberId: orNull(fc.constantFrom("ada", "bo")),
      direction: fc.constantFrom(...DIRECTIONS),
      contactIds: fc.array(anyContact, { maxLength: 3 }),
      sentiment: orNull(fc.constantFrom(...SENTIMENTS)),
    })
    .map(anInteraction);
const anySignal = (when: fc.Arbitrary<number>) =>
  fc
    .record({
      at: when,
      kind: fc.constantFrom(...SIGNAL_KINDS),
      by: orNull(fc.constantFrom(...SIDES)),
      contactId: orNull(anyContact),
      dueOn: orNull(anyDay),
      closedOn: orNull(anyDay),
      quote: fc.constantFrom("We need faster delivery", "Price is no longer it", "Thanks!", ""),
    })
    .map(aSignal);

/** A customer's whole past. */
export const anyRows = fc.record({
  contacts: anyContacts,
  interactions: fc.array(anyInteraction(past), { maxLength: 25 }),
  signals: fc.array(anySignal(past), { maxLength: 12 }),
});

/** What happens to it afterwards. */
export const laterRows = fc.record({
  interactions: fc.array(anyInteraction(future), { maxLength: 5 }),
  signals: fc.array(anySignal(future), { maxLength: 5 }),
});
