/** Counts by name, since this process started. */
export type Tally = { count(name: string): void; counts(): Record<string, number> };

/** @returns a tally with nothing counted */
export function createTally(): Tally {
  const counts: Record<string, number> = {};
  return {
    count(name) {
      counts[name] = (counts[name] ?? 0) + 1;
    },
    counts: () => ({ ...counts }),
  };
}
