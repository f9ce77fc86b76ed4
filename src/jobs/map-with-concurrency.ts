import type { JobName } from "./schedule.ts";

/** So many workspaces' turns run beside each other: a large one holds up no other. */
const AT_ONCE = 4;
/**
 * Handing out nudges holds a page of them at a time, and those who do it at once share statements, as many as two of those
 * take: while one half is looked up, the other is written.
 */
const AT_ONCE_SENDING = 200;

/** Takes turns at a job for workspaces, in their order and some beside each other. `run` must not throw. */
export async function mapWithConcurrency(
  job: JobName,
  workspaceIds: string[],
  run: (workspaceId: string) => Promise<void>,
): Promise<void> {
  const lanes = job === "send" ? AT_ONCE_SENDING : AT_ONCE;
  const turns = workspaceIds.values();
  const lane = async () => {
    for (const workspaceId of turns) await run(workspaceId);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
