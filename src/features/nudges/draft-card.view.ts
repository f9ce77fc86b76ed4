import type { Card } from "../../chat/view.ts";

/** First words for the rep to send, in the rep's own voice to finish. */
export function draftCard(nudge: { action: string }, contact: string | null, member: string): Card {
  const greeting = contact === null ? "Hello," : `Hello ${contact.split(" ")[0]},`;
  const draft = `${greeting} I was thinking of you this week and wanted to hear how things are going. Would you have ten minutes for me in the next days? Best regards, ${member.split(" ")[0]}`;
  return {
    kind: "card",
    name: "notice",
    text: draft,
    blocks: [
      { kind: "text", text: "A first draft, to make your own:" },
      { kind: "text", text: [{ text: draft, style: "quote" }] },
      { kind: "note", text: nudge.action },
    ],
  };
}
