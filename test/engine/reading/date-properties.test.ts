import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isMeaning } from "../../../src/engine/reading/date-meanings.ts";
import type { PhraseNode } from "../../../src/engine/reading/date-phrases.ts";
import { findDates } from "../../../src/engine/reading/dates.ts";
import { parseHoliday } from "../../../src/engine/reading/holidays.ts";
import { READ_LANGUAGES } from "../../../src/engine/reading/languages.ts";
import { dateOf, dayOf } from "../../../src/engine/reading/local-day.ts";
import { normalize } from "../../../src/engine/reading/normalized-text.ts";
import { LEXICON } from "./builders.ts";

const EPOCH = Temporal.PlainDate.from("1970-01-01");
const numberOf = (date: Temporal.PlainDate): number => EPOCH.until(date).days;

const dates = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => Temporal.PlainDate.from("2010-01-01").add({ days }));
const context = (date: Temporal.PlainDate, language: (typeof READ_LANGUAGES)[number] = "en") => ({
  today: numberOf(date),
  monthFirst: false,
  language,
  isName: () => false,
});
const find = (text: string, date: Temporal.PlainDate) =>
  findDates(normalize(text).flat, context(date), LEXICON.dateWords);

const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const weekdays = fc.constantFrom(...NAMES);

describe("dates, weekdays against Temporal:", () => {
  it("last, next week's, a week on, in n weeks", () => {
    fc.assert(
      fc.property(dates, weekdays, fc.integer({ min: 1, max: 9 }), (today, name, weeks) => {
        const wanted = NAMES.indexOf(name) + 1;
        const back = (today.dayOfWeek - wanted + 7) % 7 || 7;
        const on = (wanted - today.dayOfWeek + 7) % 7 || 7;
        const monday = today.subtract({ days: today.dayOfWeek - 1 });
        const expected: [string, Temporal.PlainDate][] = [
          [`last ${name}`, today.subtract({ days: back })],
          [`a week on ${name}`, today.add({ days: on + 7 })],
          [`${name} next week`, monday.add({ days: 7 + wanted - 1 })],
          [`in ${weeks} weeks`, today.add({ weeks })],
          [`${weeks} weeks from ${name}`, today.add({ days: on, weeks })],
          [`in ${weeks} months`, today.add({ months: weeks })],
          [
            "the end of next month",
            today.add({ months: 2 }).with({ day: 1 }).subtract({ days: 1 }),
          ],
        ];
        for (const [text, date] of expected)
          expect([text, ...find(text, today).map((each) => each.future)]).toEqual([
            text,
            numberOf(date),
          ]);
        expect(find(name, today)).toMatchObject([
          {
            past: numberOf(today.subtract({ days: back })),
            future: numberOf(today.add({ days: on })),
          },
        ]);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it("a day and month: the nearest on either side", () => {
    fc.assert(
      fc.property(dates, dates, (today, other) => {
        const text = `${other.day} ${other.toLocaleString("en", { month: "long" })}`;
        for (const { past, future } of find(text, today)) {
          if (past !== null) expect(past).toBeLessThanOrEqual(numberOf(today));
          if (future !== null) expect(future).toBeGreaterThanOrEqual(numberOf(today));
          for (const found of [past, future])
            if (found !== null)
              expect(EPOCH.add({ days: found })).toMatchObject({
                month: other.month,
                day: other.day,
              });
        }
      }),
      { numRuns: 500, seed: 12 },
    );
  });
});

describe("dates, the lexicon's phrases:", () => {
  it("meanings: each is known", () => {
    const unknown = LEXICON.dateWords.flatMap(({ phrases }) =>
      Object.values(phrases).flatMap((tree) =>
        [...meaningsIn(tree)].filter((name) => !isMeaning(name)),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ["easter", 2024, "2024-03-31"],
    ["easter", 2027, "2027-03-28"],
    ["easter", 2038, "2038-04-25"],
    ["easter+49", 2026, "2026-05-24"],
    ["11/4/4", 2026, "2026-11-26"],
    ["05/1/-1", 2027, "2027-05-31"],
    ["12-25..12-26", 2026, "2026-12-25"],
  ])("holidays: %s of %d", (rule, year, date) => {
    expect(dateOf(parseHoliday(rule)?.(year).first ?? 0)).toBe(date);
  });

  it("holidays: what is no rule is none", () => {
    expect(parseHoliday("christmas")).toBeNull();
    expect(dayOf(2026, 2, 30)).toBeNull();
  });
});

function* meaningsIn(node: PhraseNode): Generator<string> {
  for (const { meaning } of node.ends) yield meaning;
  for (const next of node.words.values()) yield* meaningsIn(next);
  for (const { node: next } of node.slots.values()) yield* meaningsIn(next);
  if (node.day !== null) yield* meaningsIn(node.day);
}

const SCRAPS = [
  ..."the a of in on by until after before from to 3 14th 3.5. 3/5 31 29 99 2026 - , . / week weeks days month ago next last".split(
    " ",
  ),
  ..."monday fri march may christmas first second no wait not same day later heute bis zum vom lunes que viene".split(
    " ",
  ),
  ..."jusqu'au en huit dia 24 den 3. uge 48 \u{1f389} 00/00/0000 99.99. 2026-13-45 999999999".split(
    " ",
  ),
];

describe("dates, random and hostile words:", () => {
  it("the same each time, in order, inside the text, none overlapping (5,000 texts)", () => {
    const texts = fc
      .array(fc.constantFrom(...SCRAPS), { maxLength: 14 })
      .map((each) => each.join(" "));
    fc.assert(
      fc.property(texts, dates, fc.constantFrom(...READ_LANGUAGES), (text, today, language) => {
        const { flat } = normalize(text);
        const found = findDates(flat, context(today, language), LEXICON.dateWords);
        expect(findDates(flat, context(today, language), LEXICON.dateWords)).toEqual(found);
        let at = 0;
        for (const { start, end, from, to } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(flat.length);
          if (from !== null && to !== null) expect(to).toBeGreaterThanOrEqual(from);
          at = end;
        }
      }),
      { numRuns: 5_000, seed: 13 },
    );
  });

  it.each([
    "3 ",
    "3.",
    "3/4/",
    "the 3rd of ",
    "first monday before ",
    "week ",
    "from 3 to 4 ",
    "no wait monday ",
    "a ",
    "in 3 ",
    "bis zum ",
  ])("five times the text takes at most fifteen times the time: %s", (part) => {
    const today = Temporal.PlainDate.from("2026-10-07");
    const cost = (length: number): number => {
      const flat = part.repeat(length / part.length);
      const costs = Array.from({ length: 5 }, () => {
        const before = process.cpuUsage();
        findDates(flat, context(today), LEXICON.dateWords);
        return process.cpuUsage(before).user;
      });
      return Math.min(...costs);
    };
    cost(1_000);
    expect(cost(10_000)).toBeLessThan(15 * Math.max(cost(2_000), 2_000));
  });
});
