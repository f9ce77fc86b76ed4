/** Checks plan and instruction. */
import type { Reading } from "../../engine/reading/reading.ts";
import type { ModelReading } from "../model-reading.ts";
import { stands, type CheckContext } from "./check-context.ts";
import { checkDay } from "./days.ts";
import { customerMeant } from "./people.ts";

/** @returns the plan as far as the reply gives it: whose, on which day, at which words */
export function checkPlan(said: ModelReading["plan"], context: CheckContext): Reading["plan"] {
  const { claims } = context;
  if (said === null) return null;
  const customer = customerMeant(said.customer, said.customerQuote, context);
  const on = checkDay({ day: said.on, quote: said.onQuote, side: "ahead" }, context);
  const trigger = stands(said.trigger, context, 2) ? said.trigger.trim() : null;
  const isTold = on !== null || trigger !== null || stands(said.quote, context, 3);
  if (customer === null || !isTold) {
    claims.drop(customer === null ? "customer" : "plan");
    return null;
  }
  claims.kept();
  return { customer: customer.name, on, trigger };
}

/** Instructions that no message gives which tells of a touch. */
const ALONE = new Set(["undo", "stop", "resume"]);
const SENTENCE_END = /[.!?;\n]/;
const QUOTED = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»/g;

/**
 * The instruction to the coach, when its words stand in the reply and are the rep's: beside an interaction, "she told us to
 * stop emailing" is what somebody said.
 */
export function checkControl(
  said: ModelReading["control"],
  interactions: Reading["interactions"],
  context: CheckContext,
): Reading["control"] {
  const { rules, claims } = context;
  if (said === null) return null;
  const isRead = rules.control?.kind === said.kind;
  const isSaid = stands(said.quote, context) && isOurs(said.quote, interactions, context);
  const isPossible = interactions.length === 0 || !ALONE.has(said.kind);
  if (!claims.isKept(isPossible && (isRead || isSaid), "control")) return null;
  const isTimed = said.kind === "snooze" || said.kind === "pause";
  if (!isTimed) return { kind: said.kind, from: null, until: null };
  const { fromQuote, untilQuote } = said;
  const from = checkDay({ day: said.from, quote: fromQuote, side: "ahead" }, context);
  const end = { day: said.until, quote: untilQuote, side: "ahead", isDayAfter: true } as const;
  return { kind: said.kind, from, until: checkDay(end, context) };
}

/** Not quoted, and beside a touch in no sentence that speaks of somebody at the customer before its end. */
function isOurs(quote: string, told: Reading["interactions"], context: CheckContext): boolean {
  const { text, names } = context.evidence;
  const at = text.indexOf(quote);
  const end = at + quote.length;
  for (const { index, 0: words } of text.matchAll(QUOTED))
    if (index < end && at < index + words.length) return false;
  if (told.length === 0) return true;
  const start = at - (text.slice(0, at).split(SENTENCE_END).at(-1)?.length ?? 0);
  const before = text.slice(start, end).toLowerCase();
  return (
    !told.some(({ signals }) => signals.some((each) => each.quote.includes(quote))) &&
    !names.some((name) => name.start >= start && name.end <= end && name.kind !== "stranger") &&
    !before.split(/[^\p{L}]+/u).some(context.lexicon.isHeOrShe)
  );
}
