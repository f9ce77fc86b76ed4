/** Tells a phrase that looks like a date from scores, versions, prices and nouns. */
import type { DateToken } from "./date-tokens.ts";
import type { DateWords, Section } from "./date-words.ts";
import type { FoundPhrase } from "./phrase-finder.ts";

/** @returns whether the words around a phrase let it be a date */
export function isDateThere(found: FoundPhrase, tokens: DateToken[]): boolean {
  const around = { found, tokens, words: found.words };
  switch (found.phrase.meaning) {
    case "figures-inside":
      return false;
    case "figures":
      return areFiguresDate(around);
    case "bare-day":
      return isDayNumber(around) && (isBefore(around, "date-before") || isOver(around));
    case "spelled-day":
      return (found.slots.day ?? 0) >= SURE_ORDINAL && isOver(around);
    case "dotted-day":
      return isDayNumber(around) && hasNoNoun(around);
    case "clock":
      return found.to - found.start > 1 || isOver(around);
    case "counted-weekday":
      return found.to - found.start > 1 || isBefore(around, "before-short") || hasNoNoun(around);
    case "holiday":
      return isCalledFor(around);
    case "range":
      return [found.slots.date, found.slots.end].every(
        (each) => each === undefined || isEndThere(each),
      );
    case "day-of-month":
    case "weekday-date":
      return isDayNumber(around);
    case "date":
      return isAfterCount(around) && isMonthThere(around);
    case "weekday":
      return !isBefore(around, "habits") && isWeekdayThere(around);
    default:
      return true;
  }
}

type Around = { found: FoundPhrase; tokens: DateToken[]; words: DateWords };

const isBefore = ({ found, tokens, words }: Around, section: Section): boolean =>
  words.isBefore(section, tokens, found.start);

const follows = ({ found, tokens, words }: Around, section: Section): boolean =>
  words.isAt(section, tokens, found.to);

/** Nothing follows that the number could count or put in order. */
const isOver = (around: Around): boolean =>
  around.tokens[around.found.to - 1]?.dot === true || hasNoNoun(around);

const hasNoNoun = (around: Around): boolean => {
  const next = around.tokens[around.found.to];
  return next === undefined || next.kind === "sign" || follows(around, "goes-on");
};

const isCalledFor = (around: Around): boolean =>
  CALLS.some((section) => isBefore(around, section)) && hasNoNoun(around);
const CALLS = ["date-before", "due-before", "until-before", "from-before"] as const;

/** From the fourth on, an ordinal in words hardly counts anything but days. */
const SURE_ORDINAL = 4;

/** "the first time", "the 3rd floor", "the second supplier" are no days. */
function isDayNumber(around: Around): boolean {
  const last = around.tokens[around.found.to - 1];
  if (isBefore(around, "no-date-before") || follows(around, "not-a-day")) return false;
  return last?.kind === "day" || (around.found.slots.day ?? 0) >= SURE_ORDINAL || isOver(around);
}

/** "March 3 pallets" counts, and so does "room 3 March". */
const isAfterCount = (around: Around): boolean =>
  around.tokens[around.found.to - 1]?.kind !== "day" || !follows(around, "not-a-day");

/** "All 3 may come": a month that is a verb as well needs a word that calls for a date, or nothing after it. */
function isMonthThere(around: Around): boolean {
  const { found, tokens, words } = around;
  let at = found.start;
  while (at < found.to && !words.isAt("verb-months", tokens, at)) at += 1;
  if (at === found.to) return true;
  if (isElse(around, at)) return false;
  const day = tokens[at - 1];
  const next = tokens[found.to];
  if (at + 1 < found.to || day?.ordinal === true || isBefore(around, "date-before")) return true;
  return next === undefined || next.kind === "sign";
}

/** The word at a place means something else in its company. */
const isElse = ({ tokens, words }: Around, at: number): boolean =>
  words.isAt("no-day", tokens, at) || words.isAt("no-day", tokens, at - 1);

const IN_TENTHS = /^(?:\d|10)\/10$/;
const TWO_DIGIT_MONTH = /^\d{1,2}\.(?:0[1-9]|1[0-2])$/;

function areFiguresDate(around: Around): boolean {
  const { found, tokens } = around;
  const figures = found.slots.figures;
  if (figures === undefined || isBefore(around, "no-date-before") || follows(around, "not-a-day"))
    return false;
  const isDue = found.slots.weekday !== undefined || isBefore(around, "date-before");
  if (IN_TENTHS.test(figures.text)) return isDue;
  if (figures.text.split(".").length !== 2) return true;
  return figures.dot
    ? tokens[found.to]?.kind !== "figures"
    : isDue && TWO_DIGIT_MONTH.test(figures.text);
}

/** Of two dates that make a stretch, neither is a decimal number. */
const isEndThere = ({ slots: { figures } }: FoundPhrase): boolean =>
  figures === undefined ||
  figures.dot ||
  !DECIMAL.test(figures.text) ||
  TWO_DIGIT_MONTH.test(figures.text);
const DECIMAL = /^\d+\.\d+$/;

/** "do", "quarta", "sat": a weekday that is another word too stands where one is due. */
function isWeekdayThere(around: Around): boolean {
  const { found, tokens, words } = around;
  if (isElse(around, found.start)) return false;
  if (words.weekday.find(tokens, found.start, true) !== null) return true;
  if (!words.has("before-short")) return true;
  if (isBefore(around, "before-short") || follows(around, "after-short")) return true;
  const isAfterArticle = found.start > 0 && words.isAt("articles", tokens, found.start - 1);
  const next = tokens[found.to];
  return (next === undefined || next.kind === "sign") && !isAfterArticle;
}
