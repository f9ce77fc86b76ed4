import { fitQuietRisk, type QuietRiskModel } from "../../engine/quiet-risk/quiet-risk.ts";

/** Two months of silence: what the coach means by "going quiet". */
const QUIET_HORIZON_DAYS = 60;

let shipped: QuietRiskModel | null = null;

/** The prior: of relationships in general. Nothing is learned from, so that it is the same at all times, and made once. */
export function shippedModel(): QuietRiskModel {
  shipped ??= fitQuietRisk([], 0, QUIET_HORIZON_DAYS);
  return shipped;
}
