/** What a person read of a reply beside what a reader read, and how the parts of the two belong together. */
import type { Gold } from "../../engine/reading/voices.ts";

type Touch = Gold["interactions"][number];

export type ReadPair = {
  text: string;
  /** the rep's local day on which it was sent */
  today: string;
  /** names that a person may bear in it: the portfolio's people */
  known: string[];
  want: Gold;
  got: Gold;
};

/** A reader's answer with every field of the contract, whether or not this reader knows them all. */
export function readingAsGold(reading: object): Gold {
  const { outcome, interactions, plan, updates, people, customerNews, control, ask } =
    reading as Partial<Gold>;
  return {
    outcome: outcome ?? "unclear",
    interactions: interactions ?? [],
    plan: plan ?? null,
    updates: updates ?? [],
    people: people ?? [],
    customerNews: customerNews ?? [],
    control: control ?? null,
    ask: ask ?? null,
  };
}

/** Pairs told touches with read ones: by customer, in the order told. What is left was told by nobody. */
export function pairTouches(want: Touch[], got: Touch[]) {
  const extra = [...got];
  const paired = want.map((told): [Touch, Touch | null] => {
    const at = extra.findIndex(({ customer }) => customer === told.customer);
    return [told, at < 0 ? null : (extra.splice(at, 1)[0] ?? null)];
  });
  return { paired, extra };
}

export const folded = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

export const namesIn = ({ contacts, newContacts }: Touch): string[] =>
  [...contacts, ...newContacts].map(folded);

/** A signal's kind, with its side where the kind has one. */
export const signalKey = ({ kind, by }: Touch["signals"][number]): string =>
  kind === "commitment" || kind === "appreciation" ? `${kind}:${by}` : kind;
