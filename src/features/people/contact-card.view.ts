import type { Block, Button, Card } from "../../chat/view.ts";
import { type Contact, FUNCTIONS, LEVELS } from "../../engine/model/contact.ts";
import type { RoleGuess } from "../../engine/reading/role-words.ts";
import { buttons, paragraph, strong, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

/**
 * Somebody is on the people map now, or is known better: asks for what is not known yet, with what their words made
 * likely as the first choice.
 */
export function contactCard(
  contact: Pick<Contact, "id" | "name" | "level" | "function">,
  customer: string,
  guess: RoleGuess,
): Card {
  const { people } = words;
  const { name } = contact;
  const first = name.split(" ")[0] ?? name;
  const isComplete = contact.level !== null && contact.function !== null;
  const text = isComplete ? people.mapComplete(name, customer) : people.onTheMap(name, customer);
  const whichLevel = people.whichLevel(first, guess.level);
  const whichFunction = people.whichFunction(first, guess.function);
  return textCard("notice", text, [
    contact.level === null &&
      question(whichLevel, LEVELS, guess.level, (level) => ({
        label: people.levels[level],
        action: { name: "contact.level", subject: contact.id, value: { level } },
      })),
    contact.function === null &&
      question(whichFunction, FUNCTIONS, guess.function, (work) => ({
        label: people.functions[work],
        action: { name: "contact.function", subject: contact.id, value: { function: work } },
      })),
  ]);
}

function question<T>(
  asked: string,
  all: readonly T[],
  guessed: T | null,
  button: (one: T) => Button,
): Block[] {
  const ordered = all.toSorted((a, b) => Number(b === guessed) - Number(a === guessed));
  const choices = ordered.map((one): Button =>
    one === guessed ? { ...button(one), style: "primary" } : button(one),
  );
  return [paragraph([strong(asked)]), buttons(choices)];
}
