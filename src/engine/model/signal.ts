import type { Instant, LocalDate } from "./time.ts";

export const SIGNAL_KINDS = [
  "need",
  "concern",
  "commitment",
  "appreciation",
  "change",
  "value",
  "competitor",
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];
export const SIDES = ["us", "customer"] as const;
export type Side = (typeof SIDES)[number];

/** What an interaction taught, in the words it was told in. */
export type Signal = {
  id: string;
  customerId: string;
  kind: SignalKind;
  quote: string;
  at: Instant;
  contactId: string | null;
  /** who promised, or who gave thanks; null where the kind has no side */
  by: Side | null;
  /** a commitment's due date */
  dueOn: LocalDate | null;
  /** kept, handed back, answered or resolved on this day; null while open */
  closedOn: LocalDate | null;
};
