import type { Card } from "../../chat/view.ts";
import type { MemberRole } from "../../engine/model/member.ts";
import { plain, strong } from "./words.ts";

/** What one can say to the coach. */
export function helpCard(role: MemberRole): Card {
  const items = [
    ["/customer", "your customers, the ones that need you first"],
    ["/customer NAME", "one customer: health, people, promises, what to do next"],
    ["/customer log …", "write down what happened; without words a form opens"],
    ["/customer week", "your nudges of this week"],
    ["/customer pause", "no nudges until “/customer resume”"],
    ...(role === "rep"
      ? []
      : [
          ["/customer digest here", "the team's weekly digest comes to this channel"],
          ["/customer focus NAME", "a customer stands in front for a while; unfocus ends it"],
          ["/customer settings", "how many nudges, how often everybody's turn comes"],
          ["/customer play", "the questions that nudges ask, what they brought, and new ones"],
        ]),
  ];
  return {
    kind: "card",
    name: "help",
    text: `You can write: ${items.map(([command]) => command).join(", ")}. Or just tell me what happened.`,
    blocks: [
      { kind: "heading", text: "What you can say" },
      {
        kind: "list",
        items: items.map(([command = "", meaning = ""]) => [
          strong(command),
          plain(`  ${meaning}`),
        ]),
      },
      {
        kind: "text",
        text: "Or just tell me what happened: “Coffee with Dana on Tuesday, she is nervous about the rollout, promised her a plan by Friday”.",
      },
      {
        kind: "note",
        text: "Plain words work too: undo, why, another idea, snooze till Monday, pause, resume. Change or delete your message, and the record follows.",
      },
    ],
  };
}
