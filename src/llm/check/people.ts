/** Checks the names of people and customers. */
import { personKey } from "../../engine/reading/evidence.ts";
import { foldName, foldText } from "../../engine/model/names.ts";
import type { CheckContext } from "./check-context.ts";

type Customer = CheckContext["request"]["customers"][number];

/** A name of one or two letters, such as the Le of Le Thi, is too short to be found among plain words. */
const MIN_NAME_WORD_LETTERS = 3;
const MAX_NAME_WORDS = 5;

/**
 * The customer of the portfolio that a model means, when the reply names it or the nudge is about it.
 * @returns null for one that is not in the portfolio, or that nobody named
 */
export function customerMeant(name: string, { request, evidence }: CheckContext): Customer | null {
  const folded = foldName(name);
  const meant =
    request.customers.find((known) => known.name === name) ??
    request.customers.find((known) =>
      [known.name, ...(known.aliases ?? [])].some((form) => foldName(form) === folded),
    );
  if (meant === undefined) return null;
  const isNamed = evidence.customers.has(meant.name) || request.nudge?.customer === meant.name;
  return isNamed ? meant : null;
}

/** @returns whether a contact of the customer is named in the reply, or is the nudge's and meant by "he" or "she" */
export function isContactNamed(customer: Customer, name: string, context: CheckContext): boolean {
  const { request, evidence, rules } = context;
  if (!(customer.contacts ?? []).includes(name)) return false;
  if (evidence.people.has(personKey(customer.name, name))) return true;
  const { nudge } = request;
  const isNudged = nudge?.customer === customer.name && nudge.contact === name;
  if (isNudged && (evidence.pronoun || contactsRead(rules, customer.name).includes(name)))
    return true;
  return nameWords(name).some((word) => isOnlyName(word, context));
}

function contactsRead(rules: CheckContext["rules"], customer: string): string[] {
  return rules.interactions.flatMap((told) => (told.customer === customer ? told.contacts : []));
}

const nameWords = (name: string): string[] =>
  foldText(name)
    .split(" ")
    .filter((word) => word.length >= MIN_NAME_WORD_LETTERS);

/** The rules take "will" for a verb; a model may know better, as long as one person alone has the name. */
function isOnlyName(word: string, { request, evidence }: CheckContext): boolean {
  if (!evidence.words.has(word) || evidence.ambiguousWords.has(word)) return false;
  const bearers = request.customers.flatMap(({ contacts }) =>
    (contacts ?? []).filter((contact) => nameWords(contact).includes(word)),
  );
  return bearers.length === 1;
}

/**
 * @returns whether the reply holds the name as a name: whole words of it, not all of them plain ones, and nobody's whom
 *   the portfolio knows
 */
export function isNewName(name: string, { request, evidence, lexicon }: CheckContext): boolean {
  const words = foldText(name).split(" ").filter(Boolean);
  if (words.length === 0 || words.length > MAX_NAME_WORDS || /\d/.test(name)) return false;
  if (!standsIn(evidence.text, name)) return false;
  if (words.every(lexicon.isPlainWord)) return false;
  const folded = words.join(" ");
  const isTaken = request.customers.some((customer) =>
    [customer.name, ...(customer.aliases ?? []), ...(customer.contacts ?? [])].some(
      (known) => foldText(known) === folded || foldName(known) === folded,
    ),
  );
  const isMeant = evidence.names.some(
    ({ kind, start, end }) =>
      (kind === "person" || kind === "customer" || kind === "ambiguous") &&
      foldText(evidence.text.slice(start, end)) === folded,
  );
  return !isTaken && !isMeant && isWrittenAsName(name, evidence.text);
}

function isWrittenAsName(name: string, text: string): boolean {
  return /\p{Lu}|\p{Lo}/u.test(name) || text === text.toLowerCase();
}

function standsIn(text: string, words: string): boolean {
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? " ");
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + words.length)) return true;
  return false;
}
