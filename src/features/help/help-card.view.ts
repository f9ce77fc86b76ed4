import type { Card } from "../../chat/view.ts";
import type { MemberRole } from "../../engine/model/member.ts";
import { notice, plain, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** What one can say to the coach. */
export function helpCard(role: MemberRole): Card {
  const { help } = words;
  const items = [...help.forEverybody, ...(role === "rep" ? [] : help.forManagers)];
  return {
    kind: "card",
    name: "help",
    text: help.youCanWrite(items.map(([command]) => command)),
    blocks: [
      { kind: "heading", text: help.title },
      {
        kind: "list",
        items: items.map(([command, meaning]) => [strong(command), plain(`  ${meaning}`)]),
      },
      { kind: "text", text: help.example },
      { kind: "note", text: help.plainWords },
    ],
  };
}

/** After a button whose nudge, reply or contact is gone, or of somebody else. */
export const oldButtonCard = () => notice(words.help.oldButton);
