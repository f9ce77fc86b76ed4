/** A concern that is told once more: the newer one stands for the older, so that settling it settles both. */
import { foldText } from "../model/names.ts";
import type { Item } from "../model/item.ts";
import type { Reading } from "../reading/reading.ts";
import type { RecordEdit } from "./edit.ts";
import lexicon from "./words.json" with { type: "json" };

/** Words that say that it is not the first time, in the languages that are read. */
const AGAIN = new RegExp(`\\b(${lexicon.again.join("|")})\\b`);
/** Shorter words are in most complaints; the first letters make up for endings. */
const SHORTEST_WORD = 5;
const STEM = 6;
/** Words that two complaints must share; one, where the newer says that it is told again. */
const SHARED = 2;

type Known = { items: Item[]; customers: { name: string; contacts: { name: string }[] }[] };

/** The open concerns that a reading's own tell again: of the same customer and nobody else there, in words that they share. */
export function toldAgain(
  text: string,
  reading: Reading,
  { items, customers }: Known,
): RecordEdit[] {
  const found = new Map<string, RecordEdit>();
  const isAlone = reading.interactions.length === 1;
  for (const { customer, contacts, signals } of reading.interactions) {
    const names = stemsOf(
      [
        customer,
        ...(customers.find(({ name }) => name === customer)?.contacts ?? []).map(
          ({ name }) => name,
        ),
      ].join(" "),
    );
    for (const signal of signals.filter(({ kind }) => kind === "concern")) {
      const who = signal.contact ?? (contacts.length === 1 ? contacts[0] : undefined);
      const words = without(stemsOf(signal.quote), names);
      // The words around it count where they say that it is not the first time, and tell of this customer alone.
      const isAgain = AGAIN.test(foldText(isAlone ? text : signal.quote));
      const all = isAgain && isAlone ? words.union(without(stemsOf(text), names)) : words;
      const needed = isAgain ? 1 : SHARED;
      for (const item of items) {
        if (item.kind !== "concern" || item.closedBy !== null || item.customer !== customer)
          continue;
        if (item.contact !== null && who !== undefined && item.contact !== who) continue;
        if (all.intersection(stemsOf(item.quote)).size < needed) continue;
        found.set(item.id, { kind: "told again", customer, signalId: item.id, quote: item.quote });
      }
    }
  }
  return [...found.values()];
}

const stemsOf = (text: string): Set<string> =>
  new Set(
    foldText(text)
      .split(" ")
      .filter((word) => word.length >= SHORTEST_WORD)
      .map((word) => word.slice(0, STEM)),
  );

const without = (words: Set<string>, names: Set<string>) => words.difference(names);
