import { FACT_NAMES, isNumberFact, type FactName } from "./facts.ts";
import { nearestOf } from "./nearest.ts";

/** What is wrong with a field of a play, and how to fix it. */
export type Problem = { field: string; problem: string };

const EXAMPLE = '{"fact": "daysSilent", "atLeast": 30}';
const TESTS = ["known", "atLeast", "below", "oneOf"];
/** Deeper conditions than any of the catalogue's; nobody could read them. */
const DEEPEST = 8;

/** What is wrong with a play's condition, as it was written; nothing when it can be used. */
export function conditionProblems(value: unknown, field: string, depth = 0): Problem[] {
  const say = (problem: string): Problem[] => [{ field, problem }];
  if (depth > DEEPEST) return say(`nested more than ${DEEPEST} deep: say it in fewer steps`);
  if (!isObject(value)) return say(`say when the play applies, for instance ${EXAMPLE}`);
  const keys = Object.keys(value);
  const [only = ""] = keys;
  if (["all", "any", "not"].some((it) => keys.includes(it))) {
    if (keys.length > 1) return say(`“${only}” stands alone: put the rest into it or around it`);
    if (only === "not") return conditionProblems(value["not"], `${field}.not`, depth + 1);
    const parts = value[only];
    if (!Array.isArray(parts) || (only === "any" && parts.length === 0)) {
      return say(`“${only}” holds a list of conditions, for instance {"${only}": [${EXAMPLE}]}`);
    }
    return parts.flatMap((it, i) => conditionProblems(it, `${field}.${only}[${i}]`, depth + 1));
  }
  return factProblems(value, field);
}

function factProblems(value: Record<string, unknown>, field: string): Problem[] {
  const say = (part: string, problem: string): Problem[] => [
    { field: part === "" ? field : `${field}.${part}`, problem },
  ];
  const { fact, known, atLeast, below, oneOf } = value;
  if (typeof fact !== "string") return say("", `name a fact, for instance ${EXAMPLE}`);
  if (!isFact(fact)) return say("fact", unknownFact(fact));
  const odd = Object.keys(value).find((it) => it !== "fact" && !TESTS.includes(it));
  if (odd !== undefined) return say(odd, `is no test: use ${TESTS.join(", ")}`);
  const tests = TESTS.filter((it) => value[it] !== undefined);
  const isRange = tests.every((it) => it === "atLeast" || it === "below");
  if (tests.length === 0 || (tests.length > 1 && !isRange)) {
    return say("", "say one of known, oneOf, or atLeast and below");
  }
  if (known !== undefined && typeof known !== "boolean") return say("known", "is true or false");
  if (oneOf !== undefined && !isWords(oneOf)) {
    return say("oneOf", 'lists words in quotation marks, for instance ["A", "B"]');
  }
  if (atLeast === undefined && below === undefined) return [];
  if (!isNumberFact(fact)) {
    return say("fact", `“${fact}” is no number: ask whether it is known, or oneOf`);
  }
  return [atLeast, below].some((it) => it !== undefined && typeof it !== "number")
    ? say("", "atLeast and below are numbers, without quotation marks")
    : [];
}

/** What to say of a name that is no fact. */
export function unknownFact(name: string): string {
  const near = nearestOf(name, FACT_NAMES);
  const hint = near === null ? "" : ` Did you mean “${near}”?`;
  return `“${name}” is no fact that Rapport knows.${hint} \`rapport plays facts\` lists them all.`;
}

/** Whether a name is that of a fact. */
export function isFact(name: string): name is FactName {
  return FACT_NAMES.some((it) => it === name);
}

/** Whether a value is an object with fields. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isWords = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((it) => typeof it === "string");
