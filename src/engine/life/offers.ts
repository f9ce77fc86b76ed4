/**
 * Words that tell of what the reading contract has no words for: two customers or people that are one, a customer that is two,
 * new names, a customer on hold, a new role. None of it is booked from words alone: the form that says it is offered, filled in.
 */
import { foldText } from "../model/names.ts";
import type { Readable } from "../reading/records-of-reading.ts";
import lexicon from "./words.json" with { type: "json" };

/** A form to offer, with what the words make likely. */
export type Offer =
  | { form: "customer"; customer: Readable; about: "merge"; same: Readable }
  | { form: "customer"; customer: Readable; about: "split"; part: string | null }
  | { form: "customer"; customer: Readable; about: "rename"; name: string | null }
  | { form: "customer"; customer: Readable; about: "pause" }
  | { form: "person"; person: Person; about: "rename"; name: string | null }
  | { form: "person"; person: Person; about: "merge"; same: Person }
  | { form: "person"; person: Person; about: "role" };

type Person = { id: string; name: string };

/** Words of a list, as patterns over folded text. */
const anyOf = (all: string[]) => new RegExp(`\\b(${all.join("|")})\\b`);
/** A name behind the words, up to the end of the clause. */
const NAME = String.raw`\s+["“'„]?(\p{Lu}[^.,;!?"”'“\n]{1,79})`;

const MERGED = anyOf(lexicon.merged);
const SPLIT = anyOf(lexicon.split);
const RENAMED = anyOf(lexicon.renamed);
const PAUSED = anyOf(lexicon.paused);
const SAME_PERSON = anyOf(lexicon.samePerson);

/** What is called so from now on: after the words that say so, up to the end of the clause. */
const NEW_NAME = new RegExp(`(?:${lexicon.beforeNewName.join("|")})${NAME}`, "u");
/** What a part is called: "spun off its bakery as Kornlab", "split into Acme Foods and Acme Feed". */
const PART_NAME = new RegExp(
  `(?:${lexicon.beforePart.join("|")})(?:\\s+[^.,;\\n]*?\\bas)?${NAME}`,
  "u",
);

/** The offers that words raise, most telling first, at most one a customer or person. */
export function offersIn(text: string, customers: Readable[]): Offer[] {
  const flat = ` ${foldText(text)} `;
  const named = customers.filter(({ name, aliases }) =>
    [name, ...aliases].some((called) => isIn(flat, called)),
  );
  const [customer, other] = named;
  const people = customers.flatMap(({ contacts }) =>
    contacts.filter(({ name }) => isIn(flat, name)),
  );
  const [person, second] = people;
  if (person && second && SAME_PERSON.test(flat)) {
    return [{ form: "person", person: second, about: "merge", same: person }];
  }
  if (person && !isNamedAlone(flat, customer) && RENAMED.test(flat)) {
    return [{ form: "person", person, about: "rename", name: newName(text) }];
  }
  if (!customer) return [];
  if (other && MERGED.test(flat)) {
    const [gone, stays] = inOrder(flat, customer, other);
    return [{ form: "customer", customer: gone, about: "merge", same: stays }];
  }
  if (SPLIT.test(flat)) {
    const part =
      PART_NAME.exec(text)?.[1]
        ?.split(/\s+(?:and|und|et|y|e|og)\s+/u)[0]
        ?.trim() ?? null;
    return [{ form: "customer", customer, about: "split", part }];
  }
  if (RENAMED.test(flat))
    return [{ form: "customer", customer, about: "rename", name: newName(text) }];
  return isPaused(flat, customer) ? [{ form: "customer", customer, about: "pause" }] : [];
}

const isIn = (flat: string, name: string): boolean => {
  const folded = foldText(name);
  return folded.length > 2 && flat.includes(` ${folded} `);
};

const newName = (text: string): string | null => NEW_NAME.exec(text)?.[1]?.trim() ?? null;

/** Whether a customer stands before the person: then the words are about the customer. */
function isNamedAlone(flat: string, customer: Readable | undefined): boolean {
  return customer !== undefined && placeOf(flat, customer) >= 0 && placeOf(flat, customer) < 3;
}

/** The customer is on hold, and not something of theirs: its name stands right before the words. */
function isPaused(flat: string, customer: Readable): boolean {
  const at = PAUSED.exec(flat);
  if (!at) return false;
  const before = flat.slice(0, at.index).trimEnd();
  return [customer.name, ...customer.aliases].some((called) =>
    new RegExp(
      `\\b${escaped(foldText(called))}( (is|are|was|were|will be|wants to|has|have|has been|went|goes|ist|est|esta|er))*$`,
    ).test(before),
  );
}

/** Of two that become one, the first named goes into the other, but for "X was bought by Y" said of Y first ("Y bought X"). */
const inOrder = (flat: string, one: Readable, other: Readable): [Readable, Readable] =>
  placeOf(flat, one) <= placeOf(flat, other) ? [one, other] : [other, one];

const placeOf = (flat: string, { name, aliases }: Readable): number => {
  const places = [name, ...aliases].map((called) => flat.indexOf(` ${foldText(called)} `));
  return Math.min(...places.filter((place) => place >= 0), flat.length);
};

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
