import { verdictOn } from "../../engine/outcome/report.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { words } from "../language.ts";
import type { AppContext } from "../../app/context.ts";

/**
 * Keeps plays on trial that have earned answers, and retires those that surely do not, each with its reason. A play that
 * somebody changed meanwhile is left as they set it. Returns how many were decided.
 */
export async function decideTrials(
  app: AppContext,
  workspace: WorkspaceRow,
  now: Instant,
): Promise<number> {
  const { plays } = app.store;
  const trials = (await plays.inUse(workspace.id)).filter((play) => play.state === "trial");
  if (trials.length === 0) return 0;
  const tallies = await plays.tallies(workspace.id);
  let decided = 0;
  for (const play of trials) {
    const verdict = verdictOn(play.id, tallies);
    if (verdict.kind === "not enough yet") continue;
    const state = verdict.kind === "keep" ? "on" : "retired";
    const why = words.plays.verdict(verdict);
    const changed = await app.store.transaction(async (tx) => {
      const decision = { state, decided: { why, at: now } } as const;
      if (!(await tx.plays.change(workspace.id, play, decision, "trial"))) return false;
      const what = verdict.kind === "keep" ? "play kept" : "play retired";
      const details = { why };
      await tx.audit.note(workspace.id, { memberId: null, what, subject: play.id, details });
      return true;
    });
    if (changed) decided++;
  }
  return decided;
}
