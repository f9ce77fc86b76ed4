import type { Draft, Clause } from "./told-clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";

/** The one question back: about whom, and its words. */
export type Ask = { about: "customer" | "contact"; question: string };

/**
 * The one question to ask back, when a name could mean several.
 *
 * @returns null when every name that matters is settled
 */
export function askOf(scene: AnnotatedText, tellings: Clause[], drafts: Draft[]): Ask | null {
  for (const told of tellings) {
    if (told.touch?.when === "not") continue;
    for (const named of told.named) {
      if (named.is !== "doubt") continue;
      const word = scene.plain.text.slice(
        scene.plain.places[named.at.start] ?? 0,
        scene.plain.places[named.at.end] ?? 0,
      );
      if (named.companies.length > 1)
        return {
          about: "customer",
          question: `Which ${word} was that: ${listed(named.companies.map(({ name }) => name))}?`,
        };
      if (named.people.length < 2) continue;
      const customers = new Set(named.people.map(({ customer }) => customer));
      const settledBy = drafts.some((draft) =>
        named.people.every((person) => person.customer === draft.customer),
      );
      if (customers.size > 1 && !settledBy)
        return {
          about: "customer",
          question: `Which ${word} was that: ${listed(named.people.map(({ name, customer }) => `${name} of ${customer}`))}?`,
        };
      return {
        about: "contact",
        question: `Which ${word} was that: ${listed(named.people.map(({ name }) => name))}?`,
      };
    }
  }
  return null;
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
