/** Counts by name, since this process started. */
export type Counter = { count(name: string): void; counts(): Record<string, number> };

export function createCounter(): Counter {
  const counts: Record<string, number> = {};
  return {
    count(name) {
      counts[name] = (counts[name] ?? 0) + 1;
    },
    counts: () => ({ ...counts }),
  };
}
