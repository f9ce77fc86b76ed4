/** What a model is given of a reply. */
import type { ReplyEvidence } from "../engine/reading/evidence.ts";
import type { Reading, ReadingRequest } from "../engine/reading/reading.ts";
import type { Mask } from "./mask.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The customers that a reading may speak of: those that the words name, and the nudge's. */
export function candidatesOf(
  request: ReadingRequest,
  evidence: ReplyEvidence,
): ReadingRequest["customers"] {
  return request.customers.filter(
    ({ name }) => evidence.customers.has(name) || request.nudge?.customer === name,
  );
}

/**
 * What a model is given of a reply, as one JSON text: data, distinguished from the instructions by being JSON in a message
 * of its own. Of the portfolio only what the reply can mean: the rest would cost and tell more than it helps.
 * @param rules the rules' reading of the same reply, as a hint
 */
export function requestText(
  request: ReadingRequest,
  evidence: ReplyEvidence,
  rules: Reading,
  mask: Mask,
  isMasked: boolean,
): string {
  const { nudge } = request;
  return JSON.stringify({
    today: `${evidence.today}, a ${WEEKDAYS[evidence.weekday - 1]}`,
    numeric_dates: evidence.monthFirst ? "month first" : "day first",
    nudge: nudge && {
      customer: mask.name("Customer", nudge.customer),
      ...(nudge.contact !== undefined && { contact: mask.name("Person", nudge.contact) }),
      // Its words quote and name people who do not stand in the reply: nothing would hide them.
      ...(!isMasked && { question: nudge.question }),
    },
    customers: candidatesOf(request, evidence).map(({ name, aliases, contacts }) => ({
      name: mask.name("Customer", name),
      ...(!isMasked && aliases !== undefined && aliases.length > 0 && { aliases }),
      contacts: (contacts ?? [])
        .filter((contact) => !isMasked || isAbout(evidence, nudge, contact))
        .map((contact) => mask.name("Person", contact)),
    })),
    ambiguous: evidence.names.flatMap(({ kind, start, end }) =>
      kind === "ambiguous" ? mask.words(evidence.text.slice(start, end)) : [],
    ),
    rules: hintOf(rules, mask),
    reply: mask.reply,
  });
}

function isAbout(evidence: ReplyEvidence, nudge: ReadingRequest["nudge"], contact: string) {
  return nudge?.contact === contact || evidence.names.some(({ name }) => name === contact);
}

function hintOf(rules: Reading, mask: Mask): object {
  const { outcome, interactions, plan, control } = rules;
  return {
    outcome,
    interactions: interactions.map((told) => ({
      ...told,
      customer: mask.name("Customer", told.customer),
      contacts: told.contacts.map((name) => mask.name("Person", name)),
      newContacts: told.newContacts.map(mask.words),
      signals: told.signals.map((signal) => ({
        ...signal,
        quote: mask.words(signal.quote),
        ...(signal.contact !== undefined && { contact: mask.name("Person", signal.contact) }),
      })),
    })),
    plan: plan && {
      ...plan,
      customer: mask.name("Customer", plan.customer),
      trigger: plan.trigger && mask.words(plan.trigger),
    },
    control,
  };
}
