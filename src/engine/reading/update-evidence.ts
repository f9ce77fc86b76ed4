/** What a part of a reply says of something open, whatever it is: that it is done, moved, or dropped. */
import type { AnnotatedText } from "./annotated-text.ts";
import type { Day } from "./local-day.ts";
import type { ReadUpdate } from "./reading.ts";
import { broughtBy, isDateOnly, type Part } from "./update-parts.ts";
import type { ClassedWord } from "./word-classes.ts";

/** How something was said to be over, or put off; where several ways are possible, each is an evidence. */
export type UpdateEvidence = {
  change: ReadUpdate["change"];
  how:
    | "yes"
    | "state"
    | "finished"
    | "acted"
    | "sent"
    | "arrived"
    | "has"
    | "solved"
    | "moved"
    | "dropped"
    | "denied";
  /** "postponed", "the rest": said in words, not by a day ahead alone */
  isFirm: boolean;
  /** said once for several things: "sent the deck and the list" */
  isShared: boolean;
  /** it speaks of a worry */
  isTrouble: boolean;
  /** the new day, or so many days after its own */
  dueOn: Day | { after: number } | null;
};

/**
 * What a part says of whatever it is about, in the order in which it is to be believed.
 *
 * @param context whether the part before said "no" or "not yet", so that a day alone is the new one, and whether it said "will"
 */
export function evidenceOf(
  part: Part,
  annotated: AnnotatedText,
  { isDenied, isWilled }: { isDenied: boolean; isWilled: boolean },
): UpdateEvidence[] {
  const words = part.words.filter((word) => !isTakenBack(word, part));
  const has = (...classes: string[]) =>
    words.some(({ is }) => classes.some((each) => is.has(each)));
  const { dates } = part;
  const isTrouble = has("trouble");
  const says = (
    change: UpdateEvidence["change"],
    how: UpdateEvidence["how"],
    isFirm = false,
    dueOn: UpdateEvidence["dueOn"] = null,
  ) => [{ change, how, isFirm, isTrouble, dueOn, isShared: false }];
  const first = words.findIndex(({ is }) => !is.has("no-answer") && !is.has("yes"));
  /** the first real, not negated word of a class */
  const real = (name: string) =>
    words.some(
      ({ is }, at) =>
        is.has(name) && !words.some((word, n) => word.is.has("no") && n >= first && n <= at + 1),
    );
  const isPart = has("rest") || isSomeOfMany(words, annotated);
  const isAhead = has("will") || isWilled;
  const isOpen = has("yet", "maybe") || isPart;
  const dueOn = newDayOf(part, words, annotated);
  const found: UpdateEvidence[] = [];
  const isNever = words.filter(({ is }) => is.has("never")).length > 1 && broughtBy(part) === "us";
  if (isNever || has("denied") || (has("promised") && has("never") && broughtBy(part) !== "them"))
    found.push(...says("dropped", "denied", true));
  if (words.some(({ is }) => is.has("dropped") && is.has("solved")))
    found.push(...says("done", "solved"));
  if (!has("maybe") && real("dropped")) found.push(...says("dropped", "dropped"));
  if (!has("yet") && has("wanted") && (has("no-more") || has("no")))
    found.push(...says("dropped", "dropped"));
  const isSoon = isDateOnly(part) && dates.some(({ lean, due }) => lean === "future" || due);
  const happened = ["sent", "arrived", "finished", "state"].some(real) && !isAhead && !isOpen;
  if (dueOn !== null && !happened) {
    if (has("moved") || isPart || typeof dueOn === "object")
      found.push(...says("moved", "moved", true, dueOn));
    else if (
      !has("touch") &&
      (isAhead || has("goes", "shift") || (isDenied && part.isBare) || isSoon)
    )
      found.push(...says("moved", "moved", false, dueOn));
  }
  const isThen = isDateOnly(part) && dates.some(({ lean }) => lean === "past");
  if ((isThen || isYes(words)) && !isOpen && dueOn === null) found.push(...says("done", "yes"));
  if (isOpen || found.some(({ change }) => change === "moved")) return found;
  if (isTrouble && has("no", "no-more")) found.push(...says("done", "solved"));
  if (isAhead) return found;
  for (const how of ["finished", "sent", "arrived", "solved", "state"] as const)
    if (real(how)) found.push(...says("done", how));
  const isDone = dates.some(({ lean }) => lean === "past") && has("goes") && !has("no", "wanted");
  if (isDone) found.push(...says("done", "arrived"));
  if (!has("no", "never", "wanted", "promised") && hasActed(part, words))
    found.push(...says("done", "acted"));
  if (isHad(words) && !has("no", "wanted", "promised")) found.push(...says("done", "has"));
  return found;
}

/** "Wednesday, no, Thursday": a "no" that corrects a day. */
function isTakenBack({ is, start, end }: ClassedWord, { dates }: Part): boolean {
  return (
    is.has("no") &&
    dates.some((date) => Math.abs(date.start - end) < 2 || Math.abs(start - date.end) < 2)
  );
}

/** "Yes", "yep, yesterday", "she did": an answer and nothing else. */
function isYes(words: ClassedWord[]): boolean {
  return (
    words.some(({ is }) => is.has("yes") || is.has("did")) &&
    words.every(
      ({ is }) =>
        is.size === 0 || ["yes", "did", "aside", "it", "they", "us"].some((each) => is.has(each)),
    )
  );
}

/** Any other verb in the past: "the anodes were replaced", "has docked", "we walked her through it", "ajustei". */
function hasActed(part: Part, words: ClassedWord[]): boolean {
  const by = broughtBy(part);
  return words.some(({ is }, at) => {
    if (!is.has("acted") || is.size > 1) return false;
    const near = words.slice(Math.max(0, at - AUXILIARY), at + 2);
    const isPast = near.some((word) => word.is.has("aux"));
    const isOurs = by === "us" || (by === null && /^[a-z]+(?:ed|ei)$/.test(words[at]?.word ?? ""));
    return (
      (isPast && by !== "them") || isOurs || (isPast && near.some((word) => word.is.has("passive")))
    );
  });
}
/** How many words before a past verb its "have" or "was" may stand. */
const AUXILIARY = 6;

/** "She has it", "los tiene", "has her samples": not "has asked". */
function isHad(words: ClassedWord[]): boolean {
  const isOwned = ({ is }: ClassedWord, at: number) =>
    is.has("owned") || (is.has("owns") && words[at + 1]?.is.has("the") === true);
  if (words.some(isOwned)) return true;
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
export function newDayOf(
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
