/** What a model is given of a reply. */
import { foldText } from "../engine/model/names.ts";
import type { ReplyEvidence } from "../engine/reading/evidence.ts";
import type { Reading, ReadingRequest } from "../engine/reading/reading.ts";
import type { Mask } from "./mask.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Shorter words stand in any reply; where they are names, the rules find them. */
const MIN_SHARED_LETTERS = 4;

/** The customers that a reading may speak of: those that the words name or may name, and the nudge's. */
export function candidatesOf(
  { customers, nudge }: ReadingRequest,
  evidence: ReplyEvidence,
): ReadingRequest["customers"] {
  return customers.filter(
    ({ name, aliases, contacts }) =>
      evidence.customers.has(name) ||
      nudge?.customer === name ||
      [name, ...(aliases ?? []), ...(contacts ?? [])].some((form) => sharesWord(form, evidence)),
  );
}

const sharesWord = (words: string, { words: told }: ReplyEvidence): boolean =>
  foldText(words)
    .split(" ")
    .some((word) => word.length >= MIN_SHARED_LETTERS && told.has(word));

/**
 * What a model is given of a reply, as one JSON text: data, distinguished from the instructions by being JSON in a message
 * of its own. Of the portfolio only what the reply can mean: the rest would cost and tell more than it helps.
 * @param rules the rules' reading of the same reply, as a hint; null for none
 */
export function requestText(
  request: ReadingRequest,
  evidence: ReplyEvidence,
  rules: Reading | null,
  mask: Mask,
  isMasked: boolean,
): string {
  const { nudge } = request;
  const candidates = candidatesOf(request, evidence);
  return JSON.stringify({
    today: `${evidence.today}, a ${WEEKDAYS[evidence.weekday - 1]}`,
    numeric_dates: evidence.monthFirst ? "month first" : "day first",
    nudge: nudge && {
      customer: mask.name("Customer", nudge.customer),
      ...(nudge.contact !== undefined && { contact: mask.name("Person", nudge.contact) }),
      // Its words quote and name people who do not stand in the reply: nothing would hide them.
      ...(!isMasked && { question: nudge.question }),
      ...(nudge.about !== undefined && { about: nudge.about }),
    },
    customers: candidates.map(({ name, aliases, contacts }) => ({
      name: mask.name("Customer", name),
      ...(!isMasked && aliases !== undefined && aliases.length > 0 && { aliases }),
      contacts: (contacts ?? [])
        .filter((contact) => !isMasked || isAbout(evidence, nudge, contact))
        .map((contact) => mask.name("Person", contact)),
    })),
    open: (request.open ?? [])
      .filter(
        (item) =>
          sharesWord(item.quote, evidence) || candidates.some(({ name }) => name === item.customer),
      )
      .map(({ quote, customer, contact, ...item }) => ({
        ...item,
        customer: mask.name("Customer", customer),
        // As with the question.
        ...(!isMasked && { quote, ...(contact !== undefined && { contact }) }),
      })),
    ambiguous: evidence.names.flatMap(({ kind, start, end }) =>
      kind === "ambiguous" ? mask.words(evidence.text.slice(start, end)) : [],
    ),
    ...(rules !== null && { rules: hintOf(rules, mask) }),
    reply: mask.reply,
  });
}

function isAbout(evidence: ReplyEvidence, nudge: ReadingRequest["nudge"], contact: string) {
  return nudge?.contact === contact || evidence.names.some(({ name }) => name === contact);
}

/** The rules' reading with its names hidden; their question back is theirs alone. */
function hintOf(rules: Reading, mask: Mask): object {
  const { id: _id, options: _options, ask: _ask, ...told } = rules;
  const hidden = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => hidden(each, key));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([at, each]) => [at, hidden(each, at)]));
    if (typeof value !== "string") return value;
    if (key === "customer") return mask.name("Customer", value);
    if (key === "contacts" || key === "contact" || key === "name")
      return mask.name("Person", value);
    return key === "newContacts" || key === "quote" || key === "trigger"
      ? mask.words(value)
      : value;
  };
  return Object.fromEntries(Object.entries(told).map(([at, each]) => [at, hidden(each, at)]));
}
