import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import type { Reading, ReadingRequest } from "../../../src/engine/reading/reading.ts";

export const LEXICON = loadLexicon();

/** A Thursday in Europe; every test names only what differs. */
export function requestOf(text: string, changes: Partial<ReadingRequest> = {}): ReadingRequest {
  return {
    id: "r1",
    text,
    sentAt: "2026-11-19T10:00:00+01:00",
    timezone: "Europe/Copenhagen",
    nudge: { customer: "Acme Dairy", contact: "Dana Brooks", question: "How is Dana?" },
    customers: [
      {
        name: "Acme Dairy",
        aliases: ["Acme", "the dairy"],
        contacts: ["Dana Brooks", "Luis Ortega", "Robert Hale"],
      },
      { name: "Borealis Foods", aliases: ["Borealis"], contacts: ["Ida Storm", "Dana White"] },
    ],
    ...changes,
  };
}

/** Reads a text as the rep of {@link requestOf} would have sent it. */
export function read(text: string, changes: Partial<ReadingRequest> = {}): Reading {
  return readReply(requestOf(text, changes), LEXICON);
}

/** The first interaction of a reading that must have one. */
export function touch(
  text: string,
  changes: Partial<ReadingRequest> = {},
): Reading["interactions"][number] {
  const [first] = read(text, changes).interactions;
  if (first === undefined) throw new Error(`no interaction in "${text}"`);
  return first;
}

/** Kinds (and sides) of an interaction's signals, in order. */
export function kinds(text: string, changes: Partial<ReadingRequest> = {}): string[] {
  const reading = read(text, changes);
  return reading.interactions.flatMap(({ signals }) =>
    signals.map(({ kind, by }) => (by === undefined ? kind : `${kind}:${by}`)),
  );
}
