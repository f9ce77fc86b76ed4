/** The timetable, on one page: what is done, when, and by whom. What an hour means is each member's own calendar's to say. */
import type { AppContext } from "../app/context.ts";
import { makeDigests } from "../features/digests/make-digests.ts";
import { planWeeks } from "../features/nudges/plan-weeks.ts";
import { remind } from "../features/nudges/remind.ts";
import { sendNudges } from "../features/nudges/send-nudges.ts";
import { settleOutcomes } from "../features/nudges/settle-outcomes.ts";
import { lookAfterRecords } from "../features/people/upkeep.ts";
import { followUp } from "../features/replies/follow-up.ts";

type Workspace = Parameters<typeof planWeeks>[1];
type WorkspaceJob = (app: AppContext, workspace: Workspace) => Promise<number>;

/**
 * Every instance ticks once a minute, in UTC: in a zone with daylight saving, node-cron skipped an hour on 1 November. A
 * tick asks which workspaces have something due, by their own clocks, and queues those without delay.
 */
export const TICK = "* * * * *";

/** What a tick looks for, in this order. Each job may run at any time, twice, and on any instance. */
export const SCHEDULE = {
  /** a member's week: two hours before its first slot, half past the start of work on the first working day */
  plan: planWeeks,
  /** nudges whose slot has come, one at a time, in the member's hours */
  send: sendNudges,
  /** what a member planned to do: once, on the planned day, an hour before their day ends */
  "follow-up": followUp,
  /** what a member promised a customer: once, on its day, in the member's hours */
  remind,
  /** briefs of customers that changed hands, leavers' customers, and what has no end and is asked about again */
  upkeep: lookAfterRecords,
  /** a team's week: Friday at three, in the manager's zone */
  digest: makeDigests,
  /** what followed the nudges of a week and of four weeks ago */
  settle: settleOutcomes,
} satisfies Record<string, WorkspaceJob>;

export type JobName = keyof typeof SCHEDULE;
export const JOB_NAMES = Object.keys(SCHEDULE) as JobName[];

/** Once a day each workspace is swept, which corrects due times that went wrong; its minute of the day depends on its id. */
export const SWEEP_MINUTES = 24 * 60;
