/** The minute check: finds what is due, and queues it. */
import cron from "node-cron";
import { toLocalDate, weekOf } from "../engine/model/calendar.ts";
import { MINUTE_MS } from "../engine/model/time.ts";
import type { AppContext } from "../app/context.ts";
import type { Queue } from "./queue.ts";
import { JOB_NAMES, SWEEP_MINUTES, TICK } from "./schedule.ts";

/** Workspaces that are found and queued together. */
const PAGE_OF_WORKSPACES = 1_000;

/** Starts the minute check. Every instance ticks; the queue keeps one turn of a kind a workspace. Returns the way to stop it. */
export function startTicking(app: AppContext, queue: Queue): () => Promise<void> {
  const task = cron.schedule(TICK, () => tick(app, queue), {
    timezone: "UTC",
    noOverlap: true,
  });
  return async () => {
    await task.destroy();
  };
}

/** One tick: queues a turn for every active workspace in which something is due, of each kind of job. */
export async function tick(app: AppContext, queue: Pick<Queue, "add">): Promise<void> {
  try {
    const now = app.now();
    const minute = Math.floor(now / MINUTE_MS);
    await app.store.planning.sweep(
      weekOf(toLocalDate(now, "UTC")),
      minute % SWEEP_MINUTES,
      SWEEP_MINUTES,
    );
    await app.store.changes.scrub(minute % SWEEP_MINUTES, SWEEP_MINUTES, now);
    await app.store.retention.sweep(minute % SWEEP_MINUTES, SWEEP_MINUTES, now);
    for (const job of JOB_NAMES) {
      let after: string | null = null;
      do {
        const page = { after, limit: PAGE_OF_WORKSPACES };
        const ids: string[] = await app.store.due.workspaces(job, now, page);
        await queue.add(job, ids);
        after = ids.length < PAGE_OF_WORKSPACES ? null : (ids.at(-1) ?? null);
      } while (after !== null);
    }
  } catch (error) {
    app.log.error({ error: String(error) }, "a tick failed; the next one does its work");
  }
}
