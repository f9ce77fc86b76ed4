import type { Block } from "../../chat/view.ts";
import { reportOn } from "../../engine/outcome/report.ts";
import { DAY_MS, type Instant, type Week } from "../../engine/model/time.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { learnedBlocks } from "./learned.view.ts";
import type { AppContext } from "../../app/context.ts";

/** What nudges change moves little in a week: it is reported every fourth. */
const TOLD_EVERY_WEEKS = 4;

/** For the digests of a week: which trials were decided in it and, now and then, what nudges change. Counts alone. */
export async function trialSummary(
  { store }: Pick<AppContext, "store">,
  workspace: WorkspaceRow,
  week: Week,
  now: Instant,
): Promise<Block[]> {
  const plays = await store.plays.list(workspace.id);
  const decided = plays.flatMap(({ id, decided: it }) =>
    it && it.at > now - 7 * DAY_MS && it.at <= now ? [{ id, why: it.why }] : [],
  );
  const isTold = Number(week.slice(6)) % TOLD_EVERY_WEEKS === 0;
  const { holdout } = await store.portfolios.settings(workspace.id);
  const all = isTold && holdout ? reportOn(await store.plays.tallies(workspace.id))[0] : null;
  return learnedBlocks(all, decided);
}
