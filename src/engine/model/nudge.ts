import { DAY_MS, type Instant, type LocalDate, type Week } from "./time.ts";

export const STRENGTHS = ["rhythm", "trust", "fit", "warmth", "reach"] as const;
export type StrengthName = (typeof STRENGTHS)[number];
/** What a play works on: one of the five strengths, or the balance. */
export type PlayAim = StrengthName | "balance";

/** A nudge's life. `withheld` is the holdout's empty place; `cancelled` means somebody touched the customer first. */
export const NUDGE_STATES = [
  "planned",
  "sent",
  "answered",
  "done",
  "snoozed",
  "skipped",
  "ignored",
  "cancelled",
  "withheld",
] as const;
export type NudgeState = (typeof NUDGE_STATES)[number];

/** A fact that a nudge's reason stands on; `quote` is verbatim where somebody's words are the fact. */
export type Evidence = { on: LocalDate; quote?: string };

/** A touch counts as following a nudge for seven days. */
export const TOUCH_WITHIN_MS = 7 * DAY_MS;

/** A nudge of an earlier or of this week, as far as choosing the next ones needs it. */
export type PastNudge = {
  id: string;
  memberId: string;
  customerId: string;
  contactId: string | null;
  week: Week;
  slot: number;
  /** a play's id in the catalogue */
  play: string;
  state: NudgeState;
  /** when it was sent; null before */
  sentAt: Instant | null;
  /** what followed: the reply's instant, a touch within 7 days, the strength's move within 4 weeks */
  answeredAt: Instant | null;
  touchedWithin7Days: boolean | null;
  strengthMoved: number | null;
  /** how much the answer taught, 0 to 1; 1 where nobody has weighed it */
  replyWorth?: number;
  /** plays that were offered first and passed over for another idea */
  passedOver?: readonly string[];
};
