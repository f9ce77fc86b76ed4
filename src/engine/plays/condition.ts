import { z } from "zod";
import { FACT_NAMES, isNumberFact } from "./facts.ts";
import type { Facts } from "./known.ts";

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
  if ("all" in condition) return every(condition.all, facts, false);
  if ("any" in condition) return every(condition.any, facts, true);
  if ("not" in condition) return negated(holds(condition.not, facts));
  const value = facts[condition.fact]?.value;
  if ("known" in condition) return condition.known === (value !== undefined);
  if (value === undefined) return null;
  if ("oneOf" in condition) return condition.oneOf.includes(String(value));
  const number = Number(value);
  return (
    (condition.atLeast === undefined || number >= condition.atLeast) &&
    (condition.below === undefined || number < condition.below)
  );
}

/** What decides at once, when one of them is it; null when one is not known; else the opposite. */
function every(conditions: Condition[], facts: Facts, decides: boolean): boolean | null {
  let unknown = false;
  for (const condition of conditions) {
    const held = holds(condition, facts);
    if (held === decides) return decides;
    if (held === null) unknown = true;
  }
  return unknown ? null : !decides;
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
