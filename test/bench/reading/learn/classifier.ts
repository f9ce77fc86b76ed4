/** Trains a linear classifier: for each label a logistic regression with an L2 penalty, by AdaGrad. */
import { type Random, randomFrom } from "../../../../src/engine/model/random.ts";

/** Something to learn from: which labels it has, and of which that is not known. */
export type Example<L extends string> = {
  features: string[];
  does: ReadonlySet<L>;
  unknown: ReadonlySet<L>;
};

/** A feature seen in fewer clauses tells nothing of strangers. */
const FEWEST = 2;
const EPOCHS = 14;
const STEP = 0.25;
/** A weight this small is left out of the file. */
const LEAST = 0.04;

/** @returns the model as the text that `parseLabelModel` reads; the same examples give the same text */
export function learn<L extends string>(
  labels: readonly L[],
  examples: readonly Example<L>[],
): string {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([name]) => name)
    .toSorted();
  const indexOf = new Map(names.map((name, at) => [name, at]));
  const width = labels.length;
  const weights = new Float64Array(names.length * width);
  const seen = new Float64Array(names.length * width).fill(1e-3);
  const rows = examples.map(({ features, does, unknown }) => ({
    at: Int32Array.from([...new Set(features)].flatMap((name) => indexOf.get(name) ?? [])),
    want: Int8Array.from(labels, (label) => (does.has(label) ? 1 : unknown.has(label) ? -1 : 0)),
  }));
  const random = randomFrom("learn");
  // The penalty ½‖w‖² of a whole epoch, shared out among the clauses that hold the feature.
  const penalties = Float64Array.from(names, (name) => 1 / (counts.get(name) ?? 1));
  const sums = new Float64Array(width);
  /** Adds the weights of one feature to the sums. */
  const add = (row: number) => {
    for (let label = 0; label < width; label += 1) sums[label]! += weights[row * width + label]!;
  };
  /** Moves the weights of one feature against the errors in `sums`, by AdaGrad. */
  const move = (row: number, want: Int8Array) => {
    for (let label = 0; label < width; label += 1) {
      if (want[label] === -1) continue;
      const place = row * width + label;
      const gradient = sums[label]! + penalties[row]! * weights[place]!;
      seen[place]! += gradient * gradient;
      weights[place]! -= (STEP * gradient) / Math.sqrt(seen[place]!);
    }
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const { at, want } of shuffled(rows, random)) {
      sums.fill(0);
      for (const row of at) add(row);
      for (let label = 0; label < width; label += 1)
        sums[label] = want[label] === -1 ? 0 : 1 / (1 + Math.exp(-sums[label]!)) - want[label]!;
      for (const row of at) move(row, want);
    }
  }
  return names
    .flatMap((name, row) => {
      const cells = labels.flatMap((_, act) => {
        const weight = weights[row * width + act] ?? 0;
        return Math.abs(weight) < LEAST ? [] : [`${act} ${Math.round(weight * 100)}`];
      });
      return cells.length === 0 ? [] : [`${name}\t${cells.join("\t")}`];
    })
    .join("\n");
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}
