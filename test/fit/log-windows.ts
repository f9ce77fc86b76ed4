import { historyUntil, type TouchLog } from "../../src/engine/quiet-risk/history.ts";
import {
  rollBack,
  rollingOrigins,
  sampledEvery,
  type Past,
} from "../../src/engine/quiet-risk/roll-back.ts";
import { DAY_MS } from "../../src/engine/model/time.ts";
import { WORLDS } from "./touch-worlds.ts";

/** A stretch of a log, rolled back over itself at one horizon. */
export type LogWindow = { of: string; past: Past; weight: number };

/** Horizons asked about, where a stretch is at least three times as long. */
const HORIZONS = [14, 30, 60, 90, 180];
const SHORTEST = 3;
/** The whole log, its halves and its quarters: young workspaces know little of their past. */
const PARTS = [1, 2, 4];
/** A real log counts as much as so many made-up worlds. */
const REAL_WEIGHT = 6;
const WORLD_SIZES = [
  { relationships: 1200, days: 700, horizon: 60 },
  { relationships: 400, days: 400, horizon: 90 },
  { relationships: 600, days: 180, horizon: 30 },
  { relationships: 300, days: 150, horizon: 45 },
  { relationships: 100, days: 300, horizon: 30 },
];

/** All stretches of a real log; together they weigh REAL_WEIGHT. */
export function windowsOf(name: string, logs: readonly TouchLog[]): LogWindow[] {
  let first = Infinity;
  let last = -Infinity;
  for (const { touches } of logs)
    for (const { at } of touches) {
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  const windows: LogWindow[] = [];
  for (const parts of PARTS) {
    const length = (last - first) / parts;
    for (let part = 0; part < parts; part++) {
      const from = first + part * length;
      const within = logs.flatMap(({ id, touches }) => {
        const kept = touches.filter(({ at }) => at >= from && at <= from + length);
        return kept.length > 0 ? [{ id, touches: kept }] : [];
      });
      for (const horizon of HORIZONS)
        if (horizon * SHORTEST * DAY_MS <= length)
          windows.push({ of: name, past: pastOf(within, from, from + length, horizon), weight: 0 });
    }
  }
  for (const window of windows) window.weight = REAL_WEIGHT / windows.length;
  return windows;
}

/** The made-up worlds, each in several sizes; each world weighs 1. */
export function windowsOfWorlds(seed: number): LogWindow[] {
  return Object.entries(WORLDS).flatMap(([name, make], w) =>
    WORLD_SIZES.map(({ relationships, days, horizon }, s) => {
      const logs = make({ relationships, days, seed: seed + 100 * w + s });
      const from = Date.UTC(2024, 0, 1);
      const past = pastOf(logs, from, from + days * DAY_MS, horizon);
      return { of: name, past, weight: 1 / WORLD_SIZES.length };
    }),
  );
}

function pastOf(logs: readonly TouchLog[], from: number, to: number, horizon: number): Past {
  const histories = logs.map((log) => historyUntil(log, to)).filter((one) => one !== null);
  const step = Math.max(1, Math.round(horizon / 3));
  const today = Math.ceil(to / DAY_MS);
  const cuts = rollingOrigins(today, Math.floor(from / DAY_MS), horizon, step, 10);
  return rollBack(histories, cuts, horizon, sampledEvery(histories.length, cuts));
}
