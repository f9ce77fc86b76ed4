/** A linear classifier with several labels: for each, a sum of the weights of the features that are there. */

/** How likely each label is, 0 to 1, by its place; several may be likely at once. Pure. */
export type LabelModel = (features: readonly string[]) => Float64Array;

/** A weight is stored as a whole number of these. */
const WEIGHT_UNIT = 0.01;

/**
 * Reads a model: a line for each feature, `feature⇥label weight⇥label weight…`, labels by their place. Written by
 * `npm run bench -- learn-reading`. A line that is not of the form throws.
 *
 * @param text the file
 * @param labels how many labels there are
 */
export function parseLabelModel(text: string, labels: number): LabelModel {
  const rows = new Map<string, Int16Array>();
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [feature = "", ...cells] = line.split("\t");
    const row = Int16Array.from(cells.flatMap((cell) => cell.split(" ").map(Number)));
    const isWhole = row.length === cells.length * 2;
    if (!isWhole || row.some((label, at) => at % 2 === 0 && (label < 0 || label >= labels)))
      throw new Error(`a learned model has a line that is none: ${line.slice(0, 80)}`);
    rows.set(feature, row);
  }
  return (features) => {
    const sums = new Float64Array(labels);
    for (const feature of features) {
      const row = rows.get(feature);
      if (row === undefined) continue;
      for (let at = 0; at < row.length; at += 2) {
        const label = row[at] ?? 0;
        sums[label] = (sums[label] ?? 0) + (row[at + 1] ?? 0);
      }
    }
    return sums.map((sum) => 1 / (1 + Math.exp(-sum * WEIGHT_UNIT)));
  };
}
