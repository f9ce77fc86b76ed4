/** Runs a job's turns for several workspaces concurrently. */
import type { JobName } from "./schedule.ts";

/** Workspaces' turns run concurrently, so that a large one holds up no other. */
const MAX_CONCURRENT = 4;
/**
 * The same while nudges are handed out: those that run at the same time share statements of a hundred, so that one half is
 * looked up while the other is written.
 */
const MAX_CONCURRENT_SENDING = 200;

/** Takes turns at a job for workspaces, in their order and some beside each other. `run` must not throw. */
export async function mapWithConcurrency(
  job: JobName,
  workspaceIds: string[],
  run: (workspaceId: string) => Promise<void>,
): Promise<void> {
  const lanes = job === "send" ? MAX_CONCURRENT_SENDING : MAX_CONCURRENT;
  const turns = workspaceIds.values();
  const lane = async () => {
    for (const workspaceId of turns) await run(workspaceId);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
