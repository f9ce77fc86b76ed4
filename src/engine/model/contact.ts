import { addDays } from "./calendar.ts";
import type { Instant, LocalDate } from "./time.ts";

export const LEVELS = ["executive", "leader", "user"] as const;
export type Level = (typeof LEVELS)[number];
export const FUNCTIONS = [
  "engineering",
  "marketing",
  "operations",
  "maintenance",
  "service",
  "procurement",
  "finance",
  "legal",
  "it",
  "other",
] as const;
export type ContactFunction = (typeof FUNCTIONS)[number];

/** Whether somebody is there: away on leave or ill, gone for good, or deceased. */
export const CONTACT_STATES = ["active", "away", "left", "died"] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/** A person at a customer. */
export type Contact = {
  id: string;
  customerId: string;
  name: string;
  email: string | null;
  title: string | null;
  level: Level | null;
  function: ContactFunction | null;
  /** what matters to them, in our words */
  values: string | null;
  /** absent: there */
  state?: ContactState;
  /** the first day of the absence, or the day of leaving; null: not told */
  stateOn?: LocalDate | null;
  /** the day on which they are back; null: not told */
  awayUntil?: LocalDate | null;
  /** when that was told; null: by a file */
  stateToldAt?: Instant | null;
  /** that they go or are away was told in confidence; absent: it was not */
  confidential?: boolean;
};

/** Whether somebody can be turned to in the seven days from one on: who has left, or is away for any of them, is not sent to. */
export function isThere(contact: ContactPresence, from: LocalDate): boolean {
  const { state = "active", stateOn = null, awayUntil = null } = contact;
  if (state !== "away") return state === "active";
  return (
    (awayUntil !== null && awayUntil <= from) || (stateOn !== null && stateOn > addDays(from, 6))
  );
}

type ContactPresence = Pick<Contact, "state" | "stateOn" | "awayUntil">;

/** Where somebody is on a day: an absence ends by itself, a leaver told in advance is there until the day. */
export function stateOnDay(
  { state = "active", stateOn = null, awayUntil = null }: ContactPresence,
  day: LocalDate,
): ContactState {
  if (stateOn !== null && day < stateOn) return "active";
  return state === "away" && awayUntil !== null && day >= awayUntil ? "active" : state;
}
