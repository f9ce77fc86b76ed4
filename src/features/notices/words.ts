import { daysBetween, weekday } from "../../engine/model/calendar.ts";
import type { Channel } from "../../engine/model/interaction.ts";
import type { StrengthName } from "../../engine/model/nudge.ts";
import { sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Span, Tone } from "../../chat/view.ts";

/** Words that several cards share. */

export const STRENGTH_WORDS: Record<StrengthName, string> = {
  rhythm: "Rhythm",
  trust: "Trust",
  fit: "Fit",
  warmth: "Warmth",
  reach: "Reach",
};

const CHANNEL_WORDS: Record<Channel, string> = {
  meeting: "a meeting",
  call: "a call",
  email: "a mail",
  message: "a message",
  visit: "a visit",
  event: "an event",
};

/** A channel with its article: "a call"; "a touch" when it was not said. */
export const sayChannel = (channel: Channel | null): string =>
  channel === null ? "a touch" : CHANNEL_WORDS[channel];

const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** A day near today by its name, another by its date: "today", "Tuesday", "12 May". */
export function sayDay(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return "today";
  if (days === -1) return "yesterday";
  if (days === 1) return "tomorrow";
  const name = WEEKDAYS[weekday(date) - 1] ?? "";
  return Math.abs(days) < 7 ? name : `${name.slice(0, 3)} ${sayDate(date, today)}`;
}

export const strong = (text: string): Span => ({ text, style: "strong" });
export const soft = (text: string): Span => ({ text, style: "soft" });
/** Somebody's own words. Each platform puts the quotation marks around them. */
export const quoted = (text: string): Span => ({ text, style: "quote" });
export const plain = (text: string): Span => ({ text });

/** Thresholds of tone, our choice: two thirds and one third of the scale. */
const GOOD_FROM = 67;
const FAIR_FROM = 34;

export function toneOf(value: number | null): Tone {
  if (value === null) return "unknown";
  if (value >= GOOD_FROM) return "good";
  return value >= FAIR_FROM ? "fair" : "poor";
}
