import { fitQuietRisk, type QuietRiskModel } from "../engine/quiet-risk.ts";
import type { Instant } from "../engine/time.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { type House, timeIn } from "./house.ts";

/** Two months of silence: what the coach means by "going quiet". */
const QUIET_HORIZON_DAYS = 60;

/** The model that a look at one customer uses: as the last plan learned it; before the first, the prior that Rapport ships with. */
export async function quietRiskModel(
  house: House,
  workspace: WorkspaceRow,
): Promise<QuietRiskModel> {
  const learned = await house.store.riskModels.of(workspace.id);
  return learned ?? shippedModel(timeIn(house, workspace));
}

/** The prior: of relationships in general. */
export function shippedModel(now: Instant): QuietRiskModel {
  return fitQuietRisk([], now, QUIET_HORIZON_DAYS);
}
