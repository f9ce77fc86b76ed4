/** How the engine writes time. Text forms, so that a snapshot is plain data and replays the same anywhere. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** A day on a wall calendar, `2026-11-22`. */
export type LocalDate = string;
/** A wall clock time, `09:00`. */
export type LocalTime = string;
/** An ISO 8601 week, `2026-W47`. */
export type Week = string;
/** An IANA zone name, `Europe/Copenhagen`. */
export type Zone = string;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
