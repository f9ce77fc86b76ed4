/** Finds the days that a reply names. */
import { isDateThere } from "./date-guards.ts";
import { daysOf } from "./date-meanings.ts";
import { NO_DAY } from "./date-rule.ts";
import type { DateContext, DateMention } from "./date-rule.ts";
import { dateTokensOf } from "./date-tokens.ts";
import type { DateToken } from "./date-tokens.ts";
import type { DateWords, Section } from "./date-words.ts";
import { type DatedPhrase, isLedBy, joined, resolved, withoutTakenBack } from "./days-together.ts";
import { createPhraseFinder } from "./phrase-finder.ts";

/**
 * Finds every day that a reply names, the longest words first where two phrases claim the same ones.
 *
 * @param context the rep's today, how they write numeric dates, the reply's language, and the words that are names there
 * @returns mentions in the order of the text, none overlapping
 */
export function findDates(
  flat: string,
  context: DateContext,
  allWords: DateWords[],
): DateMention[] {
  const tokens = dateTokensOf(flat);
  const found = withoutTakenBack(
    joined(chosen(candidatesIn(tokens, context, allWords)), tokens),
    tokens,
    allWords,
  );
  const told = resolved(found, tokens, context.today).filter(
    ({ days }) => days.past !== null || days.future !== null || days.later !== null,
  );
  return told.map((each) => mentionOf(each, tokens, allWords));
}

function candidatesIn(
  tokens: DateToken[],
  { today, monthFirst, language, isName }: DateContext,
  allWords: DateWords[],
): DatedPhrase[] {
  const view = { today, monthFirst };
  const own = language ?? "en";
  const inOrder = [
    ...allWords.filter((words) => words.language === own),
    ...allWords.filter((words) => words.language !== own),
  ];
  return inOrder.flatMap((words) => {
    const find = createPhraseFinder(tokens, words, own, ({ start }) => isName(start));
    return tokens.flatMap((_, at) =>
      find(at).flatMap((each) => {
        // a holiday that no word calls for still has its words: "Good Friday" is no Friday
        const unfit = each.phrase.meaning === "holiday" ? NO_DAY : null;
        const days = isDateThere(each, tokens) ? daysOf(each, view) : unfit;
        return days === null ? [] : { ...each, days };
      }),
    );
  });
}

/** The longest first, in the order of the text. */
function chosen(candidates: DatedPhrase[]): DatedPhrase[] {
  const taken = new Set<number>();
  const kept: DatedPhrase[] = [];
  for (const each of candidates.toSorted(longestFirst)) {
    const places = Array.from({ length: each.to - each.start }, (_, index) => each.start + index);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(each);
  }
  return kept.toSorted((left, right) => left.start - right.start);
}

const longestFirst = (left: DatedPhrase, right: DatedPhrase): number =>
  right.to - right.start - (left.to - left.start) || left.from - right.from;

function mentionOf(found: DatedPhrase, tokens: DateToken[], allWords: DateWords[]): DateMention {
  const { days } = found;
  const says = (section: Section) => isLedBy(section, found, tokens);
  const ends = says("until-before");
  const follows = (section: Section) => found.words.isAt(section, tokens, found.to);
  const isThrough = says("through-before") || (ends && follows("inclusive-after"));
  const day = days.future;
  return {
    ...days,
    start: tokens[found.start]?.start ?? 0,
    end: tokens[found.to - 1]?.end ?? 0,
    due: days.lean !== "past" && (says("due-before") || follows("due-after") || ends || isThrough),
    from: days.from ?? (says("from-before") ? day : null),
    to: isThrough ? day : days.to,
    until: isThrough && day !== null ? day + 1 : ends ? (days.from ?? day) : days.until,
    elsewhere: ELSEWHERE.some(says) || isOfTopic(found, tokens),
    leadIn: tokens[leadInOf(found, tokens, allWords)]?.start ?? 0,
  };
}

const ELSEWHERE = ["from-before", "topic-before", "belongs-before"] as const;

/** How many words a topic may have: "about the spring trial on". */
const TOPIC_REACH = 5;

/** "About the visit on the 10th": a topic stands between the word that opens it and the day. */
function isOfTopic({ words, from }: DatedPhrase, tokens: DateToken[]): boolean {
  for (let at = from; at > Math.max(0, from - TOPIC_REACH); at -= 1) {
    if (tokens[at - 1]?.kind === "sign") return false;
    if (at < from - 1 && words.isBefore("topic-before", tokens, at)) return true;
  }
  return false;
}

/** How many small words may lead up to a day. */
const LEAD_IN = 5;

function leadInOf({ from }: DatedPhrase, tokens: DateToken[], allWords: DateWords[]): number {
  let at = from;
  while (at > Math.max(0, from - LEAD_IN)) {
    const isSmall =
      tokens[at - 1]?.text === "," ||
      allWords.some((words) => words.isAt("around-a-day", tokens, at - 1));
    if (!isSmall) break;
    at -= 1;
  }
  return at;
}
