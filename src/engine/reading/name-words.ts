/** Words by which an unknown name is a person's, a company's or a colleague's, and what a role says of somebody. */
import type { ContactFunction, Level } from "../model/contact.ts";
import { createPhrases } from "./phrases.ts";
import type { Sex } from "./given-names.ts";
import { READ_LANGUAGES, type ReadLanguage } from "./languages.ts";
import type { WordLists } from "./word-lists.ts";

/** Words of lists outside the languages' folders, and those that all languages have. */
export function nameWords(lists: WordLists) {
  const { entries, pattern } = lists;
  const phrases = (list: string) => createPhrases(lists, `newcomers/${list}`);
  const women = new Set(entries("names", "titles/women"));
  const men = new Set(entries("names", "titles/men"));
  const pronouns = new Map<string, Sex | "either">();
  for (const language of READ_LANGUAGES)
    for (const [list, sex] of [
      ["she", "woman"],
      ["he", "man"],
      ["he-or-she-alike", "either"],
    ] as const)
      for (const word of entries(language, `names/${list}`))
        pronouns.set(`${language} ${word}`, sex);
  const calendar = new Set(
    READ_LANGUAGES.flatMap((language) =>
      ["weekdays", "short-weekdays", "months"].flatMap((list) =>
        entries(language, list).map((entry) => `${language} ${entry.split(" ")[0]}`),
      ),
    ),
  );
  const addresses = new Set([...entries("names", "titles/either"), ...women, ...men]);
  const heOrShe = new Set(READ_LANGUAGES.flatMap((each) => entries(each, "names/he-or-she")));
  const germanNouns = new Set(entries("de", "nouns/heads"));
  const germanEndings = entries("de", "nouns/endings");
  return {
    titles: new Set([...entries("names", "titles"), ...addresses]),
    /** titles by which people are spoken of: what follows is a name */
    addresses,
    /** @returns whom a title calls, null where it may call both */
    sexOfTitle: (word: string) => (women.has(word) ? "woman" : men.has(word) ? "man" : null),
    places: new Set(entries("names", "places")),
    things: new Set(entries("names", "things")),
    companyKinds: new Set(entries("names", "company-kinds/before")),
    companyEndings: new Set(entries("names", "company-kinds/behind")),
    /** behind a name: "Victoria Station", "Harlow Street" */
    placeEndings: new Set(entries("names", "place-endings")),
    /** with a name: "en" for Dana and Ida */
    andWords: new Set(READ_LANGUAGES.flatMap((each) => entries(each, "names/and"))),
    groups: new Set(entries("names", "groups")),
    /** @returns whether a folded word is a German noun of business, or ends in one */
    isGermanNoun: (word: string): boolean =>
      endsOf(word).some((end) => germanNouns.has(end)) ||
      germanEndings.some((ending) => word.length > ending.length + 3 && word.endsWith(ending)),
    /** @returns whom a pronoun of the language means; undefined for a word that is none */
    sexOfPronoun: (word: string, language: ReadLanguage | null): Sex | "either" | undefined =>
      pronouns.get(`${language} ${word}`),
    listWords: new Set(READ_LANGUAGES.flatMap((each) => entries(each, "names/in-a-list"))),
    absentWords: new Set(READ_LANGUAGES.flatMap((each) => entries(each, "names/absent"))),
    theyWords: new Set(READ_LANGUAGES.flatMap((each) => entries(each, "names/they"))),
    withoutWords: new Set(READ_LANGUAGES.flatMap((each) => entries(each, "names/without"))),
    /** @returns whether a folded word is a day's or a month's in a language or in English, whose words all mix in */
    isCalendarWord: (word: string, language: ReadLanguage | null): boolean =>
      calendar.has(`${language} ${word}`) || calendar.has(`en ${word}`),
    isHeOrShe: (word: string): boolean => heOrShe.has(word),
    ofCompany: createPhrases(lists, "names/of-a-company"),
    roles: phrases("roles"),
    newWords: phrases("new"),
    presented: phrases("presented"),
    named: phrases("named"),
    theirs: phrases("theirs"),
    beside: phrases("beside"),
    joins: phrases("joins"),
    ours: phrases("ours"),
    oursAfter: phrases("ours-after"),
    beforeCompany: phrases("before-a-company"),
    offers: phrases("offers"),
    family: phrases("family"),
    withCompany: phrases("touches"),
    pronounLike: pattern`^(?:${"names/pronoun-like"})$`,
    heOrShe: pattern`(?<![a-z])(?:${"names/he-or-she"})(?![a-z])`,
    levels: [
      ["executive", pattern`\b(?:${"roles/level-executive"})\b`],
      ["leader", pattern`\b(?:${"roles/level-leader"})\b`],
      ["user", pattern`\b(?:${"roles/level-user"})\b`],
    ] satisfies [Level, RegExp][],
    /** the first that fits counts: a buyer of IT works in procurement */
    functions: [
      ["procurement", pattern`\b(?:${"roles/function-procurement"})\b`],
      ["finance", pattern`\b(?:${"roles/function-finance"})\b`],
      ["legal", pattern`\b(?:${"roles/function-legal"})\b`],
      ["it", pattern`\b(?:${"roles/function-it"})\b`],
      ["marketing", pattern`\b(?:${"roles/function-marketing"})\b`],
      ["maintenance", pattern`\b(?:${"roles/function-maintenance"})\b`],
      ["service", pattern`\b(?:${"roles/function-service"})\b`],
      ["engineering", pattern`\b(?:${"roles/function-engineering"})\b`],
      ["operations", pattern`\b(?:${"roles/function-operations"})\b`],
    ] satisfies [ContactFunction, RegExp][],
  };
}

/** The word and its ends of four letters and more, for the heads of compounds. */
const endsOf = (word: string): string[] =>
  Array.from({ length: Math.max(1, word.length - 3) }, (_, from) => word.slice(from));
