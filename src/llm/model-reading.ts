/** The form of an answer, and how it is parsed. */
import { z } from "zod";
import {
  ReadCustomerNews,
  ReadInteraction,
  Reading,
  ReadPersonNews,
  ReadSignal,
  ReadUpdate,
} from "../engine/reading/reading.ts";
import { SIDES } from "../engine/model/signal.ts";

/**
 * Evidence of the field beside it: words of the reply, letter for letter. Null where the nudge settles the field.
 * Strict structured output knows no absent fields, so whatever may be left out may be null too.
 */
const quote = z.string().nullish();
const day = ReadUpdate.shape.on.optional();

const ModelSignal = ReadSignal.extend({
  contact: z.string().nullish(),
  by: z.enum(SIDES).nullish(),
  dueOnQuote: quote,
});

const ModelInteraction = ReadInteraction.extend({
  customerQuote: quote,
  channelQuote: quote,
  occurredOnQuote: quote,
  contacts: z.array(z.object({ name: z.string(), quote })),
  sentimentQuote: quote,
  signals: z.array(ModelSignal),
});

const { plan, control } = Reading.shape;

/** The engine's {@link Reading} as a model says it: each field with its evidence. */
export const ModelReading = z.object({
  outcome: Reading.shape.outcome,
  outcomeQuote: quote,
  interactions: z.array(ModelInteraction),
  plan: plan.unwrap().extend({ customerQuote: quote, onQuote: quote, quote }).nullable(),
  updates: z.array(ReadUpdate.extend({ on: day, onQuote: quote, dueOn: day, dueOnQuote: quote })),
  people: z.array(
    ReadPersonNews.extend({
      customerQuote: quote,
      nameQuote: quote,
      from: day,
      fromQuote: quote,
      until: day,
      untilQuote: quote,
    }),
  ),
  customerNews: z.array(ReadCustomerNews.extend({ customerQuote: quote })),
  control: z
    .object({
      kind: control.unwrap().shape.kind,
      quote,
      from: day,
      fromQuote: quote,
      until: day,
      untilQuote: quote,
    })
    .nullable(),
  /** what the words leave open: two customers fit, two people of the customer, two open items */
  unclear: z.array(z.enum(["customer", "contact", "item"])),
});
export type ModelReading = z.infer<typeof ModelReading>;

/** What came of a model's words: its reading, or what is wrong with them, in words for the model. */
export type ParsedAnswer<T> =
  | { kind: "said"; said: T }
  | { kind: "broken"; fault: string }
  | { kind: "other"; fault: string };

const FENCE = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;
/** So much of what is wrong is reported back to the model. */
const ISSUES_TOLD = 6;

/**
 * Reads a model's words as JSON of a form.
 * @returns `broken` when they are no JSON, `other` when the JSON has another form
 */
export function parseAnswer<T>(words: string, form: z.ZodType<T>): ParsedAnswer<T> {
  let json: unknown;
  try {
    json = JSON.parse(FENCE.exec(words)?.[1] ?? words);
  } catch {
    return { kind: "broken", fault: "That was not one JSON object." };
  }
  const parsed = form.safeParse(json);
  if (parsed.success) return { kind: "said", said: parsed.data };
  const issues = parsed.error.issues
    .slice(0, ISSUES_TOLD)
    .map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`);
  return { kind: "other", fault: issues.join("; ") };
}
