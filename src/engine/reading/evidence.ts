/** What a reply's words give, for checking a reading by a model. */
import { dateOf, isMonthFirst, weekdayOf } from "./local-day.ts";
import type { Lexicon } from "./lexicon.ts";
import { normalize } from "./normalized-text.ts";
import type { ReadingRequest } from "./reading.ts";
import { annotate } from "./annotated-text.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import type { ResolvedMention } from "./resolve-mentions.ts";
import type { LocalDate } from "../model/time.ts";

/** Words of a reply that name somebody, by their place in the part of it that is read. */
export type NameSpan = {
  start: number;
  end: number;
  /** a stranger is a word that looks like a name and is nobody's that we know */
  kind: "person" | "customer" | "ambiguous" | "newcomer" | "stranger";
  /** the portfolio's own name, where the words mean one for certain */
  name: string | null;
};

/** What a reply gives a reader to stand on: a reading by anyone else is checked against it. */
export type ReplyEvidence = {
  /** the part of the reply that is read */
  text: string;
  today: LocalDate;
  /** ISO weekday, 1 = Monday */
  weekday: number;
  monthFirst: boolean;
  /** some of its words speak to a machine, not to us */
  hostile: boolean;
  /** somebody is meant by "he" or "she" */
  pronoun: boolean;
  names: NameSpan[];
  /** customers that the words name for certain, or of whom they name somebody */
  customers: Set<string>;
  /** contacts that the words name for certain, as `customer\nname` */
  people: Set<string>;
  /** folded words that could mean several people or customers */
  ambiguousWords: Set<string>;
  /** single words of the reply that are written like a name's, folded */
  words: Set<string>;
  /** days that the words can give: gone by or today, today or ahead, and the first day of a stretch of time or after it */
  past: Set<LocalDate>;
  ahead: Set<LocalDate>;
  stretches: Set<LocalDate>;
  /** places of the words that name a day, and which days they can mean */
  dates: { start: number; end: number; days: Set<LocalDate> }[];
};

const PRONOUN =
  /\b(?:he|she|him|her|his|hers|hes|shes|er|sie|ihm|ihr|ihn|il|elle|lui|el|ella|ele|ela|dele|dela|han|hun|ham|hende)\b/;
const CLINGING = /'(?:s|ll|d|ve|re|m)$/;

/**
 * Gathers what a reply's words give, and nothing more.
 *
 * @param request a valid request
 */
export function evidenceIn(request: ReadingRequest, lexicon: Lexicon): ReplyEvidence {
  const annotated = annotate(request, lexicon);
  const mentions = resolveMentions(annotated);
  const today = dateOf(annotated.today) ?? "";
  const days = (pick: (date: AnnotatedText["dates"][number]) => number | null): Set<LocalDate> =>
    new Set(annotated.dates.map(pick).flatMap((day) => (day === null ? [] : (dateOf(day) ?? []))));
  const onward = (day: number | null) => (day !== null && day >= annotated.today ? day : null);
  return {
    text: annotated.normalized.text,
    today,
    weekday: weekdayOf(annotated.today),
    monthFirst: isMonthFirst(request.timezone),
    hostile: speaksToMachines(annotated),
    pronoun: PRONOUN.test(annotated.normalized.flat),
    names: [
      ...mentions.map((each) => spanOf(each, annotated)),
      ...newcomersOf(annotated),
      ...strangers(annotated),
    ],
    customers: new Set(mentions.flatMap(customerOf)),
    people: new Set(
      mentions.flatMap((each) =>
        each.is === "person" ? [personKey(each.person.customer, each.person.name)] : [],
      ),
    ),
    ambiguousWords: new Set(
      mentions.flatMap((each) => (each.is === "ambiguous" ? wordsOf(annotated, each.at) : [])),
    ),
    words: new Set(annotated.tokens.flatMap(({ word, base }) => [word, base])),
    past: days(({ past, span }) =>
      past !== null && !span && past <= annotated.today ? past : null,
    ),
    ahead: days(({ future, span }) => (span ? null : onward(future))),
    stretches: days(({ future, span }) => (span ? onward(future) : null)).union(
      days(({ until }) => onward(until)),
    ),
    dates: annotated.dates.map(({ start, end, past, future, until }) => ({
      ...placed(annotated, start, end),
      days: new Set(
        [past, future, until].flatMap((day) => (day === null ? [] : (dateOf(day) ?? []))),
      ),
    })),
  };
}

