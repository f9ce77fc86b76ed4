/** Which open item words are about: by the words it was recorded in, by its people, and by the nudge that is answered. */
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";
import { languageOf } from "./detect-language.ts";
import type { ReadLanguage } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { normalize } from "./normalized-text.ts";
import type { OpenItem } from "./reading.ts";
import type { TextSpan } from "./sentences.ts";
import { type ClassedWord, withoutUmlauts } from "./word-classes.ts";

/** How an open item fits some words. */
export type ItemFit = {
  item: OpenItem;
  /** how many of the words in which it was recorded are said again; a part of a compound counts for less */
  words: number;
  /** how much its contact and its customer, where they are named, and the nudge speak for it */
  context: number;
  /** its contact is named */
  isContact: boolean;
  /** the nudge asks about it, by `about` or in its words */
  isAsked: boolean;
  /** the nudge is to its contact, or to its customer and nobody there, and asks about nothing that is open */
  isLikely: boolean;
};

/** A stretch of the reply, with the names in it. */
export type Stretch = TextSpan & Pick<Clause, "mentions">;

export type OpenItems = {
  /** whether the nudge asks if something was done, and not if it still is so: then "yes" settles it */
  asksIfDone: boolean;
  /** the reply's, and the one that it is in together with what is open: "fait hier" alone is too short to tell */
  languages: ReadLanguage[];
  /** the items that a stretch may be about: those of a customer that it names, if it names any */
  fitting(stretch: Stretch): ItemFit[];
};

/** Classes whose words tell nothing of what an item is. */
const EMPTY = new Set(
  ["they", "us", "it", "will", "goes", "promised", "wanted", "aside", "joins", "no", "has"].concat([
    "sent",
    "arrived",
    "finished",
    "yet",
    "weeks",
    "days",
    "moved",
    "maybe",
    "touch",
  ]),
);
/** A word this long opens a compound of the same thing: "Frachtkosten", "Frachtkostenthema". */
const COMPOUND = 8;
/** A part of a compound, or a long beginning that two words share. */
const HALF = 0.6;

/** Prepares the request's open items for the clauses of its reply. */
export function openItems(annotated: AnnotatedText): OpenItems {
  const { request, lexicon, tokens, normalized } = annotated;
  const { nudge, open = [] } = request;
  const around = [normalized.flat, ...open.map(({ quote }) => normalize(quote).flat)].join(" ");
  const languages = [...new Set([languageOf(around, lexicon), annotated.language])].filter(
    (language) => language !== null,
  );
  const entries = open.map((item) => ({ item, words: wordsOf(item, lexicon, languages) }));
  const question = normalize(nudge?.question ?? "").flat.match(/[\p{L}\p{N}]+/gu) ?? [];
  const asked = askedIn();

  /** `about`, else the item whose words the question says again. */
  function askedIn(): string | undefined {
    if (nudge?.about !== undefined) return nudge.about;
    const own = entries
      .filter(({ item }) => item.customer === nudge?.customer)
      .map(({ item, words }) => ({ id: item.id, said: saidAgain(words, question, lexicon) }))
      .toSorted((left, right) => right.said - left.said);
    const [first, second] = own;
    return first !== undefined && first.said >= 1 && first.said - (second?.said ?? 0) >= HALF
      ? first.id
      : undefined;
  }

  const asking = normalize(nudge?.question ?? "").flat;
  const questionWords = lexicon.updateWords.wordsIn(asking, { start: 0, end: asking.length }, [
    languageOf(asking, lexicon) ?? "en",
  ]);
  const asks = (...classes: string[]) =>
    questionWords.some(({ is }) => classes.some((each) => is.has(each)));
  const asksIfDone =
    asks("sent", "arrived", "has", "finished", "solved", "state", "goes") &&
    !asks("still", "yet", "will");
  return {
    asksIfDone,
    languages,
    fitting({ start, end, mentions }) {
      const said = within(tokens, { start, end }).map(({ base }) => base);
      const customers = new Set(mentions.flatMap(customersMeant));
      return entries
        .filter(({ item }) => customers.size === 0 || customers.has(item.customer))
        .map(({ item, words }) => ({
          item,
          words: saidAgain(words, said, lexicon),
          isContact: mentions.some((mention) => isOrMayBe(mention, item)),
          context:
            (mentions.some((mention) => isOrMayBe(mention, item)) ? 1 : 0) +
            (customers.has(item.customer) ? 1 : 0) +
            (item.id === asked ? 2 : 0) +
            (item.contact !== undefined && item.contact === nudge?.contact ? 0.5 : 0),
          isAsked: item.id === asked,
          isLikely:
            asked === undefined &&
            item.customer === nudge?.customer &&
            (nudge.contact === undefined || nudge.contact === item.contact),
        }));
    },
  };
}

function customersMeant(mention: Clause["mentions"][number]): string[] {
  if (mention.is === "person") return [mention.person.customer];
  if (mention.is === "company") return [mention.company.name];
  return [
    ...mention.people.map(({ customer }) => customer),
    ...mention.companies.map(({ name }) => name),
  ];
}

function isOrMayBe(mention: Clause["mentions"][number], { contact, customer }: OpenItem): boolean {
  const people =
    mention.is === "person" ? [mention.person] : mention.is === "ambiguous" ? mention.people : [];
  return people.some((person) => person.name === contact && person.customer === customer);
}

/** The words that tell an item apart: no names, days, small words, or verbs of promising and bringing. */
function wordsOf(
  { quote, contact = "", customer }: OpenItem,
  lexicon: Lexicon,
  languages: ReadLanguage[],
) {
  const { flat } = normalize(quote);
  const names = new Set(normalize(`${contact} ${customer}`).flat.match(/\p{L}+/gu));
  const all = lexicon.updateWords.wordsIn(flat, { start: 0, end: flat.length }, languages);
  const isPlain = ({ word }: ClassedWord) =>
    (/^\d+$/.test(word) ? word.length > 2 && !/^20\d\d$/.test(word) : word.length > 1) &&
    !names.has(word) &&
    !lexicon.isSmallWord(word) &&
    !lexicon.weekdays.has(word) &&
    !lexicon.months.has(word);
  const plain = all.filter(isPlain);
  const telling = plain.filter(
    ({ is }) => is.has("no-act") || ![...is].some((each) => EMPTY.has(each)),
  );
  return [...new Set((telling.length > 0 ? telling : plain).map(({ word }) => word))];
}

function saidAgain(words: readonly string[], said: readonly string[], lexicon: Lexicon): number {
  return words.reduce(
    (sum, word) => sum + Math.max(0, ...said.map((each) => likeness(word, each, lexicon))),
    0,
  );
}

/** 1 for the same word in another form or another word for the same thing, less for a part of a compound. */
function likeness(one: string, other: string, { isSameThing }: Lexicon): number {
  const [left, right] = [withoutUmlauts(one), withoutUmlauts(other)];
  if (left === right || isSameThing(left, right)) return 1;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (/\d/.test(short)) return 0;
  if (short.length < 4) return short.length > 1 && long === `${short}s` ? 1 : 0;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared += 1;
  if (shared >= 4 && shared >= short.length - 1 && long.length - shared <= 3) return 1;
  if (shared === short.length && shared >= COMPOUND) return 1;
  return shared >= 6 || long.endsWith(short) || (short.length > 4 && shared === short.length)
    ? HALF
    : 0;
}
