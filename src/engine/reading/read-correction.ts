/** Recognizes a text as a correction of what was just recorded. */
import { type Channel, CHANNELS } from "../model/interaction.ts";
import type { TextSpan } from "./sentences.ts";
import type { Lexicon } from "./lexicon.ts";
import { ordersIn } from "./controls.ts";
import { findOrder, orderPattern } from "./order-pattern.ts";
import { type OrderView, orderView } from "./order-view.ts";
import { kindOf } from "./kinds.ts";
import { dateOf } from "./local-day.ts";
import type { Correction } from "./correction.ts";
import type { Reading, ReadingRequest } from "./reading.ts";
import { annotate } from "./annotated-text.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import type { ResolvedMention } from "./resolve-mentions.ts";

/** Longer than this, a text is a new reply and no correction. */
const MAX_CORRECTION_WORDS = 16;

/** A correction begins so, after words that may stand before it; else it says who was there, or was not. */
const OPENINGS = [
  "^^^ before* openers",
  "^^^ before /4 ^ openers",
  "^^^ ~3 absent",
  "^^^ ~3 present",
].map((one) => orderPattern(one));
/** What was not so: up to the next sign, or to what was so. */
const DENIED = orderPattern("denials");

/**
 * Reads a text as a correction of what was just recorded: "no, it was Wednesday", "with Luis, not Dana", "undo".
 *
 * @param text what the rep wrote
 * @param current the reading that stands
 * @param request the same text as a request: when, zone and portfolio
 * @returns what to change, or null when the text is a new reply
 */
export function readCorrection(
  text: string,
  current: Reading,
  request: ReadingRequest,
  lexicon: Lexicon,
): Correction | null {
  const annotated = annotate({ ...request, text }, lexicon);
  const flat = annotated.normalized.flat.trim().replace(/[\s.!]+$/, "");
  const words = flat.split(/\s+/).length;
  if (flat === "" || words > MAX_CORRECTION_WORDS) return null;
  if (ordersIn(orderView(annotated)).some(({ kind }) => kind === "undo")) return { kind: "undo" };
  const view = orderView(annotated, lexicon.correctionWords);
  const isOpen = OPENINGS.some((opening) => findOrder(opening, view) !== null);
  if (current.interactions.length === 0 || !isOpen || flat.includes("?")) return null;
  const denied = deniedIn(view);
  if (hasNews(annotated)) return null;
  const names = resolveMentions(annotated);
  const index = whichOne(current, names, request);
  const touch = current.interactions[index];
  if (touch === undefined) return null;
  const day = annotated.dates.find(
    (date) =>
      !date.span && date.past !== null && date.past <= annotated.today && !isInside(date, denied),
  );
  const on = day?.past === undefined || day.past === null ? null : dateOf(day.past);
  const channel = channelOf(annotated, view, denied);
  const who = whoOf({ names, denied, view }, touch);
  const found = {
    ...(on === null ? {} : { occurredOn: on }),
    ...(channel === null ? {} : { channel }),
    ...who,
  };
  if (Object.keys(found).length === 0) return null;
  return { kind: "change", interaction: index, ...found };
}

/** A correction brings no news: "no, she wants more" is a reply, "wrong" is none. */
function hasNews(annotated: AnnotatedText): boolean {
  return annotated.sentences.some((sentence) =>
    sentence.clauses.some((clause) => {
      const flat = annotated.normalized.flat.slice(clause.start, clause.end);
      const language = annotated.language ?? "en";
      const found = kindOf(
        flat,
        { subject: "customer", language, stranger: false },
        annotated.lexicon,
      );
      return flat.includes(" ") && found !== null && found.kind !== "competitor";
    }),
  );
}

function isInside(span: TextSpan, others: TextSpan[]): boolean {
  return others.some((other) => span.start < other.end && span.end > other.start);
}

function withoutSpans(flat: string, spans: TextSpan[]): string {
  let out = flat;
  for (const { start, end } of spans)
    out = `${out.slice(0, start)}${" ".repeat(end - start)}${out.slice(end)}`;
  return out;
}

function channelOf(
  { normalized, lexicon }: AnnotatedText,
  { tokens, reaches }: OrderView,
  denied: TextSpan[],
): Channel | null {
  const flat = withoutSpans(normalized.flat, denied);
  const told = lexicon.channels.find(([, words]) => words.test(flat));
  if (told) return told[0];
  const bare = new Set(
    tokens.flatMap((token, at) =>
      isInside(token, denied) ? [] : (reaches[at] ?? []).map(({ kind }) => kind),
    ),
  );
  return CHANNELS.find((channel) => bare.has(channel)) ?? null;
}

/** The stretches that are said not to be so. */
function deniedIn(view: OrderView): TextSpan[] {
  const found: TextSpan[] = [];
  for (let from = 0; ;) {
    const denial = findOrder(DENIED, view, from);
    if (denial === null) return found;
    let end = denial.end;
    while (end < view.tokens.length && !view.isClauseStart(end) && !isAt("but", end, view))
      end += 1;
    const [start, last] = [view.tokens[denial.start], view.tokens[end - 1]];
    if (start && last && end > denial.end) found.push({ start: start.start, end: last.end });
    from = Math.max(end, denial.start + 1);
  }
}

const isAt = (kind: string, at: number, { reaches }: OrderView) =>
  reaches[at]?.some((reach) => reach.kind === kind) === true;

/** The interaction that the correction speaks of: the one with a customer or person it names, else the latest. */
function whichOne(current: Reading, names: ResolvedMention[], request: ReadingRequest): number {
  const { interactions } = current;
  if (interactions.length === 1) return 0;
  for (const mention of names) {
    const at = interactions.findIndex((touch) =>
      mention.is === "person"
        ? touch.contacts.includes(mention.person.name)
        : mention.is === "company" && touch.customer === mention.company.name,
    );
    if (at >= 0) return at;
  }
  const nudged = interactions.findIndex((touch) => touch.customer === request.nudge?.customer);
  return nudged >= 0 && names.length > 0 ? nudged : interactions.length - 1;
}

function whoOf(
  { names, denied, view }: { names: ResolvedMention[]; denied: TextSpan[]; view: OrderView },
  touch: Reading["interactions"][number],
): { contacts?: string[]; customer?: string } {
  const gone = new Set<string>();
  const added: { name: string; customer: string }[] = [];
  let customer: string | undefined;
  for (const mention of names) {
    const after = view.tokens.findIndex(({ start }) => start >= mention.at.end);
    const out = isInside(mention.at, denied) || isAt("absent", after, view);
    if (mention.is === "person") {
      if (out) gone.add(mention.person.name);
      else added.push(mention.person);
    } else if (mention.is === "company" && !out) customer = mention.company.name;
  }
  customer ??= added.find((person) => person.customer !== touch.customer)?.customer;
  const changed = customer === undefined || customer === touch.customer ? {} : { customer };
  if (gone.size === 0 && added.length === 0)
    return changed.customer === undefined ? {} : { ...changed, contacts: [] };
  const stays =
    gone.size > 0 || view.kinds.has("also")
      ? touch.contacts.filter((name) => !gone.has(name) && changed.customer === undefined)
      : [];
  const contacts = [...new Set([...stays, ...added.map(({ name }) => name)])];
  return { ...changed, contacts };
}
