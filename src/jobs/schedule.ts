/**
 * The timetable, on one page. node-cron ticks once a minute in UTC on every instance (in a zone with daylight saving
 * it skipped an hour on 1 November); a tick asks which workspaces have something due, by their own clocks, and queues
 * those without delay. What happens on which day and hour is each member's own: the use cases resolve it by the
 * engine's calendar, and store when to look again.
 */
export const TICK = "* * * * *";

/** What a tick looks for, in this order. */
export const JOB_NAMES = [
  /** a member's week, two hours before its first slot; first slot on the first working day, half past the start of work */
  "plan",
  /** nudges whose slot has come, one at a time, in the member's hours */
  "send",
  /** if-then plans, once, on the planned day, an hour before the member's day ends */
  "follow-up",
  /** each team's week, Friday at three in the manager's zone */
  "digest",
  /** what followed nudges of a week and of four weeks ago */
  "settle",
] as const;

export type JobName = (typeof JOB_NAMES)[number];

/** Once a day each workspace is swept: due times that went wrong are found anew. Its minute of the day hangs on its id. */
export const SWEEP_MINUTES = 24 * 60;
