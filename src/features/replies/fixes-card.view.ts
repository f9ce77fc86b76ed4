import type { Button, Card } from "../../chat/view.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { sayDay, strong } from "../notices/words.ts";

/** The mends that one tap can do, for the first record of a reply, and the words for all others. */
export function fixesCard(
  replyId: string,
  reading: Reading,
  days: LocalDate[],
  today: LocalDate,
): Card {
  const set = (label: string, value: string): Button => ({
    label,
    action: { name: "receipt.set", subject: replyId, value: `0=${value}` },
  });
  const first = reading.interactions[0];
  const hint =
    "Or write it: “no, it was Wednesday”, “with Luis, not Dana”, “it was a call”, “undo”. You can also change your own message.";
  return {
    kind: "card",
    name: "ask",
    text: `What shall I change? ${hint}`,
    blocks: [
      { kind: "text", text: [strong("What shall I change?")] },
      ...(first
        ? [
            { kind: "note" as const, text: "The day" },
            {
              kind: "buttons" as const,
              buttons: days
                .filter((day) => day !== first.occurredOn)
                .map((day) => set(sayDay(day, today), `occurredOn=${day}`)),
            },
            { kind: "note" as const, text: "How you were in touch" },
            {
              kind: "buttons" as const,
              buttons: CHANNELS.filter((channel) => channel !== first.channel).map((channel) =>
                set(channel, `channel=${channel}`),
              ),
            },
          ]
        : []),
      { kind: "note", text: hint },
    ],
  };
}
