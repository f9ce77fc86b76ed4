import { daysBetween, weekday } from "../engine/model/calendar.ts";
import type { Channel } from "../engine/model/interaction.ts";
import type { StrengthName } from "../engine/model/nudge.ts";
import { list, sayAgo, sayDate } from "../engine/model/saying.ts";
import type { LocalDate } from "../engine/model/time.ts";

/** Words that several features share, in English. */

const STRENGTHS: Record<StrengthName, string> = {
  rhythm: "Rhythm",
  trust: "Trust",
  fit: "Fit",
  warmth: "Warmth",
  reach: "Reach",
};

const CHANNELS: Record<Channel, string> = {
  meeting: "a meeting",
  call: "a call",
  email: "a mail",
  message: "a message",
  visit: "a visit",
  event: "an event",
};

const CHANNEL_NAMES: Record<Channel, string> = {
  meeting: "meeting",
  call: "call",
  email: "email",
  message: "message",
  visit: "visit",
  event: "event",
};

const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

export const sharedWords = {
  strengths: STRENGTHS,
  /** Words in a row: "a, b and c". */
  list,
  /** "12 May", or "12 May 2024" when it is far from today. */
  date: sayDate,
  /** A day near today by its name, another by its date: "today", "Tuesday", "Fri 12 May". */
  day(date: LocalDate, today: LocalDate): string {
    const days = daysBetween(today, date);
    if (days === 0) return "today";
    if (days === -1) return "yesterday";
    if (days === 1) return "tomorrow";
    const name = WEEKDAYS[weekday(date) - 1] ?? "";
    return Math.abs(days) < 7 ? name : `${name.slice(0, 3)} ${sayDate(date, today)}`;
  },
  /** "41 days ago"; "never" without a date. */
  ago: (date: LocalDate | null, today: LocalDate) =>
    date === null ? "never" : sayAgo(date, today),
  /** A channel with its article: "a call"; "a touch" when it was not said. */
  channel: (channel: Channel | null) => (channel === null ? "a touch" : CHANNELS[channel]),
  channelNames: CHANNEL_NAMES,
  more: (n: number) => `and ${n} more`,
  notKnownYet: "not known yet",
};
