import { addDays, toInstant } from "../engine/model/calendar.ts";
import type { Random } from "../engine/model/random.ts";
import type { LocalDate, LocalTime } from "../engine/model/time.ts";
import { type MemberKey, MEMBERS } from "./people.ts";

/** The day `days` days before the demo's Monday; a weekend day becomes the Friday before. */
export function dayBefore(monday: LocalDate, days: number): LocalDate {
  const weekday = ((days % 7) + 7) % 7;
  return addDays(monday, -(weekday === 1 ? days + 2 : weekday === 2 ? days + 1 : days));
}

/** A moment of a working day in a member's zone, as ISO 8601. */
export function momentOn(day: LocalDate, member: MemberKey, random: Random): string {
  const minutes = 8 * 60 + 10 + Math.floor(random() * 8.4 * 60);
  const time: LocalTime = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return new Date(toInstant(day, time, MEMBERS[member].zone)).toISOString();
}

const two = (number: number) => String(number).padStart(2, "0");
