import type { Condition } from "./condition.ts";
import { FACT_NAMES } from "./facts.ts";

/** A condition as people write it: `daysSilent at least 30 and lastOn known`. */
export function sayCondition(condition: Condition): string {
  if ("all" in condition) {
    return condition.all.length === 0 ? "always" : condition.all.map(inside).join(" and ");
  }
  if ("any" in condition) return condition.any.map(inside).join(" or ");
  if ("not" in condition) return `not ${inside(condition.not)}`;
  const { fact } = condition;
  if ("known" in condition) return `${fact} ${condition.known ? "known" : "unknown"}`;
  if ("oneOf" in condition) return `${fact} is ${condition.oneOf.join(", ")}`;
  const bounds = [
    condition.atLeast !== undefined && `at least ${condition.atLeast}`,
    condition.below !== undefined && `below ${condition.below}`,
  ].filter((it) => it !== false);
  return bounds.map((it) => `${fact} ${it}`).join(" and ");
}

function inside(condition: Condition): string {
  const isLone = "all" in condition ? condition.all.length < 2 : !("any" in condition);
  return isLone ? sayCondition(condition) : `(${sayCondition(condition)})`;
}

const TEST = /^(\w+)\s+(?:(known|unknown)|(at least|below)\s+(-?\d+(?:\.\d+)?)|is\s+(.+))$/i;

/**
 * The condition in words like `daysSilent at least 30 and lastOn known`, as plain data that is still to be checked. What
 * can't be read is handed on as it is, so that the check says so.
 */
export function conditionIn(words: string): unknown {
  const parts = words.split(/\s+and\s+|\s*;\s*/i).map((it) => it.trim());
  if (parts.length === 1 && parts[0]?.toLowerCase() === "always") return { all: [] };
  const tests = parts.filter((it) => it !== "").map(testIn);
  return tests.length === 1 ? tests[0] : { all: tests };
}

function testIn(words: string): unknown {
  const [, name = words, known, bound, number, list] = TEST.exec(words) ?? [];
  const fact = FACT_NAMES.find((it) => it.toLowerCase() === name.toLowerCase()) ?? name;
  if (known !== undefined) return { fact, known: known.toLowerCase() === "known" };
  if (number !== undefined) {
    const key = bound?.toLowerCase() === "below" ? "below" : "atLeast";
    return { fact, [key]: Number(number) };
  }
  if (list !== undefined) {
    const values = list.split(/\s*,\s*|\s+or\s+/).filter((it) => it !== "");
    return { fact, oneOf: values };
  }
  return { fact };
}
