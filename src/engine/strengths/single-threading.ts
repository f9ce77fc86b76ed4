import { addDays, daysBetween } from "../model/calendar.ts";
import { firstNot } from "../model/first-not.ts";
import type { CustomerAsOf, Touch } from "./subject.ts";
import { contactParts, memberShares, touchesWithin } from "./relationships.ts";
import type { LocalDate } from "../model/time.ts";

/** A customer that hangs on one thread: one of them, or one of us, carries most of the touches. */
export type SingleThread = {
  /** 0 to 1 of the touches of the last 180 days */
  share: number;
  contactId: string;
};

/** A contact who carried much of the relationship and has fallen silent while others have not. */
export type SilentChampion = {
  contactId: string;
  /** 0 to 1 of the touches of the year up to their last one */
  share: number;
  lastOn: LocalDate;
  silenceDays: number;
};

const THREAD_DAYS = 180;
/** From here on, one person is the relationship (the share that the issue asks for). */
const THREAD_SHARE = 0.8;
/** Fewer touches than this do not tell a thread from chance. */
const TOUCHES_TO_KNOW = 3;
const CHAMPION_YEAR_DAYS = 365;
const CHAMPION_SHARE = 0.3;
const CHAMPION_TOUCHES = 4;
/** A champion's silence counts from here on, and from twice their own mean gap (our choice). */
const CHAMPION_SILENCE_DAYS = 45;
const CHAMPION_GAPS = 2;

/** The contact who carries 80 % or more of the touches of the last 180 days; null when none does or under 3 touches. */
export function singleThread(seen: CustomerAsOf): SingleThread | null {
  const touches = named(touchesWithin(seen.touches, seen.today, THREAD_DAYS));
  const [first] = contactParts(touches);
  if (touches.length < TOUCHES_TO_KNOW || first === undefined) return null;
  return first.share >= THREAD_SHARE ? { contactId: first.contactId, share: first.share } : null;
}

/** The member of ours who carries 80 % or more of them; null likewise. */
export function soleMember(seen: CustomerAsOf): { memberId: string; share: number } | null {
  const touches = touchesWithin(seen.touches, seen.today, THREAD_DAYS);
  const [first] = memberShares(touches);
  if (touches.length < TOUCHES_TO_KNOW || first === undefined) return null;
  return first.share >= THREAD_SHARE ? first : null;
}

/**
 * The biggest carrier who went silent: 30 % or more of the touches of the year up to their last one, 4 touches or more,
 * silent for 45 days and twice their own mean gap, while others of the customer were in touch since. Null when nobody.
 */
export function silentChampion(seen: CustomerAsOf): SilentChampion | null {
  const touches = named(touchesWithin(seen.touches, seen.today, 2 * CHAMPION_YEAR_DAYS));
  let biggest: SilentChampion | null = null;
  for (const { contactId, lastOn, touches: times } of contactParts(touches)) {
    const silenceDays = daysBetween(lastOn, seen.today);
    if (times < CHAMPION_TOUCHES || silenceDays < CHAMPION_SILENCE_DAYS) continue;
    const end = firstNot(touches, ({ on }) => on <= lastOn);
    const yearBefore = addDays(lastOn, -CHAMPION_YEAR_DAYS);
    const start = firstNot(touches, ({ on }) => on < yearBefore);
    const othersSince = end < touches.length;
    // whoever took part in too few of them cannot have carried them: the count below is not needed
    if (!othersSince || times < CHAMPION_SHARE * (end - start)) continue;
    const upToTheirLast = touches.slice(start, end);
    const part = contactParts(upToTheirLast).find((one) => one.contactId === contactId);
    const gap = meanGap(upToTheirLast, contactId);
    if (part === undefined || gap === null) continue;
    if (part.share < CHAMPION_SHARE || silenceDays < CHAMPION_GAPS * gap) continue;
    if (biggest === null || part.share > biggest.share) {
      biggest = { contactId, share: part.share, lastOn, silenceDays };
    }
  }
  return biggest;
}

function named(touches: Touch[]): Touch[] {
  return touches.filter(({ interaction }) => interaction.contactIds.length > 0);
}

function meanGap(touches: Touch[], contactId: string): number | null {
  const days = new Set(
    touches
      .filter(({ interaction }) => interaction.contactIds.includes(contactId))
      .map(({ on }) => on),
  );
  const ordered = [...days];
  const first = ordered[0];
  const last = ordered.at(-1);
  if (first === undefined || last === undefined || ordered.length < 2) return null;
  return daysBetween(first, last) / (ordered.length - 1);
}
