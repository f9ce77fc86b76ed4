/** Checks plan, instruction and skip. */
import { foldText } from "../../engine/model/names.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { ModelReading } from "../model-reading.ts";
import { withoutNames } from "./interactions.ts";
import type { CheckContext } from "./check-context.ts";
import { customerMeant } from "./people.ts";

/** @returns the plan as far as the reply gives it: whose, on which day, at which words */
export function checkPlan(said: ModelReading["plan"], context: CheckContext): Reading["plan"] {
  const { evidence, rules, claims } = context;
  if (said === null) return null;
  const customer = customerMeant(said.customer, context);
  if (customer === null) {
    claims.drop("customer");
    return null;
  }
  let { on, trigger } = said;
  if (on !== null && !evidence.ahead.has(on)) {
    claims.drop("date");
    on = rules.plan?.customer === customer.name ? rules.plan.on : null;
  }
  if (trigger !== null && (trigger.trim() === "" || !evidence.text.includes(trigger))) {
    claims.drop("trigger");
    trigger = rules.plan?.customer === customer.name ? rules.plan.trigger : null;
  }
  if (on === null && trigger === null && rules.plan === null) {
    claims.drop("plan");
    return null;
  }
  claims.kept();
  return { customer: customer.name, on, trigger: trigger?.trim() ?? null };
}

/**
 * The instruction to the coach, when the rules read the same one, or when the reply is nothing else and has its words:
 * beside an interaction, "she told us to stop emailing" is what somebody said.
 */
export function checkControl(
  said: ModelReading["control"],
  somethingHappened: boolean,
  { evidence, rules, claims, lexicon }: CheckContext,
): Reading["control"] {
  if (said === null) return null;
  const isRead = rules.control?.kind === said.kind;
  const isSaid =
    !somethingHappened &&
    rules.control === null &&
    lexicon.controlCues[said.kind].test(foldText(withoutNames(evidence)));
  if (!isRead && !isSaid) {
    claims.drop("control");
    return rules.control;
  }
  claims.kept();
  const { until } = said;
  const takesDay = said.kind === "snooze" || said.kind === "pause";
  if (until === null || !takesDay) return { kind: said.kind, from: null, until: null };
  if (evidence.ahead.has(until) || evidence.stretches.has(until))
    return { kind: said.kind, from: isRead ? (rules.control?.from ?? null) : null, until };
  claims.drop("date");
  return {
    kind: said.kind,
    from: rules.control?.from ?? null,
    until: isRead ? (rules.control?.until ?? null) : null,
  };
}

/** @returns whether the rep passes on the nudge: there is one, and the rules read nothing else in the words */
export function isSkipped(said: ModelReading, { request, rules, claims }: CheckContext): boolean {
  if (said.outcome !== "skip") return false;
  const mayBe = rules.outcome === "skip" || (rules.outcome === "unclear" && request.nudge !== null);
  if (mayBe) claims.kept();
  else claims.drop("skip");
  return mayBe;
}
