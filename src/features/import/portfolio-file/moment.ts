import { isLocalDate, toInstant } from "../../../engine/model/calendar.ts";
import type { Instant, Zone } from "../../../engine/model/time.ts";

/** A day without an hour is booked at its noon, as a reply's is: no zone moves it to another day. */
const NOON = "12:00";
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** A moment from a file (see `moment` in cells) as an instant; what is local there is so in `zone`. */
export function instantOf(moment: string, zone: Zone): Instant {
  if (isLocalDate(moment)) return toInstant(moment, NOON, zone);
  const [, date, time] = LOCAL_TIME.exec(moment) ?? [];
  return date && time ? toInstant(date, time, zone) : Date.parse(moment);
}
