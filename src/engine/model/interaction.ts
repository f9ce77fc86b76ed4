import type { Instant } from "./time.ts";

export const CHANNELS = ["meeting", "call", "email", "message", "visit", "event"] as const;
export type Channel = (typeof CHANNELS)[number];
export const DIRECTIONS = ["out", "in", "both"] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const SENTIMENTS = ["positive", "neutral", "negative", "mixed"] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** Something that happened with a customer, recorded. */
export type Interaction = {
  id: string;
  customerId: string;
  /** null only when the member has left the workspace */
  memberId: string | null;
  at: Instant;
  channel: Channel | null;
  direction: Direction;
  contactIds: string[];
  summary: string;
  sentiment: Sentiment | null;
  /** when it was told, where it was told by a reply; it may have happened days before */
  toldAt?: Instant | null;
};
