/** What a part of a reply says of something open, whatever it is: that it is done, moved, or dropped. */
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";
import type { DateMention } from "./date-rule.ts";
import type { ReadLanguage } from "./languages.ts";
import type { Day } from "./local-day.ts";
import type { ReadUpdate } from "./reading.ts";
import type { TextSpan } from "./sentences.ts";
import type { ClassedWord } from "./word-classes.ts";

/** A clause, or what of it stands between two conjunctions. */
export type Part = TextSpan & {
  clause: Clause;
  words: ClassedWord[];
  /** the days in it, and those that stand alone after it in its sentence */
  dates: DateMention[];
  mentions: Clause["mentions"];
  /** it has no words of its own for what it is about: "sent it yesterday" */
  isBare: boolean;
};

/** How something was said to be over, or put off; where several ways are possible, each is an evidence. */
export type UpdateEvidence = {
  change: ReadUpdate["change"];
  how: "finished" | "sent" | "arrived" | "has" | "solved" | "moved" | "dropped" | "denied";
  /** "postponed", "the rest": said in words, not by a day ahead alone */
  isFirm: boolean;
  /** it speaks of a worry */
  isTrouble: boolean;
  /** the new day, or so many days after its own */
  dueOn: Day | { after: number } | null;
};

/** Cuts the clauses at their conjunctions. */
export function partsOf(
  clauses: Clause[],
  annotated: AnnotatedText,
  languages: ReadLanguage[],
): Part[] {
  const parts = clauses.flatMap((clause) => {
    const words = annotated.lexicon.updateWords.wordsIn(
      annotated.normalized.flat,
      clause,
      languages,
    );
    const starts = [
      clause.start,
      ...words.flatMap((word, at) => (isCut(words, at, clause) ? [word.start] : [])),
    ];
    return starts.map((start, n) =>
      partOf(clause, { start, end: starts[n + 1] ?? clause.end }, words, annotated),
    );
  });
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (next !== undefined && isDateOnly(next) && next.clause.sentence === part.clause.sentence)
      part.dates = [...part.dates, ...next.dates];
  }
  return parts;
}

/** A conjunction that parts two statements, not two people. */
function isCut(words: ClassedWord[], at: number, { start, mentions }: Clause): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (before === undefined || word?.is.has("joins") !== true || word.start === start) return false;
  const isName = (it?: ClassedWord) =>
    mentions.some(
      (mention) => it !== undefined && mention.at.start <= it.start && mention.at.end >= it.end,
    );
  return !(isName(before) && isName(after));
}

function partOf(
  clause: Clause,
  span: TextSpan,
  words: ClassedWord[],
  { dates, tokens, lexicon }: AnnotatedText,
): Part {
  const own = within(words, span);
  const days = within(dates, span);
  const mentions = clause.mentions.filter(({ at }) => at.start >= span.start && at.end <= span.end);
  const known = [...days, ...mentions.map(({ at }) => at), ...own.filter(({ is }) => is.size > 0)];
  const isBare = within(tokens, span).every(
    ({ base, start, end }) =>
      lexicon.isSmallWord(base) ||
      /^\d+$/.test(base) ||
      known.some((it) => it.start <= start && it.end >= end),
  );
  return { ...span, clause, words: own, dates: days, mentions, isBare };
}

/** @returns whether a part is a day and nothing else */
export function isDateOnly({ words, dates, isBare, mentions }: Part): boolean {
  const isDay = (word: ClassedWord) =>
    dates.some(({ start, end }) => start <= word.start && end >= word.end);
  return (
    isBare &&
    mentions.length === 0 &&
    dates.length > 0 &&
    words.every(
      (word) => word.is.size === 0 || word.is.has("aside") || word.is.has("it") || isDay(word),
    )
  );
}

/**
 * What a part says of whatever it is about, in the order in which it is to be believed.
 *
 * @param denied whether the part before said "no" or "not yet": then a day alone is the new one
 */
