import type { ActionName } from "../../chat/action.ts";
import type { Button, Card } from "../../chat/view.ts";
import type { Evidence } from "../../engine/model/nudge.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { ItemKind } from "../../engine/model/signal.ts";
import { itemButtons } from "../replies/item-card.view.ts";
import { plain, quoted, soft, strong, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** The words of a nudge. */
export type NudgeWords = {
  id: string;
  reason: string;
  action: string;
  question: string;
  evidence: Evidence[];
  /** the open promise, concern or need that it is about */
  item?: { id: string; kind: ItemKind } | null;
};

/** The weekly nudge: why now, one small action, one question; answered in plain words. */
export function nudgeCard(nudge: NudgeWords, customer: string, contact: string | null): Card {
  const { nudges, shared } = words;
  const whom = nudges.whom(contact, customer);
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
              text: [quoted(said.quote), soft(`, ${shared.date(said.on, said.on)}`)],
            },
          ]
        : []),
      { kind: "text", text: [strong(nudges.smallAction), plain(nudge.action)] },
      { kind: "text", text: [strong(nudge.question)] },
      { kind: "note", text: nudges.howToAnswer },
      { kind: "buttons", buttons: nudgeButtons(nudge) },
    ],
  };
}

type NudgeActionName = Extract<ActionName, `nudge.${string}`>;

/** An open promise, concern or need has its own buttons in the place of "Done": what became of it is what is asked. */
function nudgeButtons({ id, item = null }: NudgeWords): Button[] {
  const { nudges } = words;
  const button = (label: string, name: NudgeActionName): Button => ({
    label,
    action: { name, subject: id, value: null },
  });
  return [
    ...(item
      ? itemButtons(item)
      : [{ ...button(nudges.done, "nudge.done"), style: "primary" as const }]),
    button(nudges.another, "nudge.another"),
    button(nudges.snooze, "nudge.snooze"),
    button(nudges.stop, "nudge.stop"),
    button(nudges.why, "nudge.why"),
  ];
}

/** A nudge that needs nothing more, in the place of the open one. */
export function closedNudgeCard(
  nudge: NudgeWords,
  customer: string,
  end:
    | { how: "done" | "planned" | "open" | "passed" | "stopped" }
    | { how: "snoozed"; until: LocalDate },
): Card {
  const sentence = words.nudges.closed[end.how](customer, "until" in end ? end.until : null);
  return textCard("nudge-closed", sentence, [{ kind: "note", text: nudge.question }]);
}
