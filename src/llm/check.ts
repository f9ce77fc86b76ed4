/** Checks a model's reading against the reply's words. */
import { questionOf } from "../engine/reading/ask.ts";
import { Reading } from "../engine/reading/reading.ts";
import { whichItem } from "../engine/reading/updates.ts";
import { checkCustomerNews, checkPeopleNews, checkUpdates } from "./check/changes.ts";
import { checkControl, checkPlan } from "./check/instructions.ts";
import { checkInteractions } from "./check/interactions.ts";
import {
  createClaimTally,
  stands,
  type CheckContext,
  type DroppedClaim,
} from "./check/check-context.ts";
import type { ModelReading } from "./model-reading.ts";

/** A model's reading with what it made up left out. */
export type Checked = {
  /** null: too little of it is left to trust, so the rules' reading stands */
  reading: Reading | null;
  dropped: Partial<Record<DroppedClaim, number>>;
};

/**
 * Holds each field of a model's reading against the words that it gives as evidence. A quote that is not in the reply letter
 * for letter, a person or customer that its words cannot mean, a day that they cannot name, an instruction that nobody gave:
 * dropped, and counted. The outcome follows from what is left, in the contract's order. The rules have one veto: where they
 * find a name that fits two customers, it is asked back, unless the words name the model's customer elsewhere.
 */
export function checkReading(said: ModelReading, context: Omit<CheckContext, "claims">): Checked {
  const { request, rules, evidence } = context;
  const claims = createClaimTally();
  const checks = { ...context, claims };
  const isVetoed =
    rules.ask !== null &&
    rules.outcome === "interaction" &&
    rules.interactions.length === 0 &&
    !said.interactions.every(({ customer }) => evidence.customers.has(customer));
  const isCustomerOpen =
    isVetoed || (said.unclear.includes("customer") && said.interactions.length === 0);
  const interactions = isCustomerOpen ? [] : checkInteractions(said.interactions, checks);
  const plan = checkPlan(said.plan, checks);
  const updates = checkUpdates(said.updates, checks);
  const people = checkPeopleNews(said.people, checks);
  const customerNews = checkCustomerNews(said.customerNews, checks);
  const control = checkControl(said.control, interactions, checks);
  const { ask, options } = askFor(said, isVetoed, checks);
  const isItemOpen = ask !== null && said.unclear.includes("item");
  const changed = updates.length + people.length + customerNews.length > 0 || isItemOpen;
  const isSkipped = said.outcome === "skip" && request.nudge !== null;
  const outcome =
    interactions.length > 0 || isCustomerOpen
      ? "interaction"
      : plan !== null
        ? "plan"
        : changed
          ? "update"
          : isSkipped
            ? "skip"
            : control !== null
              ? "control"
              : "unclear";
  const { dropped } = claims;
  // Where nothing is left, losing the rep's words would be the worse error: less than the rules read needs words for it.
  const isLess = outcome === "skip" || outcome === "unclear";
  const isShown = said.outcome === outcome && stands(said.outcomeQuote, checks, 2);
  const isNews = rules.outcome !== outcome && !(rules.outcome === "unclear" && outcome === "skip");
  const isHollow = isLess && !isShown && isNews;
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

/** More than these are no choice of buttons. */
const MAX_OPTIONS = 5;

/** The question back, in our own words: the rules', or what the model finds open. */
function askFor(
  said: ModelReading,
  isVetoed: boolean,
  { request, rules, evidence, claims }: CheckContext,
): Pick<Reading, "ask" | "options"> {
  const { unclear } = said;
  const isContactLost = rules.options !== undefined && claims.dropped.contact !== undefined;
  if (rules.ask !== null && (isVetoed || isContactLost || unclear.length > 0))
    return { ask: rules.ask, ...(rules.options && { options: rules.options }) };
  if (unclear.includes("item")) {
    const theirs = (request.open ?? []).filter(
      ({ customer }) => evidence.customers.has(customer) || request.nudge?.customer === customer,
    );
    return { ask: theirs.length > 1 ? whichItem(theirs) : null };
  }
  const [first] = said.interactions;
  const options = unclear.includes("customer")
    ? request.customers.map(({ name }) => ({ customer: name }))
    : request.customers
        .filter(({ name }) => unclear.includes("contact") && name === first?.customer)
        .flatMap(({ name, contacts }) =>
          (contacts ?? []).map((contact) => ({ customer: name, contact })),
        );
  if (options.length === 0) return { ask: null };
  const word = unclear.includes("customer") ? "customer" : "contact";
  if (options.length > MAX_OPTIONS) return { ask: `Which ${word} was that?`, options: [] };
  return { ask: questionOf(word, options), options };
}
