/**
 * The timetable, on one page. node-cron ticks once a minute in UTC on every instance (in a zone with daylight saving
 * it skipped an hour on 1 November); a tick compares the workspaces' clocks with what is due and queues it without
 * delay. What happens on which day and hour is each member's own: the use cases resolve it by the engine's calendar.
 */
export const TICK = "* * * * *";

export const SCHEDULE = {
  /** a member's week, two hours before its first slot; first slot on the first working day, half past the start of work */
  plan: { everyMinutes: 1 },
  /** nudges whose slot has come, one at a time, in the member's hours */
  send: { everyMinutes: 1 },
  /** if-then plans, once, on the planned day, an hour before the member's day ends */
  "follow-up": { everyMinutes: 1 },
  /** each team's week, Friday at three in the manager's zone */
  digest: { everyMinutes: 5 },
  /** what followed nudges of four weeks ago; which of last week's were ignored */
  settle: { everyMinutes: 60 },
} as const;

export type JobName = keyof typeof SCHEDULE;

export const JOB_NAMES = Object.keys(SCHEDULE) as JobName[];

/** The jobs that a tick in this minute (since 1970) queues. */
export function jobsIn(minute: number): JobName[] {
  return JOB_NAMES.filter((job) => minute % SCHEDULE[job].everyMinutes === 0);
}
