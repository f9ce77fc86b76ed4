import {
  IMAGINED,
  KIND_CUES,
  NEGATION,
  PAST_AND_OVER,
  THEY_PROMISED,
  WE_PROMISED,
  WE_WILL_DO,
} from "./kind-words.ts";
import type { Side, SignalKind } from "../signal.ts";

/** Who a clause speaks of: us, the customer's people, or a thing. */
export type Subject = "us" | "customer" | "thing";
export type ClauseKind = { kind: SignalKind; by: Side | null; score: number };

const ENOUGH = 2;
const THANKED =
  /\b(?:thank(?:ed|s)?|thanking|said (?:thanks|thank you|ta|cheers)|told (?:him|her|them|\w+) (?:how much|we (?:love|really|appreciate|value)|i (?:love|really|appreciate|value))|appreciate|complimented|congratulated|praised|bedankt|gedankt|gelobt|agradeci|agradecimos|felicite|remercie|felicite|parabenizei|takkede|roste)\b/;
const THANKS_US =
  /\b(?:thank(?:ed|s|ing)?|remercie\w*|agradec\w+|bedankt\w*|dankt\w*|takke\w*) (?:me|us|you)\b|\bnous (?:a )?remerci|\b(?:nos|me) agradec|\bbedankt\w* sich/;

/**
 * The kind of signal that a clause holds, by its words and its grammar.
 *
 * @param clause flat
 * @param subject who it speaks of
 * @returns null when it holds none
 */
export function kindOf(clause: string, subject: Subject): ClauseKind | null {
  if (PAST_AND_OVER.test(clause)) return null;
  const promise = promiseOf(clause, subject);
  if (promise !== null) return promise;
  if (subject === "us" && THANKED.test(clause) && !THANKS_US.test(clause))
    return { kind: "appreciation", by: "us", score: 2.4 };
  const scores = new Map<SignalKind, number>();
  for (const { kind, weight, words } of KIND_CUES) {
    if (!words.test(clause)) continue;
    scores.set(kind, Math.max(scores.get(kind) ?? 0, weight));
  }
  adjust(clause, subject, scores);
  let best: ClauseKind | null = null;
  for (const [kind, score] of scores)
    if (score >= ENOUGH && score > (best?.score ?? 0))
      best = { kind, by: kind === "appreciation" ? "customer" : null, score };
  return best;
}

const OF_US =
  /\b(?:us|our|ours|we|uns|unser\w*|nous|notre|nos|nuestr\w+|nosotros|noss\w+|vores|os)\b/;

function promiseOf(clause: string, subject: Subject): ClauseKind | null {
  const negated = /\b(?:not|no|never|can'?t|cannot|won'?t|didn'?t|nicht|pas|nao|ikke)\b/.test(
    clause,
  );
  if (negated) return null;
  if (subject !== "us" && THEY_PROMISED.test(clause) && !IMAGINED.test(clause))
    return { kind: "commitment", by: "customer", score: 2.6 };
  if (subject !== "customer" && WE_PROMISED.test(clause))
    return { kind: "commitment", by: "us", score: 2.6 };
  if (subject === "us" && WE_WILL_DO.test(clause) && !IMAGINED.test(clause))
    return { kind: "commitment", by: "us", score: 2.5 };
  return null;
}

function adjust(clause: string, subject: Subject, scores: Map<SignalKind, number>): void {
  const negated = NEGATION.test(clause);
  const imagined = IMAGINED.test(clause);
  if (/\d/.test(clause) && scores.has("value"))
    scores.set("value", (scores.get("value") ?? 0) + 0.8);
  else if (scores.has("value")) scores.set("value", (scores.get("value") ?? 0) + 0.45);
  if (negated) {
    for (const kind of ["appreciation", "value", "need", "competitor"] as const)
      if (
        !/\bnot one\b|\bnever (?:once )?let\b|\bno (?:\w+ )?(?:incidents|downtime)|couldn'?t be|can'?t fault/.test(
          clause,
        ) ||
        kind === "need" ||
        kind === "competitor"
      )
        scores.delete(kind);
    if (
      !/\bnot (?:\w+ )?(?:happy|pleased|impressed|satisfied)|nicht zufrieden|isn'?t (?:happy|working)|no (?:one|body) |never (?:got|gets|heard)|nobody|can'?t live|doesn'?t (?:trust|work)|don'?t trust|not (?:working|good)/.test(
        clause,
      )
    )
      scores.delete("concern");
  }
  if (imagined) {
    for (const kind of ["need", "appreciation", "value", "change"] as const) scores.delete(kind);
  }
  if (subject === "us") for (const kind of ["need", "value"] as const) scores.delete(kind);
  if (scores.has("competitor") && OF_US.test(clause))
    scores.set("competitor", (scores.get("competitor") ?? 0) + 0.1);
}
