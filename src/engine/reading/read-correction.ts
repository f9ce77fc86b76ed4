/** Recognizes a text as a correction of what was just recorded. */
import type { Channel } from "../model/interaction.ts";
import type { TextSpan } from "./sentences.ts";
import type { Lexicon } from "./lexicon.ts";
import { ordersIn } from "./controls.ts";
import { orderView } from "./order-view.ts";
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

const ABSENT =
  / (?:wasn'?t|was not|weren'?t|didn'?t (?:join|come|attend)|was absent|couldn'?t make it|war nicht|no estuvo|n'etait pas|nao estava|var der ikke)/;
const BARE_CHANNELS: [Channel, RegExp][] = [
  ["call", /\b(?:call|phone|anruf|llamada|appel|ligacao|opkald)\b/],
  ["email", /\b(?:e-?mail|mail|correo|courriel)\b/],
  [
    "meeting",
    /\b(?:meeting|lunch|coffee|dinner|video|zoom|teams|treffen|besprechung|reunion|reuniao|mode)\b/,
  ],
  ["visit", /\b(?:visit|on ?-?site|besuch|visita|visite|besog)\b/],
  ["message", /\b(?:text|message|chat|whatsapp|slack|dm|nachricht|mensaje|mensagem|besked)\b/],
  ["event", /\b(?:event|fair|show|conference|messe|feria|salon|feira)\b/],
];
const ALSO = /\b(?:also|too|as well|plus|and|auch|tambien|aussi|tambem|ogsa)\b/;

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
  if (current.interactions.length === 0 || !lexicon.correction.test(flat) || flat.includes("?"))
    return null;
  const denied = [...annotated.normalized.flat.matchAll(lexicon.denial)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
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
  const channel = channelOf(withoutSpans(annotated.normalized.flat, denied), lexicon);
  const who = whoOf({ annotated, names, denied }, touch);
  const found = {
    ...(on === null ? {} : { occurredOn: on }),
    ...(channel === null ? {} : { channel }),
    ...who,
  };
  if (Object.keys(found).length === 0) return null;
  return { kind: "change", interaction: index, ...found };
}

/** A correction brings no news: "no, she wants more" is a reply. */
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
      return found !== null && found.kind !== "competitor";
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

function channelOf(flat: string, lexicon: Lexicon): Channel | null {
  const found = lexicon.channels.find(([, words]) => words.test(flat));
  return found?.[0] ?? BARE_CHANNELS.find(([, words]) => words.test(flat))?.[0] ?? null;
}

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
  {
    annotated,
    names,
    denied,
  }: { annotated: AnnotatedText; names: ResolvedMention[]; denied: TextSpan[] },
  touch: Reading["interactions"][number],
): { contacts?: string[]; customer?: string } {
  const gone = new Set<string>();
  const added: { name: string; customer: string }[] = [];
  let customer: string | undefined;
  for (const mention of names) {
    const after = annotated.normalized.flat.slice(mention.at.end, mention.at.end + 24);
    const out = isInside(mention.at, denied) || ABSENT.test(after);
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
    gone.size > 0 || ALSO.test(annotated.normalized.flat)
      ? touch.contacts.filter((name) => !gone.has(name) && changed.customer === undefined)
      : [];
  const contacts = [...new Set([...stays, ...added.map(({ name }) => name)])];
  return { ...changed, contacts };
}
