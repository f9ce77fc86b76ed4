/** Earlier nudges that reached their members, and how many in a row went unanswered. */
import type { PastNudge } from "../model/nudge.ts";
import type { Week } from "../model/time.ts";
import { reachedMember } from "./contact-interval.ts";

/** A member's nudges of earlier weeks that reached them, in order. */
export function reachedByMember(nudges: PastNudge[], week: Week): Map<string, PastNudge[]> {
  const earlier = nudges.filter((it) => it.week < week && reachedMember(it));
  const byMember = Map.groupBy(earlier, (it) => it.memberId);
  for (const own of byMember.values()) {
    own.sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : a.slot - b.slot));
  }
  return byMember;
}

/** How many of a member's latest nudges were ignored, one after the other. */
export function ignoredInARow(nudges: PastNudge[]): number {
  const answered = nudges.findLastIndex((it) => it.state !== "ignored");
  return nudges.length - 1 - answered;
}