export function evidenceOf(
  part: Part,
  annotated: AnnotatedText,
  denied: boolean,
): UpdateEvidence[] {
  const words = part.words.filter((word) => !isTakenBack(word, part));
  const has = (...classes: string[]) =>
    words.some(({ is }) => classes.some((each) => is.has(each)));
  const isTrouble = has("trouble");
  const says = (
    change: UpdateEvidence["change"],
    how: UpdateEvidence["how"],
    isFirm = false,
    dueOn: UpdateEvidence["dueOn"] = null,
  ) => [{ change, how, isFirm, isTrouble, dueOn }];
  const first = words.findIndex(({ is }) => !is.has("no-answer") && !is.has("yes"));
  /** the first real, not negated word of a class */
  const real = (name: string) =>
    words.some(
      ({ is }, at) =>
        is.has(name) && !words.some((word, n) => word.is.has("no") && n >= first && n <= at + 1),
    );
  const isPart = has("rest") || isSomeOfMany(words, annotated);
  const isOpen = has("yet", "maybe") || isPart;
  const dueOn = newDayOf(part, words, annotated);
  const found: UpdateEvidence[] = [];
  if (has("promised") && has("never") && broughtBy(part) !== "them")
    found.push(...says("dropped", "denied", true));
  if (!has("maybe") && real("dropped")) found.push(...says("dropped", "dropped"));
  if (!has("yet") && has("wanted") && (has("no-more") || has("no")))
    found.push(...says("dropped", "dropped"));
  const happened = ["sent", "arrived", "finished"].some(real) && !has("will") && !isOpen;
  if (dueOn !== null && !happened) {
    if (has("moved") || isPart) found.push(...says("moved", "moved", true, dueOn));
    else if (!has("touch") && (has("goes", "will", "shift") || (denied && part.isBare)))
      found.push(...says("moved", "moved", false, dueOn));
  }
  if (isOpen || found.some(({ change }) => change === "moved")) return found;
  if (isTrouble && has("no", "no-more")) found.push(...says("done", "solved"));
  if (has("will")) return found;
  for (const how of ["finished", "sent", "arrived", "solved"] as const)
    if (real(how)) found.push(...says("done", how));
  if (isHad(words) && !has("no", "wanted", "promised")) found.push(...says("done", "has"));
  return found;
}

/** Who acts, by the first to be named; null where it is not said. */
export function broughtBy({ words, mentions, start }: Part): "us" | "them" | null {
  const first = words.find(({ is }) => is.has("us") || is.has("they") || is.has("to-us"));
  const isName = mentions.some(({ at }) => at.start === start && at.people.length > 0);
  if (isName || first?.is.has("they") === true || first?.is.has("to-us") === true) return "them";
  return first === undefined ? null : "us";
}

/** "Wednesday, no, Thursday": a "no" that corrects a day. */
function isTakenBack({ is, start, end }: ClassedWord, { dates }: Part): boolean {
  return (
    is.has("no") &&
    dates.some((date) => Math.abs(date.start - end) < 2 || Math.abs(start - date.end) < 2)
  );
}

/** "She has it", "los tiene", "has her samples": not "has asked". */
function isHad(words: ClassedWord[]): boolean {
  if (words.some(({ is }, at) => is.has("owns") && words[at + 1]?.is.has("the") === true))
    return true;
  return words.some(
    ({ is }, at) =>
      is.has("has") && [at - 1, at + 1, at + 2].some((near) => words[near]?.is.has("it") === true),
  );
}

/** "7 of 10", "two of the four": not all of it. */
function isSomeOfMany(words: ClassedWord[], { lexicon }: AnnotatedText): boolean {
  const isNumber = ({ word }: ClassedWord) =>
    /^\d+$/.test(word) || (lexicon.numbers.get(word) ?? 0) > 1;
  return words.some(
    (word, at) =>
      isNumber(word) &&
      words[at + 1]?.is.has("of") === true &&
      words.slice(at + 2, at + 5).some(isNumber),
  );
}

/** "Not the 2nd", "nicht am Freitag". */
const NOT_BEFORE = /\b(?:not|nicht|no|pas|nao|ikke) (?:the |den |el |le |o |am |on )?$/;

/** The day to which something moves: the last one ahead, or so many weeks after its own. */
function newDayOf(
  { dates }: Part,
  words: ClassedWord[],
  { today, normalized, lexicon }: AnnotatedText,
): UpdateEvidence["dueOn"] {
  const ahead = dates.filter(
    ({ future, lean, span, start }) =>
      future !== null &&
      future >= today &&
      lean !== "past" &&
      !span &&
      !NOT_BEFORE.test(normalized.flat.slice(Math.max(0, start - 12), start)),
  );
  const last = ahead.at(-1)?.future ?? null;
  const unit = words.findIndex(({ is }) => is.has("weeks") || is.has("days"));
  if (unit < 0 || !words.slice(unit + 1, unit + 4).some(({ is }) => is.has("later"))) return last;
  const before = words[unit - 1]?.word ?? "";
  const count = /^\d+$/.test(before) ? Number(before) : (lexicon.numbers.get(before) ?? 1);
  return { after: count * (words[unit]?.is.has("weeks") === true ? 7 : 1) };
}
