/** The contract of a reading and of a request for one, shared by rules and model. */
import { z } from "zod";
import { CHANNELS, SENTIMENTS } from "../model/interaction.ts";
import { SIDES, SIGNAL_KINDS, type SignalKind } from "../model/signal.ts";

/** The kinds of signal that stay open until something is said of them. */
const OPEN_KINDS = ["commitment", "concern", "need"] as const satisfies readonly SignalKind[];

const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A promise, concern or need that stands open, as a reply may close or move it. */
const OpenItem = z.object({
  id: z.string(),
  customer: z.string(),
  kind: z.enum(OPEN_KINDS),
  quote: z.string(),
  by: z.enum(SIDES).optional(),
  contact: z.string().optional(),
  dueOn: localDate.optional(),
});
export type OpenItem = z.infer<typeof OpenItem>;

export const ReadingRequest = z.object({
  id: z.string(),
  /** what the rep wrote, verbatim */
  text: z.string(),
  /** when, with offset */
  sentAt: z.union([
    z.iso.datetime({ offset: true }),
    z.iso.datetime({ offset: true, precision: -1 }),
  ]),
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
  /** what stands open with these customers, in the words in which it was recorded */
  open: z.array(OpenItem).optional(),
});
export type ReadingRequest = z.infer<typeof ReadingRequest>;

const READING_OUTCOMES = ["interaction", "plan", "update", "skip", "control", "unclear"] as const;

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

/** What became of something that stood open. */
export const ReadUpdate = z.object({
  /** the `id` in the request's `open` */
  ref: z.string(),
  /** done: kept, settled, met · moved: a new day · dropped: withdrawn, no longer wanted */
  change: z.enum(["done", "moved", "dropped"]),
  /** when it was done; null when not said */
  on: localDate.nullable(),
  /** the new day of what moved */
  dueOn: localDate.nullable(),
  quote: z.string(),
});
export type ReadUpdate = z.infer<typeof ReadUpdate>;

/** News of somebody at a customer. */
export const ReadPersonNews = z.object({
  customer: z.string(),
  /** as in the portfolio where it is there */
  name: z.string(),
  /** left: retired, died, gone elsewhere · away: leave, illness, holiday · moved: a new role with the same customer */
  change: z.enum(["joined", "left", "away", "back", "moved"]),
  from: localDate.nullable(),
  until: localDate.nullable(),
  quote: z.string(),
});
export type ReadPersonNews = z.infer<typeof ReadPersonNews>;

/** News of a customer itself. */
export const ReadCustomerNews = z.object({
  customer: z.string(),
  change: z.enum(["won", "renewed", "lost", "renamed"]),
  quote: z.string(),
});
export type ReadCustomerNews = z.infer<typeof ReadCustomerNews>;

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
  updates: z.array(ReadUpdate).default([]),
  people: z.array(ReadPersonNews).default([]),
  customerNews: z.array(ReadCustomerNews).default([]),
  control: z
    .object({
      kind: z.enum(CONTROL_KINDS),
      /** the first day of a pause; null is now */
      from: localDate.nullable().default(null),
      until: localDate.nullable(),
    })
    .nullable(),
  ask: z.string().nullable(),
  /** the answers that `ask` offers, as data: kept with the reading, and no part of what \`rapport read\` prints */
  options: z.array(AskOption).optional(),
});
export type Reading = z.infer<typeof Reading>;

/** A reading of words that tell nothing. */
export const emptyReading = (id: string): Reading => ({
  id,
  outcome: "unclear",
  interactions: [],
  plan: null,
  updates: [],
  people: [],
  customerNews: [],
  control: null,
  ask: null,
});
