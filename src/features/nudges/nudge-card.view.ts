import type { Button, Card } from "../../chat/view.ts";
import type { Evidence } from "../../engine/model/nudge.ts";
import { sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { plain, quoted, soft, strong } from "../notices/words.ts";

/** The words of a nudge. */
export type NudgeWords = {
  id: string;
  reason: string;
  action: string;
  question: string;
  evidence: Evidence[];
};

/** The weekly nudge: why now, one small action, one question; answered in plain words. */
export function nudgeCard(nudge: NudgeWords, customer: string, contact: string | null): Card {
  const whom = contact === null ? customer : `${contact} at ${customer}`;
  const said = nudge.evidence.find((fact) => fact.quote !== undefined);
  return {
    kind: "card",
    name: "nudge",
    text: `${whom}: ${nudge.reason} ${nudge.action} ${nudge.question}`,
    blocks: [
      { kind: "heading", text: whom },
      { kind: "text", text: nudge.reason },
      ...(said?.quote !== undefined && !nudge.reason.includes(said.quote)
        ? [
            {
              kind: "note" as const,
              text: [quoted(said.quote), soft(`, ${sayDate(said.on, said.on)}`)],
            },
          ]
        : []),
      { kind: "text", text: [strong("A quarter of an hour: "), plain(nudge.action)] },
      { kind: "text", text: [strong(nudge.question)] },
      {
        kind: "note",
        text: "Just answer in your own words. I write it down and show you what I understood.",
      },
      { kind: "buttons", buttons: nudgeButtons(nudge.id) },
    ],
  };
}

function nudgeButtons(id: string): Button[] {
  const button = (label: string, name: Button["action"]["name"]): Button => ({
    label,
    action: { name, subject: id, value: "" },
  });
  return [
    { ...button("Done", "nudge.done"), style: "primary" },
    button("Another idea", "nudge.another"),
    button("Next week", "nudge.snooze"),
    button("Not this customer", "nudge.stop"),
    button("Why this one?", "nudge.why"),
  ];
}

/** A nudge that needs nothing more, in the place of the open one. */
export function closedNudgeCard(
  nudge: NudgeWords,
  customer: string,
  end: { how: "done" | "snoozed" | "skipped"; until?: LocalDate },
): Card {
  const sentence = {
    done: `Done: ${customer}. Thank you. Anything you tell me about it, I add.`,
    snoozed: `${customer} can wait. I look at it again ${end.until ? `from ${sayDate(end.until, end.until)}` : "next week"}.`,
    skipped: `No more nudges to you about ${customer}. Write “/customer ${customer}” whenever you want to see it.`,
  }[end.how];
  return {
    kind: "card",
    name: "nudge-closed",
    text: sentence,
    blocks: [
      { kind: "text", text: sentence },
      { kind: "note", text: nudge.question },
    ],
  };
}
