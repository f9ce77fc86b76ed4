/** Earlier nudges that reached their members, and how many in a row went unanswered. */
import type { PastNudge } from "../model/nudge.ts";
import type { Instant, Week } from "../model/time.ts";
import { reachedMember } from "./contact-interval.ts";
import { isActedOn } from "./dose.ts";

/** A member's nudges of earlier weeks that reached them, in order. */
export function reachedByMember(nudges: PastNudge[], week: Week): Map<string, PastNudge[]> {
  const earlier = nudges.filter((it) => it.week < week && reachedMember(it));
  const byMember = Map.groupBy(earlier, (it) => it.memberId);
  for (const own of byMember.values()) {
    own.sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : a.slot - b.slot));
  }
  return byMember;
}

/** How many of a member's latest nudges went unanswered, one after the other: those that are out count, whatever their age. */
export function ignoredInARow(nudges: PastNudge[]): number {
  const answered = nudges.findLastIndex(
    (it) => isActedOn(it) || (it.state !== "ignored" && it.state !== "sent"),
  );
  return nudges.length - 1 - answered;
}

/** After this many unanswered nudges in a row a member is asked once, then left alone until they write. */
const SILENT_AFTER = 6;

/** Whether a member is left in peace until they speak; `spokenAt`: when they said anything last. */
export function isSilent(nudges: PastNudge[], spokenAt: Instant): boolean {
  const unheard = nudges.slice(-SILENT_AFTER).filter((it) => (it.sentAt ?? 0) > spokenAt);
  return unheard.length === SILENT_AFTER && ignoredInARow(nudges) >= SILENT_AFTER;
}
