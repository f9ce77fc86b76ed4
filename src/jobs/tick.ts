import cron from "node-cron";
import { toLocalDate, weekOf } from "../engine/model/calendar.ts";
import { MINUTE_MS } from "../engine/model/time.ts";
import type { AppContext } from "../app/context.ts";
import type { Queue } from "./queue.ts";
import { JOB_NAMES, SWEEP_MINUTES, TICK } from "./schedule.ts";

/** So many workspaces are found and queued at a time. */
const WORKSPACES_AT_A_TIME = 1_000;

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
    for (const job of JOB_NAMES) {
      let after: string | null = null;
      do {
        const page = { after, limit: WORKSPACES_AT_A_TIME };
        const ids: string[] = await app.store.due.workspaces(job, now, page);
        await queue.add(job, ids);
        after = ids.length < WORKSPACES_AT_A_TIME ? null : (ids.at(-1) ?? null);
      } while (after !== null);
    }
  } catch (error) {
    app.log.error({ error: String(error) }, "a tick failed; the next one makes up for it");
  }
}
