/** What a clause may say or do: the labels of the phrases that the classifier learned from. */
import type { Channel } from "../model/interaction.ts";
import type { Side, SignalKind } from "../model/signal.ts";

/** Touches that happened, by channel; `touch.said` where words passed and no channel is told. */
const TOUCH_ACTS = [
  "touch.meeting",
  "touch.call",
  "touch.email",
  "touch.message",
  "touch.visit",
  "touch.event",
  "touch.said",
] as const;

/** What was learned. */
const SIGNAL_ACTS = [
  "need",
  "concern",
  "promise.us",
  "promise.them",
  "thanks.them",
  "thanks.us",
  "change",
  "value",
  "competitor",
] as const;

/** What became of something open, of a person, of a customer. */
const NEWS_ACTS = [
  ...(["done", "moved", "dropped", "notyet"] as const),
  ...(["joined", "left", "away", "back", "role"] as const),
  ...(["won", "renewed", "lost", "renamed"] as const),
] as const;

/** What is said to the coach. */
const COACH_ACTS = [
  ...(["snooze", "pause", "resume", "stop", "why", "another", "draft", "undo", "help"] as const),
  ...(["skip", "ask"] as const),
] as const;

/** The customer's mood towards us. */
const MOOD_ACTS = ["pleased", "cross"] as const;

export const ACTS = [
  ...TOUCH_ACTS,
  ...SIGNAL_ACTS,
  "plan",
  ...NEWS_ACTS,
  ...COACH_ACTS,
  ...MOOD_ACTS,
] as const;
export type Act = (typeof ACTS)[number];
export type TouchAct = (typeof TOUCH_ACTS)[number];
export type SignalAct = (typeof SIGNAL_ACTS)[number];

/** How likely a clause does each, 0 to 1; several may be likely at once. */
export type ActScores = Readonly<Record<Act, number>>;

export const CHANNEL_OF: Readonly<Record<TouchAct, Channel | null>> = {
  "touch.meeting": "meeting",
  "touch.call": "call",
  "touch.email": "email",
  "touch.message": "message",
  "touch.visit": "visit",
  "touch.event": "event",
  "touch.said": null,
};

export const SIGNAL_OF: Readonly<Record<SignalAct, { kind: SignalKind; by: Side | null }>> = {
  need: { kind: "need", by: null },
  concern: { kind: "concern", by: null },
  "promise.us": { kind: "commitment", by: "us" },
  "promise.them": { kind: "commitment", by: "customer" },
  "thanks.them": { kind: "appreciation", by: "customer" },
  "thanks.us": { kind: "appreciation", by: "us" },
  change: { kind: "change", by: null },
  value: { kind: "value", by: null },
  competitor: { kind: "competitor", by: null },
};
