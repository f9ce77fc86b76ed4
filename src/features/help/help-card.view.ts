import type { Card } from "../../chat/view.ts";
import type { MemberRole } from "../../engine/model/member.ts";
import {
  bullets,
  createCard,
  heading,
  note,
  notice,
  paragraph,
  plain,
  strong,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

/** What one can say to the coach. */
export function helpCard(role: MemberRole): Card {
  const { help } = words;
  const items = [...help.forEverybody, ...(role === "rep" ? [] : help.forManagers)];
  return createCard("help", help.youCanWrite(items.map(([command]) => command)), [
    heading(help.title),
    bullets(items.map(([command, meaning]) => [strong(command), plain(`  ${meaning}`)])),
    paragraph(help.example),
    note(help.plainWords),
  ]);
}

/** `customer`: one of the member's own. */
export const greetingCard = (name: string, customer: string | null) =>
  notice(words.help.greeting(name.split(" ")[0] ?? name, customer));

export const thanksCard = () => notice(words.help.youAreWelcome);

/** After a button whose nudge, reply or contact is gone, or of somebody else. */
export const oldButtonCard = () => notice(words.help.oldButton);
