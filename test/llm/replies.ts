/** Replies and model answers for the tests of this room. */
import type { ReadingRequest } from "../../src/engine/reading/reading.ts";
import type { ModelReading } from "../../src/llm/model-reading.ts";

/** Wednesday. */
const SENT_AT = "2026-11-18T10:00:00+01:00";

export const CUSTOMERS: ReadingRequest["customers"] = [
  {
    name: "Nordhavn Pumps A/S",
    aliases: ["Nordhavn"],
    contacts: ["Dana Whitfield", "Luis Ortega", "Will Brandt"],
  },
  { name: "Baltika Frozen Foods", contacts: ["Tomas Kazlauskas", "Thomas Berg"] },
  { name: "Grønvang Frugt", aliases: ["Grønvang"], contacts: ["Signe Dahl", "Thomas Juul"] },
];

export const NUDGE: ReadingRequest["nudge"] = {
  customer: "Nordhavn Pumps A/S",
  contact: "Dana Whitfield",
  question: "How does Dana see the rollout?",
};

/** A reply to the nudge about Dana, unless the test says otherwise. */
export function replyOf(text: string, changes: Partial<ReadingRequest> = {}): ReadingRequest {
  return {
    id: "r1",
    text,
    sentAt: SENT_AT,
    timezone: "Europe/Copenhagen",
    nudge: NUDGE,
    customers: CUSTOMERS,
    ...changes,
  };
}

export const COFFEE =
  "Coffee with Dana tues, she's nervous about the Q1 rollout, promised her a plan by fri, Luis is leaving in March";

type Interaction = ModelReading["interactions"][number];

/** What a good model says of {@link COFFEE}, changed as the test needs. */
export function coffee(changes: Partial<Interaction> = {}): Interaction {
  return {
    customer: "Nordhavn Pumps A/S",
    channel: "meeting",
    channelQuote: "Coffee",
    occurredOn: "2026-11-17",
    occurredOnQuote: "tues",
    contacts: [{ name: "Dana Whitfield", quote: "Dana" }],
    newContacts: [],
    sentiment: "negative",
    sentimentQuote: "she's nervous",
    signals: [
      {
        kind: "concern",
        quote: "she's nervous about the Q1 rollout",
        contact: "Dana Whitfield",
        by: null,
        dueOn: null,
      },
      {
        kind: "commitment",
        quote: "promised her a plan by fri",
        contact: "Dana Whitfield",
        by: "us",
        dueOn: "2026-11-20",
        dueOnQuote: "fri",
      },
      { kind: "change", quote: "Luis is leaving in March", contact: null, by: null, dueOn: null },
    ],
    ...changes,
  };
}

/** A model's whole answer with these interactions. */
export function told(
  interactions: Interaction[],
  changes: Partial<ModelReading> = {},
): ModelReading {
  return {
    outcome: interactions.length > 0 ? "interaction" : "unclear",
    interactions,
    plan: null,
    updates: [],
    people: [],
    customerNews: [],
    control: null,
    unclear: [],
    ...changes,
  };
}
