/** Where rows stop being what they were: how many of the first ones `holds` of, in rows of which it holds up to some place. */
export function firstNot<T>(rows: readonly T[], holds: (row: T) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(rows[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
