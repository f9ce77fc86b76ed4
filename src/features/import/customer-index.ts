/** Customers by all that files call them: whole name, name without its legal form, alias, domain. */
import { foldName, foldText } from "../../engine/model/names.ts";

type Called = { name: string; aliases: string[]; domain: string | null };

/** What a name finds: one customer, none, or several between which it does not choose. */
export type NameMatch<C> = { customer: C } | { several: C[] } | null;

const FOLDS_KEPT = 100_000;

export function customerIndex<C extends Called>(customers: Iterable<C> = []) {
  const whole = new Map<string, Set<C>>();
  const folded = new Map<string, Set<C>>();
  const aliases = new Map<string, Set<C>>();
  const domains = new Map<string, Set<C>>();
  /** a million rows name the same few thousand customers */
  const folds = new Map<string, string>();
  const fold = (name: string) => {
    const before = folds.get(name);
    if (before !== undefined) return before;
    if (folds.size >= FOLDS_KEPT) folds.clear();
    const now = foldName(name);
    folds.set(name, now);
    return now;
  };
  const keysOf = (customer: C) =>
    [
      [whole, foldText(customer.name)],
      [folded, fold(customer.name)],
      ...customer.aliases.map((alias) => [aliases, fold(alias)] as const),
      [domains, domainKey(customer.domain)],
    ] as const;
  const add = (customer: C) => {
    for (const [map, key] of keysOf(customer)) {
      if (key !== "") map.set(key, (map.get(key) ?? new Set()).add(customer));
    }
  };
  for (const customer of customers) add(customer);
  return {
    fold,
    add,
    /** To be called before a customer's names change. */
    remove(customer: C) {
      for (const [map, key] of keysOf(customer)) map.get(key)?.delete(customer);
    },
    /** Those whose names are the same but for case, accents and legal form. */
    namesakes: (name: string): C[] => [...(folded.get(fold(name)) ?? [])],
    /** Those that have a domain. */
    at: (domain: string | null): C[] => [...(domains.get(domainKey(domain)) ?? [])],
    /** The one that a file calls so; among several of one name, the one with the domain. */
    called(name: string, domain: string | null = null): NameMatch<C> {
      for (const [map, key] of [
        [whole, foldText(name)],
        [folded, fold(name)],
        [aliases, fold(name)],
      ] as const) {
        const all = key === "" ? [] : [...(map.get(key) ?? [])];
        const there = all.filter(
          (one) => domain !== null && domainKey(one.domain) === domainKey(domain),
        );
        const [only, another] = there.length === 1 ? there : all;
        if (only) return another ? { several: all } : { customer: only };
      }
      return null;
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
