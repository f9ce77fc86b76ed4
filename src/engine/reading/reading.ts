/** The contract of a reading and of a request for one, shared by rules and model. */
import { z } from "zod";
import { CHANNELS, SENTIMENTS } from "../model/interaction.ts";
import { SIDES, SIGNAL_KINDS } from "../model/signal.ts";

const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const ReadingRequest = z.object({
  id: z.string(),
  /** what the rep wrote, verbatim */
  text: z.string(),
  /** when, with offset */
  sentAt: z.iso.datetime({ offset: true }),
  /** the rep's IANA zone */
  timezone: z.string(),
  /** the nudge it answers, if any */
  nudge: z
    .object({
      customer: z.string(),
      contact: z.string().optional(),
      question: z.string(),
      /** the id of the open item that it is about */
      about: z.string().optional(),
    })
    .nullable(),
  /** the rep's portfolio */
  customers: z.array(
    z.object({
      name: z.string(),
      aliases: z.array(z.string()).optional(),
      contacts: z.array(z.string()).optional(),
    }),
  ),
});
export type ReadingRequest = z.infer<typeof ReadingRequest>;

const READING_OUTCOMES = ["interaction", "plan", "skip", "control", "unclear"] as const;

export const CONTROL_KINDS = [
  "snooze",
  "pause",
  "resume",
  "stop",
  "why",
  "another",
  "draft",
  "undo",
  "help",
] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];

export const ReadSignal = z.object({
  kind: z.enum(SIGNAL_KINDS),
  /** copied from the text letter for letter */
  quote: z.string(),
  contact: z.string().optional(),
  by: z.enum(SIDES).optional(),
  dueOn: localDate.nullable().optional(),
});
export type ReadSignal = z.infer<typeof ReadSignal>;

export const ReadInteraction = z.object({
  customer: z.string(),
  channel: z.enum(CHANNELS).nullable(),
  occurredOn: localDate.nullable(),
  contacts: z.array(z.string()),
  newContacts: z.array(z.string()),
  sentiment: z.enum(SENTIMENTS),
  signals: z.array(ReadSignal),
});
export type ReadInteraction = z.infer<typeof ReadInteraction>;

/** One answer to a question back: a customer, or a person there. */
export const AskOption = z.object({ customer: z.string(), contact: z.string().optional() });
export type AskOption = z.infer<typeof AskOption>;

/** What we understood of a reply. One form for the rules reader and the model reader. */
export const Reading = z.object({
  id: z.string(),
  outcome: z.enum(READING_OUTCOMES),
  interactions: z.array(ReadInteraction),
  plan: z
    .object({ customer: z.string(), on: localDate.nullable(), trigger: z.string().nullable() })
    .nullable(),
  control: z.object({ kind: z.enum(CONTROL_KINDS), until: localDate.nullable() }).nullable(),
  ask: z.string().nullable(),
  /** the answers that `ask` offers, as data: kept with the reading, and no part of what \`rapport read\` prints */
  options: z.array(AskOption).optional(),
});
export type Reading = z.infer<typeof Reading>;
