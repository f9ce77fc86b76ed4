/** Checks a model's reading against the reply's words. */
import { Reading } from "../engine/reading/reading.ts";
import { checkControl, checkPlan, isSkipped } from "./check/instructions.ts";
import { checkInteractions } from "./check/interactions.ts";
import { createClaimTally, type CheckContext, type DroppedClaim } from "./check/check-context.ts";
import type { ModelReading } from "./model-reading.ts";

/** A model's reading with what it made up left out. */
export type Checked = {
  /** null: too little of it is left to trust, so the rules' reading stands */
  reading: Reading | null;
  dropped: Partial<Record<DroppedClaim, number>>;
};

/**
 * Holds a model's reading against the reply's words, the portfolio and the rules' reading. A quote that is not in the
 * reply letter for letter, a person or customer that it does not name, a day that its words cannot give, an instruction
 * that nobody wrote: dropped, and counted. The outcome follows from what is left, in the contract's order; whom to ask
 * back about is decided by the rules alone, so that a name with two meanings is never guessed.
 */
export function checkReading(said: ModelReading, context: Omit<CheckContext, "claims">): Checked {
  const { request, rules } = context;
  const claims = createClaimTally();
  const checks = { ...context, claims };
  const { ask, options } = rules;
  if (said.ask !== null && ask === null) claims.drop("ask");
  const isCustomerOpen =
    ask !== null && rules.outcome === "interaction" && rules.interactions.length === 0;
  const interactions = isCustomerOpen ? [] : checkInteractions(said.interactions, checks);
  const plan = checkPlan(said.plan, checks);
  const control = checkControl(said.control, interactions.length > 0 || isCustomerOpen, checks);
  const skipped = isSkipped(said, checks);
  const { updates, people, customerNews } = rules;
  const changed = updates.length + people.length + customerNews.length > 0;
  const outcome =
    interactions.length > 0 || isCustomerOpen
      ? "interaction"
      : plan !== null
        ? "plan"
        : changed
          ? "update"
          : skipped
            ? "skip"
            : control !== null
              ? "control"
              : "unclear";
  const { dropped } = claims;
  // Where nothing is left of what either reader saw, losing the rep's words would be the worse error.
  const isEmpty = outcome === "unclear" || outcome === "update";
  const isHollow = isEmpty && !(isSilent(said.outcome) && isSilent(rules.outcome));
  if (isHollow || claims.isMostlyInvented()) return { reading: null, dropped };
  const reading = Reading.parse({
    id: request.id,
    outcome,
    interactions,
    plan,
    updates,
    people,
    customerNews,
    control,
    ask,
    ...(options && { options }),
  });
  return { reading, dropped };
}

/** Nothing happened, will happen or is asked for: what changes is taken from the rules' reading as it is. */
const isSilent = (outcome: Reading["outcome"]) => outcome === "unclear" || outcome === "update";
