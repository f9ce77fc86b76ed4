import { z } from "zod";
import { STRENGTHS } from "../model/nudge.ts";
import { SIGNAL_KINDS, SIGNALS } from "../model/signal.ts";
import { Condition } from "./condition.ts";
import { FACT_NAMES, type FactName } from "./facts.ts";

/** Whom a play is about: the nudge's contact. Falls back to the closest contact where its own person is not known. */
export const PEOPLE = [
  "closest",
  ...SIGNAL_KINDS.map((kind) => SIGNALS[kind].person),
  "executive",
  "user",
  "champion",
  "newcomer",
  "unmet",
] as const;
export type PlayPerson = (typeof PEOPLE)[number];

const PLACEHOLDER = /\{(\w+)\}/g;

/** A catalogue's texts are few and asked about often. */
const named = new Map<string, FactName[]>();
const TEXTS_KEPT = 2_000;

/** The facts that a text names, `{customer}`, in their order. */
export function factsIn(text: string): FactName[] {
  const known = named.get(text);
  if (known) return known;
  const names = [...text.matchAll(PLACEHOLDER)].map((match) => match[1] as FactName);
  if (named.size < TEXTS_KEPT) named.set(text, names);
  return names;
}

const Text = z
  .string()
  .min(1)
  .max(600)
  .superRefine((text, context) => {
    for (const name of factsIn(text)) {
      if (!FACT_NAMES.includes(name))
        context.addIssue({ code: "custom", message: `{${name}} is no fact that Rapport knows` });
    }
  });
/** Wordings from the most particular to the plainest; the first whose facts are all known is used. */
const Wordings = z.union([Text, z.array(Text).min(1)]).transform((it) => [it].flat());

/** A reusable move: when it applies, the reason, one small action, the question. */
export const Play = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/, "small letters, digits and hyphens"),
  aim: z.enum([...STRENGTHS, "balance"]),
  about: z.enum(PEOPLE).default("closest"),
  when: Condition,
  /** why this customer, with its evidence; what a reason names is its evidence */
  reason: Wordings,
  /** one thing to do that fits in 15 minutes */
  action: Wordings,
  /** asked of the rep; at least three wordings, so that nobody reads the same sentence twice in a row */
  questions: z.array(Text).min(3),
  /** what a good reply teaches */
  teaches: Text,
  /** comes before plays that are not urgent: something is owed or about to be lost */
  urgent: z.boolean().default(false),
  /** asks little of the rep: what is left when nudges go unanswered */
  gentle: z.boolean().default(false),
  /** is about our own interest: waits while a concern of the customer is open */
  forUs: z.boolean().default(false),
  /** how often it is drawn against its like, by the workspace's wish */
  weight: z.number().min(0).max(5).default(1),
  /** days until the same customer may get it again */
  restDays: z.number().int().min(7).max(730).default(120),
  /** `trial`: offered to few until it has earned answers; `retired`: kept and not offered */
  state: z.enum(["on", "trial", "retired"]).default("on"),
});
export type Play = z.infer<typeof Play>;
/** A play as a catalogue or a workspace writes it, defaults left out. */
export type PlayText = z.input<typeof Play>;
