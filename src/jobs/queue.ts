/** The job queue (pg-boss). What must not be lost or doubled is in our own tables: a job only wakes a worker. */
import { type Job, PgBoss } from "pg-boss";
import type { PlatformLog } from "../chat/platform.ts";
import { mapWithConcurrency } from "./map-with-concurrency.ts";
import { JOB_NAMES, type JobName } from "./schedule.ts";

/** One workspace's turn at a job. */
type Turn = { workspaceId: string };

export type Queue = {
  /** Queues a job for workspaces; one that waits or runs already is not queued twice. */
  add(job: JobName, workspaceIds: string[]): Promise<void>;
  depth(): Promise<{ name: string; waiting: number }[]>;
  stop(): Promise<void>;
};

const SCHEMA = "pgboss";
/** A job that its worker lost is forgotten after this, and queued again by the next tick. */
const EXPIRES_SECONDS = 60;
/** What ended is kept this long, for a look at it. */
const KEPT_SECONDS = 3_600;
/** Turns that a worker fetches together. */
const BATCH = 100;
const POLL_SECONDS = 1;
const STOP_MS = 8_000;

/** Runs SQL on our own connections. */
export type QueueSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/**
 * The job queue, on the same PostgreSQL. What must not be lost or doubled stands in tables of our own with unique keys:
 * a job here only wakes a worker, so that running one twice, or losing one for a minute, changes nothing.
 */
export async function startQueue(
  sql: QueueSql,
  run: (job: JobName, workspaceId: string) => Promise<void>,
  log: PlatformLog,
): Promise<Queue> {
  const boss = new PgBoss({ db: { executeSql: sql }, schema: SCHEMA, schedule: false });
  boss.on("error", (error) => log.error({ error: String(error) }, "the job queue had an error"));
  await boss.start();
  for (const name of JOB_NAMES) {
    await boss.createQueue(name, {
      policy: "exclusive",
      expireInSeconds: EXPIRES_SECONDS,
      retryLimit: 0,
      deleteAfterSeconds: KEPT_SECONDS,
    });
    const options = {
      batchSize: BATCH,
      pollingIntervalSeconds: POLL_SECONDS,
      burstWhenBatchFull: true,
    };
    await boss.work<Turn>(name, options, async (jobs: Job<Turn>[]) => {
      const workspaceIds = jobs.map(({ data }) => data.workspaceId);
      await mapWithConcurrency(name, workspaceIds, (workspaceId) => runOne(name, workspaceId));
    });
  }
  async function runOne(job: JobName, workspace: string): Promise<void> {
    try {
      await run(job, workspace);
    } catch (error) {
      const facts = { job, workspace, error: error instanceof Error ? error.stack : String(error) };
      log.error(facts, "a job failed; what is due stays due, and the next tick queues it again");
    }
  }

  return {
    async add(job, workspaceIds) {
      const turns = workspaceIds.map((workspaceId) => ({
        data: { workspaceId },
        singletonKey: workspaceId,
      }));
      if (turns.length > 0) await boss.insert(job, turns);
    },
    async depth() {
      const queues = await boss.getQueues();
      return queues.map((queue) => ({ name: queue.name, waiting: queue.queuedCount }));
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS, close: false }),
  };
}
