import { addDays, daysBetween, toLocalDate } from "../model/calendar.ts";
import type { CustomerHistory } from "../model/history.ts";
import type { Instant, LocalDate, Zone } from "../model/time.ts";

/** A relationship's usual rhythm, from its touch days (days with at least one interaction). */
export type Cadence =
  | {
      /** too few touch days to know a rhythm */
      state: "new";
      touchDays: number;
      lastOn: LocalDate | null;
      silenceDays: number | null;
    }
  | {
      state: "on rhythm" | "fading" | "quiet";
      touchDays: number;
      lastOn: LocalDate;
      silenceDays: number;
      /** recency-weighted median gap between touch days: what "usually" means */
      usualGapDays: number;
      medianGapDays: number;
      meanGapDays: number;
      /** a silence up to this long is ordinary here */
      ordinaryPauseDays: number;
      /** when the next touch would come at the usual gap */
      expectedOn: LocalDate;
    };

/** Under three touch days there are fewer than two gaps, and one gap is no rhythm. */
const TOUCH_DAYS_TO_KNOW = 3;
/** A gap half a year ago counts half as much: rhythms drift with projects and people (our choice). */
const GAP_HALF_LIFE_DAYS = 180;
/** Four of five pauses were no longer than this one: the next longer one is worth a look (our choice). */
const ORDINARY_QUANTILE = 0.8;
/** Even the steadiest rhythm may stretch by half before it means anything; a ragged one by 1.5 gaps more (our choice). */
const STRETCH = 1.5;
const STRETCH_MOST = 2.5;
/** The coach's own beat is the week: no silence shorter than one is worth a word. */
const SHORTEST_PAUSE_DAYS = 7;
/** Quiet is a silence this many ordinary pauses long, and at least a month. */
const QUIET_PAUSES = 2.5;
const QUIET_AFTER_DAYS = 30;

/**
 * The rhythm of a customer as of an instant; later interactions are not looked at. Days are in `zone`.
 * `new` under 3 touch days; `on rhythm` while the silence is an ordinary pause (the longest of: a week, 1.5 usual gaps,
 * the weighted 80th percentile of its own gaps, this one up to 2.5 usual gaps); `quiet` beyond 2.5 ordinary pauses and 30 days; else `fading`.
 * More silence never brings the state back.
 */
export function cadence(history: CustomerHistory, asOf: Instant, zone: Zone = "UTC"): Cadence {
  const days: LocalDate[] = [];
  for (const { at } of history.interactions) {
    if (at > asOf) break;
    const day = toLocalDate(at, zone);
    if (day !== days.at(-1)) days.push(day);
  }
  return cadenceOf(days, toLocalDate(asOf, zone));
}

/** The rhythm in a list of touch days (ascending, distinct), seen from today. */
export function cadenceOf(days: LocalDate[], today: LocalDate): Cadence {
  const lastOn = days.at(-1) ?? null;
  const silenceDays = lastOn === null ? null : Math.max(0, daysBetween(lastOn, today));
  if (lastOn === null || silenceDays === null || days.length < TOUCH_DAYS_TO_KNOW) {
    return { state: "new", touchDays: days.length, lastOn, silenceDays };
  }
  const gaps = gapsOf(days, lastOn);
  const usualGapDays = quantile(gaps, 0.5);
  const longGapDays = Math.min(usualGapDays * STRETCH_MOST, quantile(gaps, ORDINARY_QUANTILE));
  const ordinaryPauseDays = Math.max(SHORTEST_PAUSE_DAYS, usualGapDays * STRETCH, longGapDays);
  const quietAfter = Math.max(QUIET_AFTER_DAYS, ordinaryPauseDays * QUIET_PAUSES);
  const fadingOrQuiet = silenceDays > quietAfter ? "quiet" : "fading";
  return {
    state: silenceDays <= ordinaryPauseDays ? "on rhythm" : fadingOrQuiet,
    touchDays: days.length,
    lastOn,
    silenceDays,
    usualGapDays,
    medianGapDays: quantile(
      gaps.map(({ days: length }) => ({ days: length, weight: 1 })),
      0.5,
    ),
    meanGapDays: gaps.reduce((sum, gap) => sum + gap.days, 0) / gaps.length,
    ordinaryPauseDays,
    expectedOn: addDays(lastOn, Math.max(1, Math.round(usualGapDays))),
  };
}

/** A gap between two touch days, and how much it still says. */
type Gap = { days: number; weight: number };

/** The gaps, shortest first. Weights count from the last touch, so that silence alone shifts nothing. */
function gapsOf(days: LocalDate[], lastOn: LocalDate): Gap[] {
  return days
    .slice(1)
    .map((day, i) => ({
      days: daysBetween(days[i] as LocalDate, day),
      weight: 0.5 ** (daysBetween(day, lastOn) / GAP_HALF_LIFE_DAYS),
    }))
    .toSorted((a, b) => a.days - b.days);
}

/** Weighted quantile of gaps in ascending order; between two gaps when the weight falls exactly there. */
function quantile(gaps: Gap[], share: number): number {
  const wanted = gaps.reduce((sum, gap) => sum + gap.weight, 0) * share;
  let passed = 0;
  for (const [i, gap] of gaps.entries()) {
    passed += gap.weight;
    if (Math.abs(passed - wanted) < 1e-9) return (gap.days + (gaps[i + 1] ?? gap).days) / 2;
    if (passed > wanted) return gap.days;
  }
  return gaps.at(-1)?.days ?? 0;
}
