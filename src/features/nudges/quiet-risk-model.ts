import { fitQuietRisk, type QuietRiskModel } from "../../engine/quiet-risk/quiet-risk.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { AppContext } from "../../app/context.ts";

/** Two months of silence: what the coach means by "going quiet". */
const QUIET_HORIZON_DAYS = 60;

/** The model that a look at one customer uses: as the last plan learned it; before the first, the prior that Rapport ships with. */
export async function quietRiskModel(
  app: AppContext,
  workspace: WorkspaceRow,
): Promise<QuietRiskModel> {
  const learned = await app.store.riskModels.of(workspace.id);
  return learned ?? shippedModel();
}

let shipped: QuietRiskModel | null = null;

/** The prior: of relationships in general. Nothing is learned from, so that it is the same at all times, and made once. */
export function shippedModel(): QuietRiskModel {
  shipped ??= fitQuietRisk([], 0, QUIET_HORIZON_DAYS);
  return shipped;
}
