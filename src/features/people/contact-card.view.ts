import type { Button, Card } from "../../chat/view.ts";
import { type Contact, FUNCTIONS, LEVELS } from "../../engine/model/contact.ts";
import type { RoleGuess } from "../../engine/reading/role-words.ts";
import { strong, textCard } from "../card-parts.view.ts";
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
  return textCard(
    "notice",
    isComplete ? people.mapComplete(name, customer) : people.onTheMap(name, customer),
    [
      ...(contact.level === null
        ? question(people.whichLevel(first, guess.level), LEVELS, guess.level, (level) => ({
            label: people.levels[level],
            action: { name: "contact.level", subject: contact.id, value: { level } },
          }))
        : []),
      ...(contact.function === null
        ? question(
            people.whichFunction(first, guess.function),
            FUNCTIONS,
            guess.function,
            (work) => ({
              label: people.functions[work],
              action: { name: "contact.function", subject: contact.id, value: { function: work } },
            }),
          )
        : []),
    ],
  );
}

function question<T>(
  asked: string,
  all: readonly T[],
  guessed: T | null,
  button: (one: T) => Button,
): Card["blocks"] {
  const ordered = all.toSorted((a, b) => Number(b === guessed) - Number(a === guessed));
  const buttons = ordered.map((one): Button =>
    one === guessed ? { ...button(one), style: "primary" } : button(one),
  );
  return [
    { kind: "text", text: [strong(asked)] },
    { kind: "buttons", buttons },
  ];
}
