/** Checks the names of people and customers against the words that are said to name them. */
import { personKey } from "../../engine/reading/evidence.ts";
import { foldName, foldText } from "../../engine/model/names.ts";
import { isNear } from "../../engine/reading/misspelling.ts";
import { stands, type CheckContext, type Quote } from "./check-context.ts";

type Customer = CheckContext["request"]["customers"][number];

/** From so many letters on, a short form is told by its beginning. */
const MIN_STEM_LETTERS = 3;
const MAX_NAME_WORDS = 5;

/**
 * The customer of the portfolio that a model means, when the nudge is about it, the reply names it, or the quote does, by
 * a form of its own or of one of its people's names.
 * @returns null for one that is not in the portfolio, that nobody named, or whose quote fits another as well
 */
export function customerMeant(name: string, quote: Quote, context: CheckContext): Customer | null {
  const { request, evidence } = context;
  const folded = foldName(name);
  const meant =
    request.customers.find((known) => known.name === name) ??
    request.customers.find((known) =>
      [known.name, ...(known.aliases ?? [])].some((form) => foldName(form) === folded),
    );
  if (meant === undefined) return null;
  if (evidence.customers.has(meant.name) || request.nudge?.customer === meant.name) return meant;
  if (!stands(quote, context)) return null;
  const { isSmallWord } = context.lexicon;
  const telling = wordsOf(quote).filter((word) => word.length > 1 && !isSmallWord(word));
  const fitting = request.customers.filter((known) =>
    isFormOf(telling.join(" "), namesOf(known), context),
  );
  return fitting.length === 1 && fitting[0] === meant ? meant : null;
}

const namesOf = ({ name, aliases, contacts }: Customer): string[] => [
  name,
  ...(aliases ?? []),
  ...(contacts ?? []),
];

/**
 * @param quote a form of the name, an initial, a nickname or a pronoun; null where the nudge settles who is meant
 * @returns whether a contact of the customer can be meant by the quote
 */
export function isContactNamed(
  customer: Customer,
  name: string,
  quote: Quote,
  context: CheckContext,
): boolean {
  const { evidence, request, lexicon } = context;
  const contacts = customer.contacts ?? [];
  if (!contacts.includes(name)) return false;
  const isNudged = request.nudge?.customer === customer.name && request.nudge.contact === name;
  if (typeof quote !== "string") return isNudged && !isAnotherNamed(customer, name, context);
  if (!stands(quote, context)) return false;
  if (isFormOf(quote, [name], context)) {
    const isOthers = contacts.some(
      (other) =>
        other !== name && isFormOf(quote, [other], context) && !isFormOf(other, [quote], context),
    );
    return isNudged || !isOthers || evidence.people.has(personKey(customer.name, name));
  }
  const isPronoun = wordsOf(quote).some(
    (word) => lexicon.isHeOrShe(word) || (isNudged && lexicon.isSmallWord(word)),
  );
  return (
    isPronoun &&
    (isNudged || contacts.length === 1 || evidence.people.has(personKey(customer.name, name)))
  );
}

function isAnotherNamed(customer: Customer, name: string, { evidence }: CheckContext): boolean {
  const has = (contact: string) => evidence.people.has(personKey(customer.name, contact));
  return !has(name) && (customer.contacts ?? []).some(has);
}

const wordsOf = (text: string): string[] => foldText(text).split(" ").filter(Boolean);

/** Whether a word of the quote is said or written for a word of a name, or for its first letters. */
function isFormOf(quote: string, names: string[], { lexicon }: CheckContext): boolean {
  const said = wordsOf(quote);
  return names.some((name) => {
    const words = wordsOf(name);
    const initials = words.map((word) => word[0]).join("");
    return said.some(
      (word) =>
        (word.length > 1 && word === initials) ||
        words.some((part) => isSaidFor(word, part, lexicon)),
    );
  });
}

function isSaidFor(word: string, part: string, lexicon: CheckContext["lexicon"]): boolean {
  if (word === part) return !lexicon.particles.has(word);
  if (word.length === 1) return word === part[0];
  const isStem =
    word.length >= MIN_STEM_LETTERS && (part.startsWith(word) || word.startsWith(part));
  return (
    (isStem && part.length >= MIN_STEM_LETTERS) ||
    isNear(word, part) ||
    lexicon.isSameGivenName(word, part)
  );
}

/** @returns whether the reply holds the name: in whole words, not all of them plain ones, and nobody's whom we know */
export function isNewName(name: string, { request, evidence, lexicon }: CheckContext): boolean {
  const words = wordsOf(name);
  if (words.length === 0 || words.length > MAX_NAME_WORDS || /\d/.test(name)) return false;
  if (!standsIn(evidence.text, name) || words.every(lexicon.isPlainWord)) return false;
  const folded = words.join(" ");
  const isTaken = request.customers.some((customer) =>
    namesOf(customer).some((known) => foldText(known) === folded || foldName(known) === folded),
  );
  const isMeant = evidence.names.some(
    ({ kind, start, end }) =>
      kind !== "newcomer" &&
      kind !== "stranger" &&
      foldText(evidence.text.slice(start, end)) === folded,
  );
  if (isTaken || isMeant) return false;
  return /\p{Lu}|\p{Lo}/u.test(name) || evidence.text === evidence.text.toLowerCase();
}

function standsIn(text: string, words: string): boolean {
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? " ");
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + words.length)) return true;
  return false;
}
