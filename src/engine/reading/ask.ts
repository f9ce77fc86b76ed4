/** The one question to ask back, when a name could mean several: its words, and its answers as data. */
import type { AnnotatedText } from "./annotated-text.ts";
import type { AskOption } from "./reading.ts";
import type { Clause } from "./clauses.ts";

/** About whom, its words, and who can be meant. */
export type Ask = { about: "customer" | "contact"; question: string; options: AskOption[] };

/** @returns null when every name that matters is settled */
export function askOf(annotated: AnnotatedText, clauses: Clause[]): Ask | null {
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
  return null;
}

const questionOf = (word: string, options: AskOption[]) =>
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
