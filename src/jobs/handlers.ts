import { followUp } from "../features/replies/follow-up.ts";
import type { AppContext } from "../app/context.ts";
import { makeDigests } from "../features/digests/make-digests.ts";
import { planWeeks } from "../features/nudges/plan-weeks.ts";
import { sendNudges } from "../features/nudges/send-nudges.ts";
import { settleOutcomes } from "../features/nudges/settle-outcomes.ts";
import type { JobName } from "./schedule.ts";

type WorkspaceJob = (app: AppContext, workspace: Workspace) => Promise<number>;
type Workspace = Parameters<typeof planWeeks>[1];

/** What each job of the timetable does to a workspace. All may run at any time, twice, and on any instance. */
export const HANDLERS: Record<JobName, WorkspaceJob> = {
  plan: planWeeks,
  send: sendNudges,
  "follow-up": followUp,
  digest: makeDigests,
  settle: settleOutcomes,
};

/** All that is due in one workspace now, in order: what a moved clock runs, and a test. */
export async function runDue(app: AppContext, workspaceId: string): Promise<void> {
  const workspace = await app.store.workspaces.byId(workspaceId);
  if (workspace?.state !== "active") return;
  for (const job of ["plan", "send", "follow-up", "digest", "settle"] as const) {
    await HANDLERS[job](app, workspace);
  }
}
