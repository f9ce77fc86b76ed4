/** The lexicon's words for dates, a language each: classes of words, looked up by token, and the phrases made of them. */
import { createPhraseTrees, type PhraseTrees } from "./date-phrases.ts";
import { FULL_STOP, type DateToken } from "./date-tokens.ts";
import { type Holiday, parseHoliday } from "./holidays.ts";
import { READ_LANGUAGES, type ReadLanguage } from "./languages.ts";
import { createEntries, createPlainEntries, forgiving, type WordEntries } from "./word-entries.ts";
import type { WordLists } from "./word-lists.ts";

/** A unit of time: so many days, or so many months. */
export type Unit = { days: number } | { months: number };

/** One language's words for dates. */
export type DateWords = {
  language: ReadLanguage;
  weekday: WordEntries<number>;
  /** weekdays that are other words too, read in replies of this language alone */
  short: WordEntries<number>;
  pastWeekday: WordEntries<number>;
  month: WordEntries<number>;
  number: WordEntries<number>;
  ordinal: WordEntries<number>;
  unit: WordEntries<Unit>;
  holiday: WordEntries<Holiday>;
  daytime: WordEntries<number>;
  /** whether the words of a section end right before a token, articles left out: "by" in "by the 3rd" */
  isBefore(section: Section, tokens: DateToken[], at: number): boolean;
  /** whether a word of a section stands at a token */
  isAt(section: Section, tokens: DateToken[], at: number): boolean;
  has(section: Section): boolean;
  /** whether a phrase may begin with a word as it is written */
  canStart(word: string): boolean;
  phrases: PhraseTrees;
};

const SECTIONS = [
  "articles",
  "due-before",
  "due-after",
  "inclusive-after",
  "until-before",
  "through-before",
  "from-before",
  "no-date-before",
  "date-before",
  "topic-before",
  "belongs-before",
  "around-a-day",
  "habits",
  "verb-months",
  "not-a-day",
  "goes-on",
  "before-short",
  "after-short",
  "no-day",
  "taken-back",
  "taken-back-at-once",
  "denied",
] as const;
export type Section = (typeof SECTIONS)[number];

/** The longest entry that leads up to a day, in tokens: "back at my desk on". */
const LONGEST_BEFORE = 5;

/** @returns the words of every language that is read */
export function createDateWords(lists: WordLists): DateWords[] {
  return READ_LANGUAGES.map((language) => wordsOf(language, lists));
}

function wordsOf(language: ReadLanguage, { entries }: WordLists): DateWords {
  const numbers = (list: string) => createEntries(entries(language, list), Number);
  const section = (name: string) => entries(language, `dates/${name}`);
  const plain = (name: string) => createPlainEntries(section(name));
  const sections = new Map(SECTIONS.map((name) => [name, plain(name)] as const));
  const small = createPlainEntries(entries(language, "small-words"));
  const misspelt = new Set(section("no-misspelling"));
  const articles = sections.get("articles");
  /** "Freitagmittag": the time of day written with the weekday. */
  const withDaytimes = () =>
    entries(language, "weekdays").flatMap((line) => [
      line,
      ...section("daytimes").flatMap((time) =>
        time.includes(" ") ? [] : line.replace(" ", `${time} `),
      ),
    ]);
  const classes = {
    weekday: forgiving(createEntries(withDaytimes(), Number), misspelt),
    short: numbers("short-weekdays"),
    pastWeekday: createEntries(section("past-weekdays"), Number),
    month: forgiving(numbers("months"), misspelt),
    number: numbers("numbers"),
    ordinal: numbers("ordinals"),
    unit: createEntries(section("units"), (value) =>
      value.endsWith("m") ? { months: Number(value.slice(0, -1)) } : { days: Number(value) },
    ),
    holiday: createEntries(entries(language, "holidays"), parseHoliday),
    daytime: plain("daytimes"),
  };
  const phrases = createPhraseTrees(section("phrases"), section("own-phrases"));
  const starts = new Set([
    ...Object.values(classes).flatMap((each) => [...each.firstWords()]),
    ...Object.values(phrases).flatMap(({ words }) => [...words.keys()]),
  ]);
  return {
    language,
    ...classes,
    canStart: (word) => starts.has(word),
    isAt: (name, tokens, at) =>
      (sections.get(name)?.find(tokens, at) ?? null) !== null ||
      (name === "goes-on" && small.find(tokens, at) !== null),
    has: (name) => section(name).length > 0,
    isBefore(name, tokens, at) {
      let end = at;
      while (end > 0 && articles?.find(tokens, end - 1)?.length === 1) end -= 1;
      return [at, end].some((to) => {
        const before = tokens.slice(Math.max(0, to - LONGEST_BEFORE), to);
        if (to < LONGEST_BEFORE) before.unshift(FULL_STOP);
        return before.some(
          (_, first) => sections.get(name)?.find(before, first)?.length === before.length - first,
        );
      });
    },
    phrases,
  };
}
