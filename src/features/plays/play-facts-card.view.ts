import type { Card } from "../../chat/view.ts";
import { FACT_NAMES, FACTS } from "../../engine/plays/facts.ts";
import {
  bullets,
  createCard,
  heading,
  note,
  paragraph,
  plain,
  strong,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

const FACTS_SHOWN = 25;

/** The closed list of what a play may ask about and name; with a word, what those that hold it mean. */
export function playFactsCard(word: string): Card {
  const { facts } = words.plays;
  const wanted = word.toLowerCase();
  const found = FACT_NAMES.filter(
    (name) => wanted !== "" && `${name} ${FACTS[name].means}`.toLowerCase().includes(wanted),
  );
  const byKind = [...Map.groupBy(FACT_NAMES, (name) => FACTS[name].kind)].map(([kind, names]) => ({
    label: facts.kinds[kind] ?? kind,
    value: names.join(", "),
  }));
  return createCard("plays", `${facts.summary(FACT_NAMES.length)} ${facts.howToName}`, [
    heading(facts.title),
    paragraph(facts.howToName),
    found.length === 0
      ? { kind: "facts", rows: byKind }
      : bullets(
          found
            .slice(0, FACTS_SHOWN)
            .map((name) => [strong(name), plain(`  ${FACTS[name].means}`)]),
        ),
    note(facts.askForMore),
  ]);
}
