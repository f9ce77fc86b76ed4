import type { Button, Card } from "../../chat/view.ts";
import {
  type Contact,
  type ContactFunction,
  FUNCTIONS,
  type Level,
  LEVELS,
} from "../../engine/model/contact.ts";
import type { RoleGuess } from "../../engine/reading/role-words.ts";
import { strong } from "../notices/words.ts";

const LEVEL_WORDS: Record<Level, string> = {
  executive: "Executive",
  leader: "Leads a team",
  user: "Uses what we sell",
};

const FUNCTION_WORDS: Record<ContactFunction, string> = {
  engineering: "Engineering",
  marketing: "Marketing",
  operations: "Operations",
  maintenance: "Maintenance",
  service: "Service",
  procurement: "Procurement",
  finance: "Finance",
  legal: "Legal",
  it: "IT",
  other: "Something else",
};

/**
 * Somebody is on the people map now, or is known better: asks for what is not known yet, with what their words made
 * likely as the first choice.
 */
export function contactCard(
  contact: Pick<Contact, "id" | "name" | "level" | "function">,
  customer: string,
  guess: RoleGuess,
): Card {
  const { name } = contact;
  const first = name.split(" ")[0] ?? name;
  const isComplete = contact.level !== null && contact.function !== null;
  const opening = isComplete
    ? `Thank you: ${name} at ${customer} is on the people map, with place and work.`
    : `${name} is now on the people map of ${customer}.`;
  return {
    kind: "card",
    name: "notice",
    text: opening,
    blocks: [
      { kind: "text", text: opening },
      ...(contact.level === null
        ? question(levelQuestion(first, guess), LEVELS, guess.level, (level) => ({
            label: LEVEL_WORDS[level],
            action: { name: "contact.level", subject: contact.id, value: level },
          }))
        : []),
      ...(contact.function === null
        ? question(functionQuestion(first, guess), FUNCTIONS, guess.function, (work) => ({
            label: FUNCTION_WORDS[work],
            action: { name: "contact.function", subject: contact.id, value: work },
          }))
        : []),
    ],
  };
}

const levelQuestion = (first: string, { level }: RoleGuess): string => {
  if (level === "executive") return `I take ${first} for an executive. Is that right?`;
  if (level === "leader") return `It sounds as if ${first} leads others. Is that right?`;
  if (level === "user") return `It sounds as if ${first} works with it hands-on. Is that right?`;
  return `Is ${first} an executive, a leader, or somebody who uses what we sell?`;
};

const functionQuestion = (first: string, guess: RoleGuess): string =>
  guess.function === null || guess.function === "other"
    ? `What does ${first} work in?`
    : `Does ${first} work in ${FUNCTION_WORDS[guess.function].replace(/^(?!IT)./, (letter) => letter.toLowerCase())}?`;

function question<T>(
  words: string,
  all: readonly T[],
  guessed: T | null,
  button: (one: T) => Button,
): Card["blocks"] {
  const ordered = all.toSorted((a, b) => Number(b === guessed) - Number(a === guessed));
  const buttons = ordered.map((one): Button =>
    one === guessed ? { ...button(one), style: "primary" } : button(one),
  );
  return [
    { kind: "text", text: [strong(words)] },
    { kind: "buttons", buttons },
  ];
}
