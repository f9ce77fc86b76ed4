/** The one question to ask back, when a name could mean several: its words, and its answers as data. */
import type { AnnotatedText } from "./annotated-text.ts";
import type { AskOption } from "./reading.ts";
import { within } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";

/** About whom, its words, and who can be meant. */
export type Ask = { about: "customer" | "contact"; question: string; options: AskOption[] };

/**
 * @param isOrder the reply orders the coach to do something: a touch of nobody's is then none
 * @returns null when every name that matters is settled
 */
export function askOf(
  annotated: AnnotatedText,
  clauses: readonly Clause[],
  isOrder: boolean,
): Ask | null {
  for (const clause of clauses) {
    if (clause.touch?.when === "not") continue;
    for (const mention of clause.mentions) {
      if (mention.is !== "ambiguous") continue;
      const word = annotated.normalized.text.slice(
        annotated.normalized.offsets[mention.at.start] ?? 0,
        annotated.normalized.offsets[mention.at.end] ?? 0,
      );
      if (mention.companies.length > 1) {
        const options = mention.companies.map(({ name }) => ({ customer: name }));
        return { about: "customer", question: questionOf(word, options), options };
      }
      if (mention.people.length < 2) continue;
      const options = mention.people.map(({ name, customer }) => ({ customer, contact: name }));
      const customers = new Set(options.map(({ customer }) => customer));
      const about = customers.size > 1 ? "customer" : "contact";
      return { about, question: questionOf(word, options), options };
    }
  }
  return unknownCustomer(annotated, clauses) ?? (isOrder ? null : noCustomer(annotated, clauses));
}

/** "Coffee with Ken from a courier firm": a touch in answer to no nudge, and nobody in it whom the portfolio has. */
function noCustomer({ request, names }: AnnotatedText, clauses: readonly Clause[]): Ask | null {
  const isTold = clauses.some(({ touch }) => touch?.when === "past");
  if (request.nudge !== null || !isTold || clauses.some(({ mentions }) => mentions.length > 0))
    return null;
  return whichCustomer("Which customer was that?", names);
}

function whichCustomer(question: string, { companies }: AnnotatedText["names"]): Ask {
  const options = companies.map(({ name }) => ({ customer: name }));
  return { about: "customer", question, options: options.length > MAX_OPTIONS ? [] : options };
}

/** More customers than this are no choice of buttons. */
const MAX_OPTIONS = 5;

/** "Called Nordglas": a touch with a company that the portfolio does not have, and with nobody else. */
function unknownCustomer(annotated: AnnotatedText, clauses: readonly Clause[]): Ask | null {
  const { names, unknownCompanies, request, tokens, lexicon } = annotated;
  const isAlone = clauses.every(({ mentions }) => mentions.length === 0);
  if (clauses.some(({ touch, mentions }) => touch?.when === "past" && mentions.length > 0))
    return null;
  for (const clause of clauses) {
    const [unknown] = within(unknownCompanies, clause.sentence);
    if (unknown === undefined || !(isAlone || unknown.met)) continue;
    if (clause.touch === null ? !isAlone : clause.touch.when !== "past") continue;
    // In answer to a nudge, "she has a quote from Nordglas" is about the nudge's customer.
    const isHers = within(tokens, clause.sentence).some(
      ({ word, start }) => start < unknown.start && lexicon.isHeOrShe(word),
    );
    const isOurs = clause.touch !== null && within([unknown], clause).length > 0 && !isHers;
    if (request.nudge !== null && !isOurs) continue;
    const own = clauses.filter(({ sentence }) => sentence === clause.sentence);
    if (own.some(({ mentions }) => mentions.length > 0)) continue;
    return whichCustomer(
      "That company is not one of your customers. Which customer is this about?",
      names,
    );
  }
  return null;
}

/** Who is meant by a word: the question, with its options. */
export const questionOf = (word: string, options: AskOption[]) =>
  `Which ${word} was that: ${listed(sayOptions(options))}?`;

/** The options in words: a person's customer is named where it tells them apart. */
export function sayOptions(options: readonly AskOption[]): string[] {
  const isOneCustomer = new Set(options.map(({ customer }) => customer)).size === 1;
  return options.map(({ customer, contact }) => {
    if (contact === undefined) return customer;
    return isOneCustomer ? contact : `${contact} of ${customer}`;
  });
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
