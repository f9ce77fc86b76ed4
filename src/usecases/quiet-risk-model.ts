import { fitQuietRisk, type QuietRiskModel } from "../engine/quiet-risk.ts";
import type { Instant } from "../engine/time.ts";

/** Two months of silence: what the coach means by "going quiet". */
const QUIET_HORIZON_DAYS = 60;

/** The model that a look at one customer uses: the prior that Rapport ships with, since one customer is no workspace to learn from. */
export function quietRiskModel(now: Instant): QuietRiskModel {
  return fitQuietRisk([], now, QUIET_HORIZON_DAYS);
}
