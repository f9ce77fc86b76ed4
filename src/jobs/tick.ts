import cron from "node-cron";
import { MINUTE_MS } from "../engine/time.ts";
import type { House } from "../usecases/house.ts";
import type { Queue } from "./queue.ts";
import { jobsIn, TICK } from "./schedule.ts";

/** Starts the minute check. Every instance ticks; the queue keeps one turn of a kind a workspace. Returns the way to stop it. */
export function startTicking(house: House, queue: Queue): () => Promise<void> {
  const task = cron.schedule(TICK, () => tick(house, queue), {
    timezone: "UTC",
    noOverlap: true,
  });
  return async () => {
    await task.destroy();
  };
}

/** One tick: queues this minute's jobs for every workspace that is active. */
async function tick(house: House, queue: Queue): Promise<void> {
  try {
    const active = (await house.store.workspaces.all()).filter(({ state }) => state === "active");
    const minute = Math.floor(house.now() / MINUTE_MS);
    for (const job of jobsIn(minute)) {
      await queue.add(
        job,
        active.map(({ id }) => id),
      );
    }
  } catch (error) {
    house.log.error({ error: String(error) }, "a tick failed; the next one makes up for it");
  }
}
