/** Does what is due in one workspace, in order and at once: what a moved clock runs, and a test. */
import type { AppContext } from "../app/context.ts";
import { JOB_NAMES, SCHEDULE } from "./schedule.ts";

export async function runDue(app: AppContext, workspaceId: string): Promise<void> {
  const workspace = await app.store.workspaces.byId(workspaceId);
  if (workspace?.state !== "active") return;
  for (const job of JOB_NAMES) await SCHEDULE[job](app, workspace);
}
