/**
 * The labelled replies of forty invented reps, in files of `voices/`: learned from, tuned on, or never looked at. Here they
 * are loaded and checked; `test/bench/reading` scores a reader on them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";

/** `learn`: read and learned from. `tune`: choices are made on its figures. `untouched`: read by a machine only, and reported. */
export const SPLITS = ["learn", "tune", "untouched"] as const;
export type Split = (typeof SPLITS)[number];

const day = z.iso.date();
const quote = z.string().min(1);
/** Two careful people may differ: neither wanted nor held against a reading. */
const maybe = z.boolean().default(false);

const Header = z.strictObject({
  /** who wrote it: one author's voices stand in one split */
  author: z.string(),
  voice: z.string(),
  trade: z.string(),
  language: z.enum(["en", "de", "es", "fr", "pt", "da", "sv"]),
  timezone: z.string(),
  temper: z.string(),
  customers: z.array(
    z.strictObject({
      name: z.string(),
      aliases: z.array(z.string()).default([]),
      contacts: z.array(z.string()).default([]),
    }),
  ),
});

const Signal = z.strictObject({
  kind: z.enum(["need", "concern", "commitment", "appreciation", "change", "value", "competitor"]),
  quote,
  contact: z.string().optional(),
  by: z.enum(["us", "customer"]).optional(),
  dueOn: day.nullish(),
});

/** A reading as the contract has it; what is left out is null, empty or neutral. */
export const Gold = z.strictObject({
  outcome: z.enum(["interaction", "plan", "update", "skip", "control", "unclear"]),
  interactions: z
    .array(
      z.strictObject({
        customer: z.string(),
        channel: z
          .enum(["meeting", "call", "email", "message", "visit", "event"])
          .nullable()
          .default(null),
        occurredOn: day.nullable().default(null),
        contacts: z.array(z.string()).default([]),
        newContacts: z.array(z.string()).default([]),
        sentiment: z.enum(["positive", "neutral", "negative", "mixed"]).default("neutral"),
        signals: z.array(Signal).default([]),
      }),
    )
    .default([]),
  plan: z
    .strictObject({
      customer: z.string(),
      on: day.nullable().default(null),
      trigger: z.string().nullable().default(null),
    })
    .nullable()
    .default(null),
  updates: z
    .array(
      z.strictObject({
        ref: z.string(),
        change: z.enum(["done", "moved", "dropped"]),
        on: day.nullable().default(null),
        dueOn: day.nullable().default(null),
        quote,
        maybe,
      }),
    )
    .default([]),
  people: z
    .array(
      z.strictObject({
        customer: z.string(),
        name: z.string(),
        change: z.enum(["joined", "left", "away", "back", "moved"]),
        from: day.nullable().default(null),
        until: day.nullable().default(null),
        quote,
        maybe,
      }),
    )
    .default([]),
  customerNews: z
    .array(
      z.strictObject({
        customer: z.string(),
        change: z.enum(["won", "renewed", "lost", "renamed"]),
        quote,
        maybe,
      }),
    )
    .default([]),
  control: z
    .strictObject({
      kind: z.enum([
        ...(["snooze", "pause", "resume", "stop", "why", "another", "draft", "undo"] as const),
        "help",
      ]),
      from: day.nullable().default(null),
      until: day.nullable().default(null),
    })
    .nullable()
    .default(null),
  ask: z.string().nullable().default(null),
});
export type Gold = z.infer<typeof Gold>;

const Reply = z.strictObject({
  id: z.string(),
  text: z.string().min(1),
  sentAt: z.iso.datetime({ offset: true }),
  nudge: z
    .strictObject({
      customer: z.string(),
      contact: z.string().nullish(),
      question: z.string(),
      about: z.string().nullish(),
    })
    .nullish(),
  open: z
    .array(
      z.strictObject({
        id: z.string(),
        customer: z.string(),
        kind: z.enum(["commitment", "concern", "need"]),
        quote,
        by: z.enum(["us", "customer"]).nullish(),
        contact: z.string().nullish(),
        dueOn: day.nullish(),
      }),
    )
    .default([]),
  tags: z.array(z.string()).default([]),
  gold: Gold,
});

export type Voice = z.infer<typeof Header> & { split: Split; file: string };
export type VoicedReply = { voice: Voice; reply: z.infer<typeof Reply> };

const FOLDER = new URL("voices/", import.meta.url);

/** All replies of some splits, in the order of their files. Throws on a line that is not of the form. */
export function loadVoices(splits: readonly Split[] = SPLITS): VoicedReply[] {
  return splits.flatMap((split) =>
    readdirSync(new URL(`${split}/`, FOLDER))
      .toSorted()
      .flatMap((name) => loadVoice(split, name)),
  );
}

function loadVoice(split: Split, name: string): VoicedReply[] {
  const file = `${split}/${name}`;
  const lines = readFileSync(new URL(file, FOLDER), "utf8").split("\n").filter(Boolean);
  const [header, ...replies] = lines.map((line): unknown => JSON.parse(line));
  const voice = { ...Header.parse(header), split, file };
  return replies.map((reply, at) => {
    const parsed = Reply.safeParse(reply);
    if (!parsed.success) throw new Error(`${file}:${at + 2}: ${z.prettifyError(parsed.error)}`);
    return { voice, reply: parsed.data };
  });
}

/** What is asked of a reader about one reply: the reading contract's request. */
export function requestOf({ voice, reply }: VoicedReply) {
  const { id, text, sentAt, nudge, open } = reply;
  const asked = nudge && {
    customer: nudge.customer,
    question: nudge.question,
    ...(nudge.contact != null && { contact: nudge.contact }),
    ...(nudge.about != null && { about: nudge.about }),
  };
  const { timezone, customers } = voice;
  return { id, text, sentAt, timezone, nudge: asked ?? null, customers, open };
}
