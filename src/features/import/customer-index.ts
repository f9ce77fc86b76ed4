/** Customers by all that files call them: whole name, name without its legal form, alias, domain. */
import { foldName, foldText } from "../../engine/model/names.ts";

type Called = { name: string; aliases: string[]; domain: string | null };

/** What a name finds: one customer, none, or several between which it does not choose. */
export type NameMatch<C> = { customer: C } | { several: C[] } | null;

const NAMES_REMEMBERED = 100_000;

export function customerIndex<C extends Called>(customers: Iterable<C> = []) {
  const whole = keyed<C>();
  const folded = keyed<C>();
  const aliases = keyed<C>();
  const domains = keyed<C>();
  /** a million rows name the same few thousand customers */
  const found = new Map<string, NameMatch<C>>();
  const keysOf = (customer: C) =>
    [
      [whole, foldText(customer.name)],
      [folded, foldName(customer.name)],
      ...customer.aliases.map((alias) => [aliases, foldName(alias)] as const),
      [domains, domainKey(customer.domain)],
    ] as const;
  const add = (customer: C) => {
    if (found.size > 0) found.clear();
    for (const [map, key] of keysOf(customer)) map.add(key, customer);
  };
  for (const customer of customers) add(customer);
  const look = (name: string, domain: string | null): NameMatch<C> => {
    const [text, fold] = [foldText(name), foldName(name)];
    for (const [map, key] of [
      [whole, text],
      [folded, fold],
      [aliases, fold],
    ] as const) {
      const all = map.at(key);
      const there = all.filter(
        (one) => domain !== null && domainKey(one.domain) === domainKey(domain),
      );
      const [only, another] = there.length === 1 ? there : all;
      if (only) return another ? { several: [...all] } : { customer: only };
    }
    return null;
  };
  return {
    add,
    /** To be called before a customer's names change. */
    remove(customer: C) {
      found.clear();
      for (const [map, key] of keysOf(customer)) map.remove(key, customer);
    },
    /** Those whose names are the same but for case, accents and legal form. */
    namesakes: (name: string): C[] => [...folded.at(foldName(name))],
    /** Those that have a domain. */
    at: (domain: string | null): C[] => [...domains.at(domainKey(domain))],
    /** The one that a file calls so; among several of one name, the one with the domain. */
    called(name: string, domain: string | null = null): NameMatch<C> {
      if (domain !== null) return look(name, domain);
      const before = found.get(name);
      if (before !== undefined) return before;
      const now = look(name, null);
      if (found.size >= NAMES_REMEMBERED) found.clear();
      found.set(name, now);
      return now;
    },
  };
}

/** Customers by a key. Nearly every key has one alone, and a set for each would weigh more than the customers. */
function keyed<C>() {
  const map = new Map<string, C | C[]>();
  const at = (key: string): C[] => {
    const known = map.get(key);
    return known === undefined ? [] : Array.isArray(known) ? known : [known];
  };
  return {
    at: (key: string): readonly C[] => (key === "" ? [] : at(key)),
    add(key: string, one: C) {
      if (key === "") return;
      const known = map.get(key);
      if (known === undefined) map.set(key, one);
      else if (!at(key).includes(one)) map.set(key, [...at(key), one]);
    },
    remove(key: string, one: C) {
      const others = at(key).filter((other) => other !== one);
      if (others.length > 0) map.set(key, others);
      else map.delete(key);
    },
  };
}

const domainKey = (domain: string | null) => domain?.trim().toLowerCase() ?? "";

/** Whether two customers of one name are two all the same: each has a domain, and not the same. */
export const areApart = (one: { domain: string | null }, other: { domain: string | null }) =>
  domainKey(one.domain) !== "" &&
  domainKey(other.domain) !== "" &&
  domainKey(one.domain) !== domainKey(other.domain);

/**
 * The normalized names of customers that share one when folded: each keeps its legal form, and where that is the same,
 * too, its domain stands behind. The one customer of a name has it to itself.
 */
export function normalizedNames<C extends Called>(namesakes: C[]): Map<C, string> {
  if (namesakes.length === 1) return new Map(namesakes.map((one) => [one, foldName(one.name)]));
  const wholes = namesakes.map((one) => foldText(one.name));
  return new Map(
    namesakes.map((one, at) => {
      const mine = wholes[at] ?? "";
      const isAlone = wholes.every((other, n) => n === at || other !== mine);
      return [one, isAlone ? mine : `${mine} ${foldText(one.domain ?? "")}`.trim()];
    }),
  );
}
