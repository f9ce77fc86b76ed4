import type { Card } from "../../chat/view.ts";
import { createCard, note, paragraph, quoted } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** First words for the rep to send, in the rep's own voice to finish. */
export function draftCard(nudge: { action: string }, contact: string | null, member: string): Card {
  const first = (name: string) => name.split(" ")[0] ?? name;
  const draft = words.nudges.draft(contact && first(contact), first(member));
  return createCard("notice", draft, [
    paragraph(words.nudges.draftIntro),
    paragraph([quoted(draft)]),
    note(nudge.action),
  ]);
}
