/** Marks everything in a reply that the rules look at: names, dates, sentences. What it all means is decided elsewhere. */
import { sentencesOf } from "./sentences.ts";
import { withoutHostile } from "./hostile-words.ts";
import type { Marks } from "./clause-breaks.ts";
import type { Sentence, TextSpan } from "./sentences.ts";
import { narrowedByCompany } from "./beside-company.ts";
import { findDates } from "./dates.ts";
import type { DateMention } from "./date-rule.ts";
import { languageOf, likelyLanguages } from "./detect-language.ts";
import type { ReadLanguage } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { isMonthFirst, localDay } from "./local-day.ts";
import type { Day } from "./local-day.ts";
import { findMentions } from "./mentions.ts";
import type { Mention } from "./mention.ts";
import { findNewcomers } from "./new-people.ts";
import type { Newcomer } from "./new-people.ts";
import { normalize } from "./normalized-text.ts";
import type { NormalizedText } from "./normalized-text.ts";
import { portfolioNames } from "./portfolio-names.ts";
import type { PortfolioNames } from "./portfolio-names.ts";
import type { ReadingRequest } from "./reading.ts";
import { findUnknownCompanies } from "./unknown-companies.ts";
import type { UnknownCompany } from "./unknown-companies.ts";
import { isLowerCase, tokensOf } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** A reply with everything marked that the rules look at. */
export type AnnotatedText = {
  request: ReadingRequest;
  normalized: NormalizedText;
  tokens: Token[];
  sentences: Sentence[];
  mentions: Mention[];
  newcomers: Newcomer[];
  unknownCompanies: UnknownCompany[];
  dates: DateMention[];
  names: PortfolioNames;
  today: Day;
  language: ReadLanguage | null;
  /** the language first, then those that the reply may as well be in */
  languages: ReadLanguage[];
  lexicon: Lexicon;
  marks: Marks;
};

/** A stretch of the flat text and what a classifier sees in its place: a person, a customer, a day. */
export type Sign = TextSpan & { sign: string };

/** Whole blocks of injected instructions, by what frames them. */
const TOKENS = String.raw`<\|[^|]{0,40}\|>[\s\S]{0,600}?<\|[^|]{0,40}end[^|]{0,40}\|>`;
const TAGS = String.raw`<(system|instructions?|prompt|admin)>[\s\S]{0,600}?<\/\1>`;
const HEADINGS = String.raw`#{2,}[^#\n]{0,400}\b(?:system|admin|instruction)[^#]{0,400}#{2,}`;
const BRACKETS = String.raw`\[(?:system|inst|admin)[^\]]{0,200}\]`;
const HOSTILE_BLOCK = new RegExp([TOKENS, TAGS, HEADINGS, BRACKETS].join("|"), "g");

/**
 * Marks names, dates, sentences and clauses of a reply.
 *
 * @param request what was written, when, and whom the rep looks after
 */
export function annotate(request: ReadingRequest, lexicon: Lexicon): AnnotatedText {
  const normalized = withoutOrders(normalize(request.text));
  const names = portfolioNames(request.customers, lexicon);
  const tokens = tokensOf(normalized);
  const language = languageOf(normalized.flat, lexicon);
  const today = localDay(request.sentAt, request.timezone);
  const monthFirst = isMonthFirst(request.timezone);
  const customerWords = new Set(names.companies.flatMap(({ sure }) => sure.flat()));
  const page = { tokens, language, lower: isLowerCase(tokens), customerWords, lexicon };
  const named = narrowedByCompany(findMentions(page, names), page);
  const calendarNames = new Set(
    named.filter((mention) => isNameThere(mention, tokens, lexicon)).map(({ start }) => start),
  );
  const isName = (at: number) => calendarNames.has(at);
  const dates = findDates(
    normalized.flat,
    { today, monthFirst, language, isName },
    lexicon.dateWords,
  );
  const mentions = named.filter(
    (mention) => !dates.some((date) => date.start <= mention.start && date.end >= mention.end),
  );
  const newcomers = findNewcomers(page, normalized, { mentions, dates });
  const unknownCompanies = findUnknownCompanies(page, normalized, [
    ...mentions,
    ...newcomers,
    ...dates,
  ]);
  const nameStarts = new Set([...mentions, ...newcomers].map((each) => each.start));
  const marks = {
    flat: normalized.flat,
    tokens,
    signs: signsOf({ mentions, newcomers, dates }),
    language,
    isName: (at: number) => nameStarts.has(at),
    isInside: (at: number) => dates.some(({ start, end }) => at > start && at < end - 1),
  };
  const sentences = withoutHostile(
    normalized.flat,
    sentencesOf(normalized.flat, marks, lexicon),
    lexicon,
  );
  return {
    request,
    normalized,
    tokens,
    sentences,
    mentions,
    newcomers,
    unknownCompanies,
    dates,
    names,
    today,
    language,
    languages: likelyLanguages(normalized.flat, lexicon),
    lexicon,
    marks,
  };
}

/** What a classifier sees in place of names and days, in the order of the text. */
function signsOf(found: Pick<AnnotatedText, "mentions" | "newcomers" | "dates">): Sign[] {
  return [
    ...found.mentions.map(({ start, end, people }) => ({
      start,
      end,
      sign: people.length === 0 ? "<com>" : "<per>",
    })),
    ...found.newcomers.map(({ start, end }) => ({ start, end, sign: "<per>" })),
    ...found.dates.map(({ start, end, lean }) => ({
      start,
      end,
      sign: lean === "past" ? "<past>" : lean === "future" ? "<next>" : "<day>",
    })),
  ].toSorted((left, right) => left.start - right.start);
}

/**
 * "Met Jan 2 times", "lunch with Friday", "Frau Freitag", "Domingo está preocupado": a person whose name is a calendar
 * word, where a name is due, or where no word leads up to a day and somebody acts.
 */
function isNameThere({ people, from, to }: Mention, tokens: Token[], lexicon: Lexicon): boolean {
  const [token, next] = [tokens[from], tokens[to + 1]];
  const before = tokens[from - 1]?.word ?? "";
  if (people.length === 0 || token?.capital !== true) return false;
  if (to > from || lexicon.titles.has(before)) return true;
  if (lexicon.beforeName.has(before) && !BEFORE_DAYS.test(before)) return true;
  const isOpening = token.first || token.gap !== " ";
  return (
    isOpening && next?.gap === " " && lexicon.afterName.has(next.word) && !/\d/.test(next.word)
  );
}

/** Words that stand before days as well as before names. */
const BEFORE_DAYS = /^(?:to|and|a|for|since|from|of|on|by|in)$/;

/** Blanks whole blocks of injected instructions in the flat text, so that no pattern sees them. */
function withoutOrders(normalized: NormalizedText): NormalizedText {
  const flat = normalized.flat.replace(
    HOSTILE_BLOCK,
    (block) => `${" ".repeat(block.length - 1)}\n`,
  );
  return flat === normalized.flat ? normalized : { ...normalized, flat };
}

/** @returns those of the marks that stand inside the span */
export function within<T extends TextSpan>(marks: T[], span: TextSpan): T[] {
  return marks.filter((mark) => mark.start >= span.start && mark.end <= span.end);
}
