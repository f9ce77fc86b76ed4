import { dateOf, isMonthFirst, weekdayOf } from "./local-day.ts";
import type { Lexicon } from "./lexicon.ts";
import { normalize } from "./normalized-text.ts";
import type { ReadingRequest } from "./reading.ts";
import { annotate } from "./annotated-text.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import type { Named } from "./resolve-mentions.ts";
import type { LocalDate } from "../model/time.ts";

/** Words of a reply that name somebody, by their place in the part of it that is read. */
export type NameSpan = {
  start: number;
  end: number;
  /** a stranger is a word that looks like a name and is nobody's that we know */
  kind: "person" | "customer" | "doubt" | "newcomer" | "stranger";
  /** the portfolio's own name, where the words mean one for certain */
  name: string | null;
};

/** What a reply gives a reader to stand on: a reading by anyone else is checked against it. */
export type Evidence = {
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
  doubted: Set<string>;
  /** single words of the reply that are written like a name's, folded */
  words: Set<string>;
  /** days that the words can give: gone by or today, today or ahead, and the first day of a stretch of time */
  past: Set<LocalDate>;
  ahead: Set<LocalDate>;
  stretches: Set<LocalDate>;
  /** places of the words that name a day */
  dates: { start: number; end: number }[];
};

const PRONOUN =
  /\b(?:he|she|him|her|his|hers|hes|shes|er|sie|ihm|ihr|ihn|il|elle|lui|el|ella|ele|ela|dele|dela|han|hun|ham|hende)\b/;
const CLINGING = /'(?:s|ll|d|ve|re|m)$/;

/**
 * Gathers what a reply's words give, and nothing more.
 *
 * @param request a valid request
 */
export function evidenceIn(request: ReadingRequest, lexicon: Lexicon): Evidence {
  const scene = annotate(request, lexicon);
  const named = resolveMentions(scene);
  const today = dateOf(scene.today) ?? "";
  const days = (pick: (date: AnnotatedText["dates"][number]) => number | null): Set<LocalDate> =>
    new Set(scene.dates.map(pick).flatMap((day) => (day === null ? [] : (dateOf(day) ?? []))));
  const onward = (day: number | null) => (day !== null && day >= scene.today ? day : null);
  return {
    text: scene.plain.text,
    today,
    weekday: weekdayOf(scene.today),
    monthFirst: isMonthFirst(request.timezone),
    hostile: speaksToMachines(scene),
    pronoun: PRONOUN.test(scene.plain.flat),
    names: [
      ...named.map((each) => spanOf(each, scene)),
      ...newcomersOf(scene),
      ...strangers(scene),
    ],
    customers: new Set(named.flatMap(customerOf)),
    people: new Set(
      named.flatMap((each) =>
        each.is === "person" ? [personKey(each.person.customer, each.person.name)] : [],
      ),
    ),
    doubted: new Set(named.flatMap((each) => (each.is === "doubt" ? wordsOf(scene, each.at) : []))),
    words: new Set(scene.tokens.flatMap(({ word, base }) => [word, base])),
    past: days(({ past, span }) => (past !== null && !span && past <= scene.today ? past : null)),
    ahead: days(({ future, span }) => (span ? null : onward(future))),
    stretches: days(({ future, span }) => (span ? onward(future) : null)),
    dates: scene.dates.map((date) => placed(scene, date.start, date.end)),
  };
}

/** How {@link Evidence} writes a contact of a customer. */
export function personKey(customer: string, name: string): string {
  return `${customer}\n${name}`;
}

function customerOf(named: Named): string[] {
  if (named.is === "company") return [named.company.name];
  return named.is === "person" ? [named.person.customer] : [];
}

function wordsOf(scene: AnnotatedText, at: { from: number; to: number }): string[] {
  return scene.tokens.slice(at.from, at.to + 1).map(({ base }) => base);
}

function placed(scene: AnnotatedText, start: number, end: number): { start: number; end: number } {
  const { places, text } = scene.plain;
  return { start: places[start] ?? 0, end: places[end] ?? text.length };
}

function spanOf(named: Named, scene: AnnotatedText): NameSpan {
  const { start, end } = named.at;
  const written = scene.plain.flat.slice(start, end).replace(CLINGING, "");
  const place = placed(scene, start, start + written.length);
  if (named.is === "person") return { ...place, kind: "person", name: named.person.name };
  if (named.is === "company") return { ...place, kind: "customer", name: named.company.name };
  return { ...place, kind: "doubt", name: null };
}

function newcomersOf(scene: AnnotatedText): NameSpan[] {
  return scene.newcomers.map(({ start, end }) => {
    const written = scene.plain.flat.slice(start, end).replace(CLINGING, "");
    return { ...placed(scene, start, start + written.length), kind: "newcomer", name: null };
  });
}

/**
 * Words that look like somebody's name, if only because one of the portfolio's people is called so ("Bill"). German
 * writes every noun with a capital: there, only what is a given name for certain.
 */
function strangers(scene: AnnotatedText): NameSpan[] {
  const { isGivenName, isPlainWord } = scene.lexicon;
  const theirs = new Set(scene.names.people.flatMap(({ words }) => words));
  const known = [...scene.mentions, ...scene.newcomers, ...scene.dates];
  return scene.tokens.flatMap(({ start, end, base, capital, first }) => {
    if (known.some((mark) => start < mark.end && end > mark.start)) return [];
    const given = capital && isGivenName(base);
    const looks = capital && !first && scene.language !== "de" && base.length > 1;
    const isName = (given || looks) && !isPlainWord(base);
    if (!isName && !(capital && theirs.has(base))) return [];
    const written = scene.plain.flat.slice(start, end).replace(CLINGING, "");
    return { ...placed(scene, start, start + written.length), kind: "stranger", name: null };
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
function speaksToMachines(scene: AnnotatedText): boolean {
  const { flat } = normalize(scene.request.text);
  const covered = new Uint8Array(flat.length);
  for (const { start, end } of scene.sentences) covered.fill(1, start, end);
  for (const { index } of flat.matchAll(/[\p{L}\p{N}]/gu))
    if (covered[index] === 0 || scene.plain.flat[index] !== flat[index]) return true;
  return false;
}
