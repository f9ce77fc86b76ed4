import type { Customer, Tier } from "../model/customer.ts";

/** One wrong zero in an import must not swallow every nudge. */
const MOST = 20;
const LEAST = 0.05;
/** Where no value is known, tiers stand for it: an A is worth several Cs (our choice). */
const TIER_WORTH: Record<Tier, number> = { A: 2.5, B: 1, C: 0.5 };

/**
 * What each customer is worth against the workspace's median, by id. Values are compared within their currency; a
 * customer without a value counts as the median of its tier, or as its tier where no value is known.
 */
export function worthOf(customers: Customer[]): Map<string, number> {
  const medians = new Map<string, number>();
  for (const [currency, group] of Map.groupBy(customers, (it) => it.currency ?? "")) {
    const median = medianOf(group.flatMap(({ annualValue }) => annualValue ?? []));
    if (median !== null && median > 0) medians.set(currency, median);
  }
  const known = new Map<string, number>();
  const byTier = new Map<Tier, number[]>();
  for (const { id, tier, annualValue, currency } of customers) {
    const median = medians.get(currency ?? "");
    if (annualValue === null || median === undefined) continue;
    const worth = Math.min(MOST, Math.max(LEAST, annualValue / median));
    known.set(id, worth);
    const same = byTier.get(tier);
    if (same) same.push(worth);
    else byTier.set(tier, [worth]);
  }
  const tierWorth = (tier: Tier) => medianOf(byTier.get(tier) ?? []) ?? TIER_WORTH[tier];
  const tiers = { A: tierWorth("A"), B: tierWorth("B"), C: tierWorth("C") };
  return new Map(customers.map(({ id, tier }) => [id, known.get(id) ?? tiers[tier]]));
}

function medianOf(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
