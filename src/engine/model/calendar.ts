/** The engine's calendar: local times, ISO weeks and working hours. The folder `calendar/` is reached through here. */
export { addDays, daysBetween, isLocalDate, minutesOf, timeOf, weekday } from "./calendar/days.ts";
export { toInstant, toLocalDate, toLocalTime } from "./calendar/instants.ts";
export { isZone } from "./calendar/offsets.ts";
export { addWeeks, isWeek, mondayOf, weekOf, weekStart } from "./calendar/weeks.ts";
export { isWorkingDay, isWorkingTime, nextWorkingTime, slotTime } from "./calendar/working-time.ts";
