import { firstNot } from "../model/first-not.ts";
import type { Interaction } from "../model/interaction.ts";
import { type PastNudge, TOUCH_WITHIN_MS } from "../model/nudge.ts";
import type { Tier } from "../model/customer.ts";
import { DAY_MS, type Instant } from "../model/time.ts";

/**
 * What a nudge earned, 0 to 1: half for an answer (less for one that teaches little), half for a touch within 7 days.
 * Null while that is open, and for nudges that never reached the member or were put off.
 */
export function rewardOf(nudge: PastNudge, asOf: Instant): number | null {
  const { state, sentAt, answeredAt, touchedWithin7Days } = nudge;
  if (state === "skipped" || state === "ignored") return touchedWithin7Days === true ? 0.5 : 0;
  if (state !== "answered" && state !== "done" && state !== "sent") return null;
  const over = sentAt === null || sentAt + TOUCH_WITHIN_MS <= asOf;
  const answered = state !== "sent" || (answeredAt !== null && answeredAt < asOf);
  if (!over && !answered) return null;
  const touched = touchedWithin7Days ?? state === "done";
  return (answered ? 0.5 * (nudge.replyWorth ?? 1) : 0) + (touched ? 0.5 : 0);
}

/** Under this many touches a pulse is not known. */
const TOUCHES_FOR_PULSE = 3;
const QUIET_GAPS = 2;
const QUIET_AFTER_MS = 14 * DAY_MS;

/**
 * The situation that a play's success is learned for: the pulse of the relationship at a moment (new, steady or quiet)
 * and whether the customer is tier A. Coarse on purpose: six situations fill with a few hundred nudges, sixty never do.
 * Derived from touches before the moment alone, so that an old nudge's situation can be derived again.
 */
export function situationKey(interactions: Interaction[], at: Instant, tier: Tier): string {
  return `${pulseAt(interactions, at)}/${tier === "A" ? "A" : "BC"}`;
}

function pulseAt(interactions: Interaction[], at: Instant): "new" | "steady" | "quiet" {
  const before = firstNot(interactions, (it) => it.at < at);
  const first = interactions[0];
  const last = interactions[before - 1];
  if (!first || !last || before < TOUCHES_FOR_PULSE) return "new";
  const meanGap = (last.at - first.at) / (before - 1);
  return at - last.at > Math.max(QUIET_AFTER_MS, QUIET_GAPS * meanGap) ? "quiet" : "steady";
}
