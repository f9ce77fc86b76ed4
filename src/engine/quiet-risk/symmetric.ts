/** A symmetric matrix, row by row, from the rows of its lower half. */
export function symmetric(lower: readonly (readonly number[])[]): number[] {
  return lower.flatMap((_, i) => lower.map((__, j) => (j <= i ? lower[i]![j]! : lower[j]![i]!)));
}
