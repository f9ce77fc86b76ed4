/**
 * A perfect model's answer, made from what a person read in a reply: each field with the shortest stretch of the reply that
 * holds it, null where the nudge settles it. Fed through the check, it shows what the check throws away.
 */
import { readFileSync } from "node:fs";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { toLocalDate } from "../../../src/engine/model/calendar.ts";
import { foldText } from "../../../src/engine/model/names.ts";
import { evidenceIn, type ReplyEvidence } from "../../../src/engine/reading/evidence.ts";
import { isNear } from "../../../src/engine/reading/misspelling.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { ReadingRequest } from "../../../src/engine/reading/reading.ts";
import { checkReading } from "../../../src/llm/check.ts";
import { ModelReading } from "../../../src/llm/model-reading.ts";
import type { Gold } from "../../engine/reading/voices.ts";
import { loadVoices, requestOf } from "../../engine/reading/voices.ts";
import { harmsOf } from "./harm.ts";
import { readingAsGold, type ReadPair } from "./pairs.ts";
import { scoresOf } from "./score.ts";

/** What was asked, and what a person read in it. */
export type Read = { request: ReadingRequest; gold: Gold };

/** @returns what was checked beside what a person read, and whether the rules' reading stood in for it */
export function checkPerfect({ request, gold }: Read): ReadPair & { isUntrusted: boolean } {
  const lexicon = loadLexicon();
  const evidence = evidenceIn(request, lexicon);
  const rules = readReply(request, lexicon);
  const said = perfectAnswer({ request, gold }, evidence);
  const { reading } = checkReading(said, { request, evidence, rules, lexicon });
  return {
    text: request.text,
    today: toLocalDate(Date.parse(request.sentAt), request.timezone),
    known: request.customers.flatMap(({ contacts }) => contacts ?? []),
    want: gold,
    got: readingAsGold(reading ?? rules),
    isUntrusted: reading === null,
  };
}

type Word = { written: string; is: string };

