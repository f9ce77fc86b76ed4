import { foldText } from "../engine/model/names.ts";
import { isGivenName } from "../engine/reading/given-names.ts";

/** Words that tell nothing by themselves: a sentence may have any of them. Folded. */
const EMPTY_WORDS = new Set(
  "a about after again all also an and any are as ask asked at back be because been before being best bit brief but by call can chat check could day did do does done each email ever every few find first for from further get gets getting give go goes going good had has have having hear heard help her here hers him his hold how i if in into is it its just keep know last let like line little long look made make makes many maybe me meet message mind moment month more most much my need new next no not note nothing now of off on once one only open or other our ours out over own perhaps person place plan please point quick quite rather reach really say says see seems send set she short should show since small so some something soon still such take talk team tell than thank that the their them then there these they thing things think this those through time to today together told too touch try turn two up us use very visit want was way we week weeks well were what when where which while who whom whose why will wish with within without word words worth would write yet you your yours".split(
    " ",
  ),
);
/** Words that say how somebody feels or what they are about to do: never without a fact behind them, however few. */
const WEIGHTY =
  /^(?:happ|unhapp|delight|thrill|lov|ador|enjoy|prais|gratef|angr|furious|upset|annoy|worr|nervous|anxious|concern|afraid|fear|disappoint|frustrat|complain|unsatisf|satisf|pleas|excit|risk|danger|leav|quit|resign|cancel|churn|switch|compet|rival|threat|late|delay|overdue|miss|fail|broke|lost|lose|win|won|sign|renew|promis|agree|refus|reject|approv|budget|increase|decrease|grow|grew|fell|drop|declin|rise|rose|cut|double|triple|half|never|always|urgent|critical|guarantee)/;
const NUMBER_WORDS: Record<string, string> = Object.fromEntries(
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, place) => [word, String(place + 2)]),
);
const OTHER_NUMBERS =
  /\b(?:thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half|third|quarter|twice|thrice|double|triple|several|fortnight)\b/g;
const DAY_WORDS =
  /\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:day|sday|nesday|rsday|urday|s|rs|nes|uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b|\b(?:today|yesterday|tomorrow|tonight|weekend|(?:last|next|this|past|coming) (?:week|month|quarter|year))\b/g;
const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]|(?<![\p{L}\p{N}])[‘']([^‘’']+)[’'](?![\p{L}\p{N}])/gu;
const UNSAFE = /https?:|www\.|[<>@[\]*`{}|\\]/;
/** So much of what a sentence tells may be in words of its own. */
const OWN_WORDS = 1 / 3;
/** Words of one stem share so many letters. */
const STEM = 5;
const SHORTEST_TELLING_WORD = 4;

/**
 * Whether every sentence says only what the facts say: each quotation, number, day and name stands among them, no
 * feeling or turn of events is added, and most other words are theirs. Errs towards no: then other words stand.
 *
 * @param words a model's
 * @param facts what it was given, as sentences
 */
export function isCovered(words: string, facts: string[]): boolean {
  const given = facts.join("\n");
  if (words.trim() === "" || (UNSAFE.test(words) && !UNSAFE.test(given))) return false;
  const factWords = new Set(foldText(given).split(" "));
  const stems = new Set([...factWords].map((word) => word.slice(0, STEM)));
  return (
    quotesStand(words, given) &&
    numbersStand(words, given) &&
    daysStand(words, given) &&
    sentencesIn(words).every(
      (sentence) => namesStand(sentence, factWords) && isMostlyTold(sentence, factWords, stems),
    )
  );
}

const sentencesIn = (words: string): string[] => words.split(/(?<=[.!?:;])\s+|\n+/).filter(Boolean);

const isWithin = (some: Set<string>, all: Set<string>): boolean =>
  [...some].every((each) => all.has(each));

const spaced = (words: string): string => words.replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();

function quotesStand(words: string, given: string): boolean {
  const all = spaced(given);
  return [...words.matchAll(QUOTED)].every((match) => {
    const quote = spaced(match[1] ?? match[2] ?? "").replace(/[.,!?…]+$/, "");
    return all.includes(quote);
  });
}

function numbersIn(words: string): Set<string> {
  const flat = words.toLowerCase();
  const digits = flat.match(/\d+(?:[.,:/-]\d+)*%?/g) ?? [];
  const spelled = foldText(flat)
    .split(" ")
    .flatMap((word) => NUMBER_WORDS[word] ?? []);
  return new Set([...digits, ...spelled, ...(flat.match(OTHER_NUMBERS) ?? [])]);
}

function numbersStand(words: string, given: string): boolean {
  return isWithin(numbersIn(words), numbersIn(given));
}

/** Days by their first three letters: "Tue" and "Tuesday" are one. */
function daysIn(words: string): Set<string> {
  const found = words.toLowerCase().match(DAY_WORDS) ?? [];
  return new Set(
    found.map((day) => (day.includes(" ") || day.startsWith("to") ? day : day.slice(0, 3))),
  );
}

function daysStand(words: string, given: string): boolean {
  return isWithin(daysIn(words), daysIn(given));
}

/** A word with a capital is a name, unless it opens the sentence and is no rare one. */
function namesStand(sentence: string, factWords: Set<string>): boolean {
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return words.every((word, place) => {
    if (!/\p{Lu}/u.test(word)) return true;
    const parts = foldText(word.replace(/['’]s$/, "")).split(" ");
    if (parts.every((part) => factWords.has(part))) return true;
    return place === 0 && /^\p{Lu}[^\p{Lu}]*$/u.test(word) && parts.every(mayOpen);
  });
}

const OPENERS = new Set(
  "how what when where why who did could would can how's what's let here both either thanks thank congratulations good great maybe perhaps if since because before after with without during while although though instead start drop write share pick mention remind follow book arrange offer suggest invite".split(
    " ",
  ),
);

const mayOpen = (word: string): boolean =>
  (OPENERS.has(word) || EMPTY_WORDS.has(word)) && !isGivenName(word);

function isMostlyTold(sentence: string, factWords: Set<string>, stems: Set<string>): boolean {
  const telling = foldText(sentence)
    .split(" ")
    .filter((word) => word.length >= SHORTEST_TELLING_WORD && !EMPTY_WORDS.has(word));
  const own = telling.filter((word) => !factWords.has(word) && !stems.has(word.slice(0, STEM)));
  return !own.some((word) => WEIGHTY.test(word)) && own.length <= telling.length * OWN_WORDS;
}
