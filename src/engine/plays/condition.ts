import { z } from "zod";
import { FACT_NAMES, type Facts, isNumberFact } from "./facts.ts";

const Name = z.enum(FACT_NAMES);
const NumberName = Name.refine(isNumberFact, "this fact is no number");

const Known = z.strictObject({ fact: Name, known: z.boolean() });
const Within = z
  .strictObject({
    fact: NumberName,
    atLeast: z.number().optional(),
    below: z.number().optional(),
  })
  .refine((it) => it.atLeast !== undefined || it.below !== undefined, "say atLeast, below or both");
const OneOf = z.strictObject({ fact: Name, oneOf: z.array(z.string()).min(1) });

/** When a play applies, as data: a workspace's own plays bring theirs as JSON. */
export type Condition =
  | z.infer<typeof Known>
  | z.infer<typeof Within>
  | z.infer<typeof OneOf>
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Known,
    Within,
    OneOf,
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
);

/**
 * Whether a condition holds: true, false, or null when it hangs on a fact that is not known (Kleene's three-valued logic,
 * "Introduction to Metamathematics", 1952, § 64). So "not warm" does not hold where warmth is unknown.
 */
export function holds(condition: Condition, facts: Facts): boolean | null {
  let test = tests.get(condition);
  if (!test) tests.set(condition, (test = testOf(condition)));
  return test(facts);
}

type Test = (facts: Facts) => boolean | null;

/** A catalogue's conditions are asked about for every customer, and read once. */
const tests = new WeakMap<Condition, Test>();

function testOf(condition: Condition): Test {
  if ("all" in condition) return decidedBy(false, condition.all.map(testOf));
  if ("any" in condition) return decidedBy(true, condition.any.map(testOf));
  if ("not" in condition) {
    const test = testOf(condition.not);
    return (facts) => {
      const held = test(facts);
      return held === null ? null : !held;
    };
  }
  const { fact } = condition;
  if ("known" in condition) {
    const { known } = condition;
    return (facts) => known === (facts[fact] !== undefined);
  }
  if ("oneOf" in condition) {
    const { oneOf } = condition;
    return (facts) => {
      const found = facts[fact];
      return found === undefined ? null : oneOf.includes(String(found.value));
    };
  }
  const { atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = condition;
  return (facts) => {
    const found = facts[fact];
    if (found === undefined) return null;
    const value = Number(found.value);
    return value >= atLeast && value < below;
  };
}

/** What decides at once, when one of them is it; null when one is not known; else the opposite. */
function decidedBy(decides: boolean, all: Test[]): Test {
  return (facts) => {
    let unknown = false;
    for (const test of all) {
      const held = test(facts);
      if (held === decides) return decides;
      if (held === null) unknown = true;
    }
    return unknown ? null : !decides;
  };
}
