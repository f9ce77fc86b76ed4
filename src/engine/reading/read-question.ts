/** What somebody asks of the coach: a question about what is known, and whom or what it names. It changes nothing. */
import { foldText } from "../model/names.ts";
import type { Lexicon } from "./lexicon.ts";
import { QUESTION_KINDS, type QuestionKind } from "./question-kinds.ts";
import type { Readable } from "./records-of-reading.ts";

/** A question, with the customer and the contact that it names. */
type AskedOfUs = { kind: QuestionKind; customer: Readable | null; contactId: string | null };

/** More words than this tell something besides. */
const LONGEST_QUESTION_WORDS = 16;

/** @returns null for words that ask nothing that we know the answer of */
export function readQuestion(
  text: string,
  customers: Readable[],
  { questions }: Pick<Lexicon, "questions">,
): AskedOfUs | null {
  const flat = foldText(text);
  if (flat === "" || flat.split(" ").length > LONGEST_QUESTION_WORDS) return null;
  const kind = QUESTION_KINDS.find((one) => questions[one].test(flat));
  if (!kind) return null;
  const named = namedIn(` ${flat} `, customers);
  return { kind, customer: named?.customer ?? null, contactId: named?.contactId ?? null };
}

/** The customer with the longest name in the words, its own, an alias, a contact's, or a contact's first or last name alone. */
function namedIn(flat: string, customers: Readable[]) {
  const found = customers.flatMap((customer) => [
    ...[customer.name, ...customer.aliases].map((name) => ({ name, customer, contactId: null })),
    ...customer.contacts.flatMap(({ id, name }) =>
      [name, ...name.split(" ")].map((part) => ({ name: part, customer, contactId: id })),
    ),
  ]);
  return found
    .map((one) => ({ ...one, folded: foldText(one.name) }))
    .filter(({ folded }) => folded.length > 2 && flat.includes(` ${folded} `))
    .toSorted((a, b) => b.folded.length - a.folded.length)[0];
}
