/**
 * How much of an ordinary week each week was, so that a silence that belongs to nobody in particular is held against
 * nobody: public holidays, the season (August, year's end), and a rep who was away, whether or not anyone recorded it.
 */
import { isWorkingDay } from "../model/calendar.ts";
import type { Member } from "../model/member.ts";
import { DAY_MS, type Instant, type LocalDate } from "../model/time.ts";
import { MAX_WEEKS, WEEK_MS, type WeeklySigns } from "./weekly-signs.ts";

/** Shares of an ordinary week, newest first; a missing one counts as 1. */
export type Exposure = ArrayLike<number>;
export const ORDINARY: Exposure = [];

/** With at least this many expected days with a sign and not one seen, the rep was not there. */
const ABSENT_EXPECTED = 3;
/** Prior weight in expected days: one week's count is noisy. */
const SEASON_FIRMNESS = 10;
const REP_FIRMNESS = 6;
const MOST_LIVELY = 1.25;
const WORKING_DAYS = 5;

export type OwnedSigns = { ownerId: string; signs: WeeklySigns };

/**
 * Each owner's exposure, from the signs of all customers. What everybody shares is the season; what only one owner's
 * customers share is that owner.
 */
export function exposuresOf(
  owned: readonly OwnedSigns[],
  members: ReadonlyMap<string, Member>,
  asOf: Instant,
): ReadonlyMap<string, Exposure> {
  const tallies = new Map<string, Tally>();
  const calendars = new Map<string, Float64Array>();
  for (const { ownerId, signs } of owned) {
    let tally = tallies.get(ownerId);
    if (!tally) tallies.set(ownerId, (tally = emptyTally(calendarOf(ownerId))));
    addTo(tally, signs);
  }
  const season = new Float64Array(MAX_WEEKS);
  for (let ago = 0; ago < MAX_WEEKS; ago++) {
    let [seen, expected] = [0, 0];
    for (const tally of tallies.values()) {
      seen += tally.seen[ago] ?? 0;
      expected += tally.expected[ago] ?? 0;
    }
    season[ago] = Math.min(MOST_LIVELY, (seen + SEASON_FIRMNESS) / (expected + SEASON_FIRMNESS));
  }
  return new Map(
    [...tallies].map(([ownerId, tally]) => [
      ownerId,
      tally.calendar.map((share, ago) => share * (season[ago] ?? 1) * presence(tally, season, ago)),
    ]),
  );

  function calendarOf(ownerId: string): Float64Array {
    const member = members.get(ownerId);
    const key = member
      ? `${member.timezone} ${member.country ?? ""} ${member.workingDays.join("")}`
      : "";
    let calendar = calendars.get(key);
    if (!calendar) calendars.set(key, (calendar = workingShares(member, asOf)));
    return calendar;
  }
}

type Tally = { calendar: Float64Array; seen: Float64Array; expected: Float64Array };

function emptyTally(calendar: Float64Array): Tally {
  return { calendar, seen: new Float64Array(MAX_WEEKS), expected: new Float64Array(MAX_WEEKS) };
}

function addTo({ calendar, seen, expected }: Tally, { theirs, ours }: WeeklySigns): void {
  const weeks = theirs.length;
  let [count, lived] = [0, 0];
  for (let ago = 0; ago < weeks; ago++) {
    const own = (theirs[weeks - 1 - ago] ?? 0) + (ours[weeks - 1 - ago] ?? 0);
    seen[ago] = (seen[ago] ?? 0) + own;
    count += own;
    lived += calendar[ago] ?? 1;
  }
  const rate = count / Math.max(1, lived);
  for (let ago = 0; ago < weeks; ago++)
    expected[ago] = (expected[ago] ?? 0) + rate * (calendar[ago] ?? 1);
}

/** 0 where the rep was away; else at most 1: a busy week of theirs makes no ordinary one look thin. */
function presence({ seen, expected }: Tally, season: Float64Array, ago: number): number {
  const due = (expected[ago] ?? 0) * (season[ago] ?? 1);
  const count = seen[ago] ?? 0;
  if (count === 0 && due >= ABSENT_EXPECTED) return 0;
  return Math.min(1, (count + REP_FIRMNESS) / (due + REP_FIRMNESS));
}

/** The share of five days that the owner works in each week, newest first: public holidays are taken out. */
function workingShares(member: Member | undefined, asOf: Instant): Float64Array {
  const shares = new Float64Array(MAX_WEEKS).fill(1);
  if (!member) return shares;
  const usual = Math.max(1, Math.min(WORKING_DAYS, member.workingDays.length));
  for (let ago = 0; ago < MAX_WEEKS; ago++) {
    let days = 0;
    for (let day = 1; day <= 7; day++)
      if (isWorkingDay(dateOf(asOf - ago * WEEK_MS - day * DAY_MS), member)) days += 1;
    shares[ago] = Math.min(1, days / usual);
  }
  return shares;
}

function dateOf(at: Instant): LocalDate {
  return new Date(at + DAY_MS / 2).toISOString().slice(0, 10);
}
