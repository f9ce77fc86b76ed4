/** What a soak run finds: a figure, and whether it holds. Printed as a JSON line. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** what it is held against, in words */
  baseline: string;
  /** the value by its limit; null where there is nothing to divide by */
  ratio: number | null;
  holds: boolean;
};

/** How large a run is, and where its PostgreSQL is. */
export type Scale = {
  /** an empty, migrated database of the run's own */
  url: string;
  /** kills, stops or whatever the run repeats; 1,000 unless said otherwise */
  kills: number;
  /** a run ends after so long, however often it was to repeat */
  minutes: number;
  /** a part of the full size, 1 unless said otherwise */
  scale: number;
};

export type Run = (scale: Scale) => Promise<Figure[]>;

/** A figure that only says how large the run was. */
export function told(name: string, value: number, unit: string, baseline = "told"): Figure {
  return { name, value, unit, baseline, ratio: null, holds: true };
}

/** A figure that must be nought. */
export function none(name: string, value: number, unit: string): Figure {
  return { name, value, unit, baseline: "must be 0", ratio: null, holds: value === 0 };
}

/** A figure that must not be larger than a limit. */
export function atMost(name: string, value: number, unit: string, limit: number): Figure {
  const ratio = limit === 0 ? null : Math.round((value / limit) * 1_000) / 1_000;
  return { name, value, unit, baseline: `at most ${limit}`, ratio, holds: value <= limit };
}
