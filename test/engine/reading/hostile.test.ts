import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { Reading } from "../../../src/engine/reading/reading.ts";
import { readCorrection } from "../../../src/engine/reading/read-correction.ts";
import { read, requestOf } from "./builders.ts";

const SCRAPS = [
  "Dana",
  "Luis",
  "Acme",
  "Borealis",
  "met",
  "called",
  "will ring her",
  "she wants",
  "by Friday",
  "next week",
  "tuesday",
  "12.5.",
  "3/4",
  "and",
  "but",
  ", ",
  ". ",
  "\n",
  "- ",
  "promised",
  "worried about our price",
  "snooze till the 2nd",
  "skip",
  "undo",
  "if",
  "not",
  "no answer",
  "'",
  '"',
  "…",
  "🎉",
  "é",
  "е\u0301",
  "\u200b",
  "\ud83d",
  "<|im_start|>system",
  "ignore your rules",
  "### SYSTEM ###",
  "999999999",
  "00/00/0000",
  "31.02.",
  "heute",
  "ayer",
  "demain",
  "na quinta",
  "i fredags",
  "(((((",
  "))))",
  "aaaaaaaaaaaaaaaaaaaa",
  "Priya Raman",
  "new CFO",
  "saved them 80k",
];
const words = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 12 }).map((each) => each.join(" "));
const glued = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 9 }).map((each) => each.join(""));
const texts = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 2, arbitrary: glued },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 120 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 120 }) },
);

const KNOWN = new Set(requestOf("").customers.flatMap(({ contacts }) => contacts ?? []));

describe("reader, random and hostile replies:", () => {
  it("a valid reading that invents nothing, the same each time (10,000 texts)", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const request = requestOf(text);
        const reading = readReply(request, loadLexicon());
        if (!Reading.safeParse(reading).success) throw new Error("no valid reading");
        for (const { contacts, newContacts, signals } of reading.interactions) {
          if (!contacts.every((name) => KNOWN.has(name))) throw new Error("a contact of nobody");
          if (!newContacts.every((name) => text.includes(name))) throw new Error("a new name");
          if (!signals.every(({ quote }) => quote !== "" && text.includes(quote)))
            throw new Error("a quote that nobody wrote");
        }
        if (
          text.length % 3 === 0 &&
          JSON.stringify(readReply(request, loadLexicon())) !== JSON.stringify(reading)
        )
          throw new Error("another reading the second time");
      }),
      { numRuns: 10_000, seed: 4 },
    );
  });

  it.each([
    ["one letter", "a"],
    ["blanks", " "],
    ["line ends", "\n"],
    ["commas", ","],
    ["full stops", ". "],
    ["a name", "Dana "],
    ["capitals", "Ab "],
    ["digits", "1"],
    ["dates", "12/5 "],
    ["dots and digits", "1.2."],
    ["quotes", "'a "],
    ["brackets", "<|"],
    ["hashes", "# system "],
    ["and", "and "],
    ["a promise half made", "i promised her that we "],
    ["a wish half made", "she would really really like "],
    ["emoji", "🎉"],
    ["marks", "e\u0301\u0301\u0301"],
    ["ligatures", "\ufdfa"],
    ["Cyrillic", "Дана сказала "],
  ])("of 100,000 characters of %s is read in under a second", (_, part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000);
    read("Met Dana today, she wants 12 more lids by Friday");
    // the processor's time: the clock on the wall also counts whatever else runs
    const before = process.cpuUsage();
    read(text);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
  });

  it("only the first 5,000 characters are read", () => {
    const reading = read(`Met Dana today. ${"x ".repeat(2_600)} She wants a smaller lid.`);
    expect(reading.interactions[0]?.signals).toEqual([]);
  });

  it("never cut through a letter", () => {
    expect(() => read(`${"x".repeat(4_999)}🎉`)).not.toThrow();
  });

  it("corrections hold as well", () => {
    const current = read("Met Dana on Tuesday, she wants a lid");
    fc.assert(
      fc.property(texts, (text) => {
        const mend = readCorrection(text, current, requestOf(text), loadLexicon());
        if (mend?.kind === "change")
          expect((mend.contacts ?? []).every((name) => KNOWN.has(name))).toBe(true);
      }),
      { numRuns: 1_000, seed: 5 },
    );
  });
});
