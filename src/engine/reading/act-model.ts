/** The classifier of clauses. */
import { ACTS, type Act, type ActScores } from "./acts.ts";
import { parseLabelModel } from "./label-model.ts";

/** Scores a clause by its features; pure. */
export type ActModel = (features: readonly string[]) => ActScores;

/** @param text of `act-model.tsv`, whose labels are the places of {@link ACTS} */
export function parseActModel(text: string): ActModel {
  const model = parseLabelModel(text, ACTS.length);
  return (features) => {
    const likely = model(features);
    const scores = {} as Record<Act, number>;
    ACTS.forEach((act, at) => {
      scores[act] = likely[at] ?? 0;
    });
    return scores;
  };
}
