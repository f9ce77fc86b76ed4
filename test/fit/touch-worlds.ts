import type { LoggedTouch, TouchLog } from "../../src/engine/quiet-risk/quiet-risk.ts";
import { DAY_MS } from "../../src/engine/model/time.ts";

/** Made-up worlds of touches, each with its own reason to fall silent. Seeded: the same seed, the same world. */
export type World = (size: { relationships: number; days: number; seed: number }) => TouchLog[];

const START = Date.UTC(2024, 0, 1);

export type Dice = {
  next: () => number;
  exponential: (mean: number) => number;
  normal: () => number;
  gamma: (shape: number) => number;
};

/** Random numbers from a seed: mulberry32 (Tommy Ettinger, public domain), Box–Muller, Marsaglia & Tsang 2000. */
function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - next(), 1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return { next, exponential: (mean) => -mean * Math.log(1 - next()), normal, gamma };
}

type Way = LoggedTouch["direction"];

function logs(
  { relationships, days, seed }: { relationships: number; days: number; seed: number },
  live: (d: Dice, days: number, touch: (day: number, way?: Way) => void) => void,
): TouchLog[] {
  const d = dice(seed);
  return Array.from({ length: relationships }, (_, i) => {
    const touches: LoggedTouch[] = [];
    live(d, days, (day, direction = null) => {
      if (day >= 0 && day < days) touches.push({ at: START + Math.floor(day * DAY_MS), direction });
    });
    return { id: String(i + 1), touches };
  }).filter((log) => log.touches.length > 0);
}

/** Purchases: own rate, and a chance to leave after each one (BG/NBD; Fader, Hardie, Lee 2005). */
const buyTillTheyDie: World = (size) =>
  logs(size, (d, days, touch) => {
    const gap = 30 / d.gamma(0.8);
    const leave = 0.02 + 0.25 * d.next() * d.next();
    let day = days * 0.6 * d.next();
    do {
      touch(day);
      day += d.exponential(gap);
    } while (day < days && d.next() > leave);
  });

/** A steady cadence of each relationship's own, with a little jitter, that one day ends. */
const steadyCadence: World = (size) =>
  logs(size, (d, days, touch) => {
    const gap = Math.exp(Math.log(7) + d.next() * Math.log(60 / 7));
    const end = d.exponential(days);
    for (let day = gap * d.next() + (d.next() < 0.4 ? days * 0.5 * d.next() : 0); day < end;) {
      touch(day, d.next() < 0.5 ? "out" : "in");
      day += gap * Math.max(0.2, 1 + 0.25 * d.normal());
    }
  });

/** Mail: bursts of replies both ways, with heavy-tailed pauses between them. */
const burstyMail: World = (size) =>
  logs(size, (d, days, touch) => {
    const pause = Math.exp(Math.log(20) + d.normal());
    const answers = d.next();
    const end = d.next() < 0.5 ? days * d.next() * 1.2 : days * 2;
    let day = days * d.next() * d.next();
    while (day < Math.min(days, end)) {
      const mails = 1 + Math.floor(d.exponential(3));
      for (let i = 0; i < mails; i++) {
        touch(day, "out");
        if (d.next() < answers) touch(day + d.exponential(0.5), "in");
        day += d.exponential(1.5);
      }
      day += pause * Math.exp(1.1 * d.normal());
    }
  });

/** Projects: busy for months, then silent for months, and back with some luck. */
const projects: World = (size) =>
  logs(size, (d, days, touch) => {
    let day = -days * 0.3 * d.next();
    const gap = 3 + d.exponential(8);
    while (day < days) {
      const until = day + 20 + d.exponential(100);
      for (; day < until; day += d.exponential(gap)) touch(day, d.next() < 0.6 ? "out" : "both");
      day += d.exponential(90) + (d.next() < 0.3 ? days : 0);
    }
  });

/** Nobody leaves: only the rates differ, so that few touches mean much and silence little. */
const nobodyLeaves: World = (size) =>
  logs(size, (d, days, touch) => {
    const gap = 25 / d.gamma(0.7);
    for (let day = d.exponential(gap); day < days; day += d.exponential(gap)) touch(day);
  });

/** All alike until they leave: only silence tells. */
const allAlike: World = (size) =>
  logs(size, (d, days, touch) => {
    const end = days * 1.5 * d.next();
    for (let day = d.exponential(12); day < end; day += d.exponential(12)) touch(day);
  });

/** A sales team: visits on working days every few weeks, fewer in July and at the year's end, drifting apart slowly. */
const salesTeam: World = (size) =>
  logs(size, (d, days, touch) => {
    let gap = 10 + 50 * d.next() * d.next();
    const drift = d.next() < 0.35 ? 1.25 : 1;
    for (let day = gap * d.next(); day < days; gap *= drift) {
      const weekday = (Math.floor(day) + 1) % 7;
      const season = day % 365;
      const away = (season > 181 && season < 212) || season > 354;
      if (weekday > 0 && weekday < 6 && !(away && d.next() < 0.7))
        touch(day, d.next() < 0.7 ? "out" : "in");
      else touch(Math.floor(day) + 2.5 + d.next(), "out");
      day += gap * (0.5 + d.next());
    }
  });

/** A company in decline: the whole population slows down over the log's second half. */
const decline: World = (size) =>
  logs(size, (d, days, touch) => {
    const gap = 4 + d.exponential(15);
    let day = days * 0.5 * d.next() * d.next();
    while (day < days) {
      touch(day, d.next() < 0.5 ? "out" : "in");
      const late = Math.max(0, day / days - 0.5) * 2;
      day += d.exponential(gap * (1 + 5 * late * late)) * (d.next() < 0.9 ? 1 : 4);
    }
  });

/** A company on the rise: new relationships all the time, and ever livelier. */
const growth: World = (size) =>
  logs(size, (d, days, touch) => {
    const gap = 3 + d.exponential(12);
    const end = d.next() < 0.3 ? days * d.next() : days * 2;
    for (let day = days * Math.sqrt(d.next()); day < Math.min(days, end);) {
      touch(day, d.next() < 0.5 ? "out" : "in");
      day += d.gamma(0.5) * gap * 2 * (1.6 - day / days);
    }
  });

export const WORLDS = {
  buyTillTheyDie,
  steadyCadence,
  burstyMail,
  projects,
  nobodyLeaves,
  allAlike,
  salesTeam,
  decline,
  growth,
} satisfies Record<string, World>;