/** @param evidence of the same reply, for the places of its days */
function perfectAnswer({ request, gold }: Read, evidence: ReplyEvidence): ModelReading {
  const { isHeOrShe, isSameGivenName, weekdays, channels, channelCues, controlCues } =
    loadLexicon();
  const { text } = evidence;
  const words: Word[] = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([written]) => ({
    written,
    is: foldText(written),
  }));
  const clauses = text.split(/[.:!?;,\n]|(?: [-–—] )/).map((clause) => clause.trim());
  const firstWord = (fits: (is: string) => boolean) => words.find(({ is }) => fits(is))?.written;
  const partsOf = (name: string) => foldText(name).split(" ");

  function nameQuote(name: string): string | null {
    const parts = partsOf(name);
    const of = (fits: (is: string, part: string) => boolean) =>
      firstWord((is) => parts.some((part) => fits(is, part)));
    return (
      of((is, part) => is === part && part.length > 2) ??
      of((is, part) => isSameGivenName(is, part)) ??
      of((is, part) => is.length > 3 && isNear(is, part)) ??
      of((is, part) => is.length > 2 && part.startsWith(is)) ??
      firstWord((is) => is === parts.map(([initial]) => initial).join("")) ??
      firstWord(isHeOrShe) ??
      null
    );
  }

  function customerQuote(name: string): string | null {
    const customer = request.customers.find((each) => each.name === name);
    const forms = [name, ...(customer?.aliases ?? [])];
    const whole = forms.find((form) => text.toLowerCase().includes(form.toLowerCase()));
    if (whole !== undefined) {
      const at = text.toLowerCase().indexOf(whole.toLowerCase());
      return text.slice(at, at + whole.length);
    }
    const parts = [...forms, ...(customer?.contacts ?? [])].flatMap(partsOf);
    return (
      firstWord((is) => is.length > 3 && parts.includes(is)) ??
      firstWord((is) => parts.some((part) => isSameGivenName(is, part))) ??
      firstWord((is) => is.length > 3 && parts.some((part) => isNear(is, part))) ??
      null
    );
  }

  /** @param near words that the day belongs to */
  function dayQuote(day: string | null | undefined, near?: string, before = false): string | null {
    if (day == null) return null;
    const days = before ? [day, dayBefore(day)] : [day];
    const home = near === undefined ? -1 : text.indexOf(near);
    const placed = evidence.dates
      .filter((date) => days.some((each) => date.days.has(each)))
      .toSorted((a, b) => Math.abs(a.start - home) - Math.abs(b.start - home))
      .map(({ start, end }) => text.slice(start, end));
    if (placed[0] !== undefined) return placed[0];
    const isWeekday = (is: string) =>
      days.some((each) => weekdays.get(is) === (new Date(each).getUTCDay() || 7));
    const isNumber = (is: string) =>
      days.some((each) => Number.parseInt(is, 10) === Number(each.slice(8)));
    const isDated = (clause: string) =>
      evidence.dates.some(({ start, end }) => clause.includes(text.slice(start, end)));
    const hour = clauses.find((clause) => /\d/.test(clause) && !isDated(clause));
    return firstWord(isNumber) ?? firstWord(isWeekday) ?? near ?? hour ?? text;
  }

  function channelQuote(channel: Gold["interactions"][number]["channel"]): string | null {
    if (channel === null) return null;
    const fits = (is: string) =>
      channelCues[channel].test(is) ||
      channels.some(([known, pattern]) => known === channel && pattern.test(is));
    return firstWord(fits) ?? text;
  }

  /** The clause with the word for it, none that tells what was learned where there is another. */
  function controlQuote(kind: NonNullable<Gold["control"]>["kind"]): string {
    const learned = touches.flatMap(({ signals }) => signals.map(({ quote }) => quote));
    const free = clauses.filter(
      (clause) => clause !== "" && !learned.some((quote) => quote.includes(clause)),
    );
    const told = free.findLast((clause) => controlCues[kind].test(foldText(clause)));
    return told ?? free.at(-1) ?? text;
  }

  const touches = gold.interactions.map((told) => ({
    ...told,
    customerQuote: customerQuote(told.customer),
    channelQuote: channelQuote(told.channel),
    occurredOnQuote: dayQuote(told.occurredOn),
    contacts: told.contacts.map((name) => ({ name, quote: nameQuote(name) })),
    sentimentQuote: told.sentiment === "neutral" ? null : (told.signals[0]?.quote ?? text),
    signals: told.signals.map((signal) => ({
      ...signal,
      dueOnQuote: dayQuote(signal.dueOn, signal.quote),
    })),
  }));
  const isBare = gold.outcome === "skip" || gold.outcome === "unclear";
  return ModelReading.parse({
    outcome: gold.outcome,
    outcomeQuote: isBare ? text : null,
    interactions: touches,
    plan: gold.plan && {
      ...gold.plan,
      customerQuote: customerQuote(gold.plan.customer),
      onQuote: dayQuote(gold.plan.on, gold.plan.trigger ?? undefined),
      quote: text,
    },
    updates: gold.updates.map((update) => ({
      ...update,
      onQuote: dayQuote(update.on, update.quote),
      dueOnQuote: dayQuote(update.dueOn, update.quote),
    })),
    people: gold.people.map((news) => ({
      ...news,
      customerQuote: customerQuote(news.customer),
      nameQuote: nameQuote(news.name),
      fromQuote: dayQuote(news.from, news.quote),
      untilQuote: dayQuote(news.until, news.quote, true),
    })),
    customerNews: gold.customerNews.map((news) => ({
      ...news,
      customerQuote: customerQuote(news.customer),
    })),
    control: gold.control && {
      ...gold.control,
      quote: controlQuote(gold.control.kind),
      fromQuote: dayQuote(gold.control.from),
      untilQuote: dayQuote(gold.control.until, undefined, true),
    },
    unclear:
      gold.ask === null
        ? []
        : touches.length > 0
          ? ["contact"]
          : [gold.outcome === "interaction" ? "customer" : "item"],
  });
}

const DAY_MS = 86_400_000;
const dayBefore = (day: string) => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

/** @param path a file with a `{request, gold}` a line; without one, the voices that are learned from */
export function goldOf(path?: string): Read[] {
  if (path === undefined)
    return loadVoices(["learn"]).map((one) => ({
      request: ReadingRequest.parse(requestOf(one)),
      gold: one.reply.gold,
    }));
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => {
    const { request, gold } = JSON.parse(line) as { request: unknown; gold: object };
    return { request: ReadingRequest.parse(request), gold: readingAsGold(gold) };
  });
}

/** `npm run bench -- perfect-model [FILE]` */
export async function perfectModelBench(print: (line: object) => void): Promise<void> {
  const path = process.argv.find((word) => word.endsWith(".jsonl"));
  const pairs = goldOf(path).map(checkPerfect);
  const { mean, fields } = scoresOf(pairs);
  print({
    name: `perfect model, ${path ?? "voices/learn"}`,
    value: mean,
    unit: "mean of the fields' shares",
    baseline: null,
    ratio: null,
    replies: pairs.length,
    untrusted: pairs.filter(({ isUntrusted }) => isUntrusted).length,
    harmful: pairs.filter((pair) => harmsOf(pair).length > 0).length,
    fields,
  });
}
