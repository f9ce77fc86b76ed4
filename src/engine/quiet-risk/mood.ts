import { scoreOf, sigmoid } from "./bounded-logit.ts";
import { WIDTH } from "./features.ts";
import type { Past } from "./roll-back.ts";

/** How much of the recent mood is expected to last. */
const MOOD_LASTS = 0.6;
/** How far the mood usually swings, in log odds: a normal prior on each window's offset. */
const MOOD_SWING = 0.5;

/** For each short window, how far its outcomes lay from the forecast, in log odds; newest first. */
export function moodsOf(
  short: Past,
  believed: { full: number[]; thin: number[] },
  windows: number,
): number[] {
  const scores = Array.from({ length: windows }, () => [] as { score: number; y: number }[]);
  for (const kind of ["full", "thin"] as const) {
    const rows = short[kind];
    for (let i = 0; i < rows.count; i++)
      scores[rows.origin[i]!]!.push({
        score: scoreOf(believed[kind], rows.x, i * WIDTH),
        y: rows.y[i]!,
      });
  }
  return scores.map(offsetOf);
}

/** The most probable common offset of some scores, by Newton's method. */
function offsetOf(rows: readonly { score: number; y: number }[]): number {
  const firmness = 1 / (MOOD_SWING * MOOD_SWING);
  let offset = 0;
  for (let round = 0; round < 15; round++) {
    let pull = -offset * firmness;
    let bend = firmness;
    for (const { score, y } of rows) {
      const p = sigmoid(score + offset);
      pull += y - p;
      bend += p * (1 - p);
    }
    offset += Math.max(-1, Math.min(1, pull / bend));
  }
  return offset;
}

/** The mood expected from a moment on, from the two newest windows that had ended by then: one alone is mostly noise. */
export function moodAt(moods: readonly number[], newest: number): number {
  const last = moods[newest];
  if (last === undefined) return 0;
  const before = moods[newest + 1] ?? last;
  return (MOOD_LASTS * (last + before)) / 2;
}
