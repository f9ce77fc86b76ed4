/** The form of an answer, and how it is parsed. */
import { z } from "zod";
import { CONTROL_KINDS, ReadInteraction, Reading, ReadSignal } from "../engine/reading/reading.ts";
import { SIDES } from "../engine/model/signal.ts";

/** A signal as a model says it: strict structured output knows no absent fields, so these may be null too. */
const ModelSignal = ReadSignal.extend({
  contact: z.string().nullish(),
  by: z.enum(SIDES).nullish(),
});

/** The engine's {@link Reading} as a model says it. */
export const ModelReading = Reading.omit({
  id: true,
  options: true,
  updates: true,
  people: true,
  customerNews: true,
}).extend({
  interactions: z.array(ReadInteraction.extend({ signals: z.array(ModelSignal) })),
  control: z.object({ kind: z.enum(CONTROL_KINDS), until: z.string().nullable() }).nullable(),
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
