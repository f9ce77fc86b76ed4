import { daysBetween } from "../model/calendar.ts";
import type { Contact, ContactFunction, ContactState, Level } from "../model/contact.ts";
import { FUNCTIONS, LEVELS, stateOnDay } from "../model/contact.ts";
import type { CustomerHistory, Members } from "../model/history.ts";
import { closestRelationships, introducersOf } from "./introducers.ts";
import type { Introducer } from "./introducers.ts";
import type { CustomerAsOf } from "./subject.ts";
import { customerAsOf } from "./subject.ts";
import type { SilentChampion, SingleThread } from "./single-threading.ts";
import { silentChampion, singleThread, soleMember } from "./single-threading.ts";
import type { Relationship } from "./relationships.ts";
import { relationshipsOf } from "./relationships.ts";
import type { Instant, LocalDate } from "../model/time.ts";

/** A place in the people map: a level and a function, either unknown, and who is there. */
export type Cell = {
  level: Level | null;
  function: ContactFunction | null;
  people: KnownPerson[];
};

/** A contact, and who of us knows them; nobody, when no touch names them. */
export type KnownPerson = {
  contactId: string;
  name: string;
  /** of all time, most touches first */
  knownBy: Relationship[];
  lastOn: LocalDate | null;
  /** touched within the last 365 days, and there to be turned to */
  inTouch: boolean;
  /** away, left, or there; who died is not shown */
  state: ContactState;
  awayUntil: LocalDate | null;
};

/** A place where we know nobody now. */
export type Gap = {
  /** a short label, such as `no executive` or `nobody in finance` */
  text: string;
  /** contacts on file there whom nobody has touched within the last 365 days */
  onFile: string[];
  /** who could introduce us, best first, three at most */
  introducers: Introducer[];
} & (
  | { kind: "level"; level: Level }
  | { kind: "function"; function: ContactFunction }
  /** all touches with a known function fall into this one */
  | { kind: "one function"; function: ContactFunction }
);

/** The people map of a customer. */
export type Coverage = {
  customerId: string;
  asOf: LocalDate;
  /** only places where somebody is, highest level first, unknown last */
  cells: Cell[];
  gaps: Gap[];
  singleThreaded: SingleThread | null;
  soleMember: { memberId: string; share: number } | null;
  silentChampion: SilentChampion | null;
  /** null when nobody wrote down any contact's level */
  noExecutive: boolean | null;
};

/** A contact counts as in touch for this long after the last touch. */
const IN_TOUCH_DAYS = 365;

/**
 * The map of level × function with who of us knows whom, and its gaps, as of an instant. A level is a gap only when the
 * level of at least one contact is known, a function only when somebody is on file there or all touches fall into one;
 * `other` is never one.
 */
export function coverage(history: CustomerHistory, asOf: Instant, members: Members): Coverage {
  const customer = customerAsOf(history, asOf, members);
  const relationships = relationshipsOf(customer.touches);
  const people = peopleOf(customer, relationships);
  const gaps = gapsOf(customer, people, closestRelationships(relationships, members));
  return {
    customerId: history.customer.id,
    asOf: customer.today,
    cells: cellsOf(customer, people),
    gaps,
    singleThreaded: singleThread(customer),
    soleMember: soleMember(customer),
    silentChampion: silentChampion(customer),
    noExecutive: history.contacts.every(({ level }) => level === null)
      ? null
      : gaps.some((gap) => gap.kind === "level" && gap.level === "executive"),
  };
}

function peopleOf(customer: CustomerAsOf, relationships: Relationship[]): Map<string, KnownPerson> {
  const byContact = Map.groupBy(relationships, ({ contactId }) => contactId);
  return new Map(
    customer.history.contacts.map((contact) => {
      const knownBy = byContact.get(contact.id) ?? [];
      const lastOn = knownBy.reduce<LocalDate | null>(
        (latest, relationship) =>
          latest === null || relationship.lastOn > latest ? relationship.lastOn : latest,
        null,
      );
      const state = stateOnDay(contact, customer.today);
      const inTouch =
        state === "active" &&
        lastOn !== null &&
        daysBetween(lastOn, customer.today) <= IN_TOUCH_DAYS;
      const { id: contactId, name, awayUntil = null } = contact;
      return [contactId, { contactId, name, knownBy, lastOn, inTouch, state, awayUntil }];
    }),
  );
}

function cellsOf(customer: CustomerAsOf, people: Map<string, KnownPerson>): Cell[] {
  const places = Map.groupBy(
    customer.history.contacts.filter(({ id }) => people.get(id)?.state !== "died"),
    ({ level, function: role }) =>
      rank(LEVELS, level) * (FUNCTIONS.length + 1) + rank(FUNCTIONS, role),
  );
  return [...places]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, contacts]) => {
      const [first] = contacts;
      if (first === undefined) return [];
      const there = contacts.flatMap(({ id }) => people.get(id) ?? []);
      return [{ level: first.level, function: first.function, people: there.toSorted(byTouch) }];
    });
}

/** The place in a list, unknown last. */
function rank<T>(all: readonly T[], one: T | null): number {
  return one === null ? all.length : all.indexOf(one);
}

function byTouch(a: KnownPerson, b: KnownPerson): number {
  if (a.lastOn !== b.lastOn) return (a.lastOn ?? "") < (b.lastOn ?? "") ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}

function gapsOf(
  customer: CustomerAsOf,
  people: Map<string, KnownPerson>,
  closest: Map<string, Relationship>,
): Gap[] {
  const contacts = customer.history.contacts.filter((contact) => {
    const state = people.get(contact.id)?.state;
    return state === "active" || state === "away";
  });
  const inTouch = contacts.filter(({ id }) => people.get(id)?.inTouch === true);
  const gapAt = (text: string, there: (contact: Contact) => boolean) => ({
    text,
    onFile: contacts.filter(there).map(({ id }) => id),
    introducers: introducersOf(customer, closest, inTouch, contacts.filter(there)),
  });
  const gaps: Gap[] = [];
  if (contacts.some(({ level }) => level !== null)) {
    for (const level of LEVELS) {
      if (inTouch.some((contact) => contact.level === level)) continue;
      const text = level === "executive" ? "no executive" : `no ${level}`;
      gaps.push({ kind: "level", level, ...gapAt(text, (contact) => contact.level === level) });
    }
  }
  const touched = new Set(inTouch.flatMap((contact) => contact.function ?? []));
  for (const role of FUNCTIONS) {
    const there = (contact: Contact): boolean => contact.function === role;
    if (role === "other" || touched.has(role) || !contacts.some(there)) continue;
    gaps.push({
      kind: "function",
      function: role,
      ...gapAt(`nobody in ${sayFunction(role)}`, there),
    });
  }
  const [only] = touched;
  if (
    only !== undefined &&
    only !== "other" &&
    touched.size === 1 &&
    !gaps.some(({ kind }) => kind === "function")
  ) {
    const text = `only ${sayFunction(only)}`;
    gaps.push({ kind: "one function", function: only, ...gapAt(text, () => false) });
  }
  return gaps;
}

/** A function as it is said in a sentence. */
function sayFunction(role: ContactFunction): string {
  return role === "it" ? "IT" : role;
}
