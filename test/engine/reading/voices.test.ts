import { describe, expect, it } from "vitest";
import { loadVoices, type VoicedReply } from "./voices.ts";

const ALL = loadVoices();
const voices = [...new Map(ALL.map(({ voice }) => [voice.file, voice])).values()];

/** What the labels of a reply get wrong that their form cannot tell. */
function faultsOf({ voice, reply }: VoicedReply): string[] {
  const { text, open, gold } = reply;
  const contactsOf = (name: string) =>
    voice.customers.find((customer) => customer.name === name)?.contacts ?? [];
  const named = [
    ...gold.interactions,
    ...(gold.plan ? [gold.plan] : []),
    ...gold.people,
    ...gold.customerNews,
    ...open,
  ].map(({ customer }) => customer);
  const quotes = [
    ...gold.interactions.flatMap(({ signals }) => signals),
    ...gold.updates,
    ...gold.people,
    ...gold.customerNews,
  ].map(({ quote }) => quote);
  const today = reply.sentAt.slice(0, 10);
  const refs = new Set(open.map(({ id }) => id));
  const wrong = (what: string, values: string[]) => values.map((value) => `${what}: ${value}`);
  return [
    ...wrong(
      "no such customer",
      named.filter((name) => voice.customers.every((customer) => customer.name !== name)),
    ),
    ...wrong(
      "quote is not in the text",
      quotes.filter((quote) => !text.includes(quote)),
    ),
    ...wrong(
      "no such contact",
      gold.interactions.flatMap(({ customer, contacts }) =>
        contacts.filter((name) => !contactsOf(customer).includes(name)),
      ),
    ),
    ...wrong(
      "a touch in the future",
      gold.interactions.flatMap(({ occurredOn }) =>
        occurredOn !== null && occurredOn > today ? [occurredOn] : [],
      ),
    ),
    ...wrong(
      "no such open item",
      gold.updates.map(({ ref }) => ref).filter((ref) => !refs.has(ref)),
    ),
  ];
}

describe("labelled voices", () => {
  it("are at least 2,000 replies in forty voices, an author's in one split", () => {
    expect(ALL.length).toBeGreaterThanOrEqual(2_000);
    expect(voices.length).toBeGreaterThanOrEqual(40);
    const splitsOf = Map.groupBy(voices, ({ author }) => author);
    for (const [author, own] of splitsOf) {
      expect(new Set(own.map(({ split }) => split)).size, author).toBe(1);
    }
  });

  it("hold a fifth or more that is never looked at, in all five languages", () => {
    const untouched = ALL.filter(({ voice }) => voice.split === "untouched");
    expect(untouched.length / ALL.length).toBeGreaterThanOrEqual(0.2);
    const languages = new Set(untouched.map(({ voice }) => voice.language));
    expect([...languages].toSorted()).toEqual(["de", "en", "es", "fr", "pt"]);
  });

  it("name only customers, people, items and words that are there", () => {
    const faults = ALL.flatMap((one) =>
      faultsOf(one).map((fault) => `${one.voice.file} ${one.reply.id}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it("hold each reply once", () => {
    expect(new Set(ALL.map(({ reply }) => reply.id)).size).toBe(ALL.length);
  });
});
