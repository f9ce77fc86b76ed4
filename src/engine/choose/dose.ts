/** How many nudges a member gets in a week: what they are expected to act on decides, never two ignored ones in a row. */
import type { PastNudge } from "../model/nudge.ts";
import type { WeekNumber } from "./contact-interval.ts";
import { weekNumberOf } from "./contact-interval.ts";

/** Half a year of a member's weeks: habits change. */
const LOOKS_BACK_WEEKS = 26;
/** Before anything is known: one of two is acted on, as firmly as if six nudges had shown it. */
const FIRST_BELIEF = { acted: 3, of: 6 };
/** A rate at one dose leans on the member's rate at any, as firmly as nine nudges: three weeks of three. */
const POOLED_AS = 9;
/** Fewer nudges must promise this many touches a week more: less is luck. */
const MARGIN = 0.15;
/** Under this rate, after this many nudges, one week in four is one nudge shorter, until that dose is known as well. */
const TRY_BELOW = 0.4;
const TRY_AFTER = 12;
const TRY_EVERY_WEEKS = 4;
const KNOWN_AFTER = 8;

/**
 * Nudges for a member this week, from 1 to the setting. Fewer than the setting only where fewer are expected to lead to
 * more touches: some act less the more they get.
 * @param reached the member's nudges of earlier weeks that reached them
 * @param usual the setting: nudges in an ordinary week
 */
export function doseOf(reached: readonly PastNudge[], usual: number, week: WeekNumber): number {
  const tallies = talliesByDose(reached, week);
  const all = { ...FIRST_BELIEF };
  for (const { acted, of } of tallies.values()) {
    all.acted += acted;
    all.of += of;
  }
  const rate = all.acted / all.of;
  const expected = (dose: number) => {
    const { acted, of } = tallies.get(dose) ?? { acted: 0, of: 0 };
    return (dose * (acted + POOLED_AS * rate)) / (of + POOLED_AS);
  };
  let best = usual;
  for (let dose = usual - 1; dose >= 1; dose--)
    if (expected(dose) > expected(best) + MARGIN) best = dose;
  const fewer = best - 1;
  const isTry =
    fewer >= 1 &&
    rate < TRY_BELOW &&
    all.of - FIRST_BELIEF.of >= TRY_AFTER &&
    (tallies.get(fewer)?.of ?? 0) < KNOWN_AFTER &&
    week % TRY_EVERY_WEEKS === 0;
  return isTry ? fewer : best;
}

/** Nudges and those acted on, by how many there were in the week. */
function talliesByDose(reached: readonly PastNudge[], week: WeekNumber) {
  const byWeek = Map.groupBy(
    reached.filter((it) => week - weekNumberOf(it.week) <= LOOKS_BACK_WEEKS),
    (it) => it.week,
  );
  const tallies = new Map<number, { acted: number; of: number }>();
  for (const own of byWeek.values()) {
    const tally = tallies.get(own.length) ?? { acted: 0, of: 0 };
    tally.of += own.length;
    tally.acted += own.filter(isActedOn).length;
    tallies.set(own.length, tally);
  }
  return tallies;
}

/** Whether a nudge led to anything: a touch within a week, or that it was done or answered. */
export function isActedOn({ state, touchedWithin7Days }: PastNudge): boolean {
  return touchedWithin7Days === true || state === "done" || state === "answered";
}