/** How {@link ReplyEvidence} writes a contact of a customer. */
export function personKey(customer: string, name: string): string {
  return `${customer}\n${name}`;
}

function customerOf(mention: ResolvedMention): string[] {
  if (mention.is === "company") return [mention.company.name];
  return mention.is === "person" ? [mention.person.customer] : [];
}

function wordsOf(annotated: AnnotatedText, at: { from: number; to: number }): string[] {
  return annotated.tokens.slice(at.from, at.to + 1).map(({ base }) => base);
}

function placed(
  annotated: AnnotatedText,
  start: number,
  end: number,
): { start: number; end: number } {
  const { offsets, text } = annotated.normalized;
  return { start: offsets[start] ?? 0, end: offsets[end] ?? text.length };
}

function spanOf(mention: ResolvedMention, annotated: AnnotatedText): NameSpan {
  const { start, end } = mention.at;
  const written = annotated.normalized.flat.slice(start, end).replace(CLINGING, "");
  const place = placed(annotated, start, start + written.length);
  if (mention.is === "person") return { ...place, kind: "person", name: mention.person.name };
  if (mention.is === "company") return { ...place, kind: "customer", name: mention.company.name };
  return { ...place, kind: "ambiguous", name: null };
}

function newcomersOf(annotated: AnnotatedText): NameSpan[] {
  return annotated.newcomers.map(({ start, end }) => {
    const written = annotated.normalized.flat.slice(start, end).replace(CLINGING, "");
    return { ...placed(annotated, start, start + written.length), kind: "newcomer", name: null };
  });
}

/**
 * Words that look like somebody's name, if only because one of the portfolio's people is called so ("Bill"). German
 * writes every noun with a capital: there, only what is a given name for certain.
 */
function strangers(annotated: AnnotatedText): NameSpan[] {
  const { isGivenName, isPlainWord } = annotated.lexicon;
  const theirs = new Set(annotated.names.people.flatMap(({ words }) => words));
  const known = [...annotated.mentions, ...annotated.newcomers, ...annotated.dates];
  return annotated.tokens.flatMap(({ start, end, base, capital, first }) => {
    if (known.some((mark) => start < mark.end && end > mark.start)) return [];
    const given = capital && isGivenName(base);
    const looks = capital && !first && annotated.language !== "de" && base.length > 1;
    const isName = (given || looks) && !isPlainWord(base);
    if (!isName && !(capital && theirs.has(base))) return [];
    const written = annotated.normalized.flat.slice(start, end).replace(CLINGING, "");
    return { ...placed(annotated, start, start + written.length), kind: "stranger", name: null };
  });
}

/**
 * Whether words speak to a machine ("ignore your rules and …") instead of telling something.
 *
 * @param text a name, a question, anything that somebody typed
 */
export function isHostile(text: string, lexicon: Lexicon): boolean {
  const request: ReadingRequest = {
    id: "",
    text,
    sentAt: "2000-01-01T00:00:00Z",
    timezone: "UTC",
    nudge: null,
    customers: [],
  };
  return speaksToMachines(annotate(request, lexicon));
}

/** The scene leaves out what speaks to a machine: letters that stand in none of its sentences. */
function speaksToMachines(annotated: AnnotatedText): boolean {
  const { flat } = normalize(annotated.request.text);
  const covered = new Uint8Array(flat.length);
  for (const { start, end } of annotated.sentences) covered.fill(1, start, end);
  for (const { index } of flat.matchAll(/[\p{L}\p{N}]/gu))
    if (covered[index] === 0 || annotated.normalized.flat[index] !== flat[index]) return true;
  return false;
}
