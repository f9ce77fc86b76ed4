import type { Button, Card } from "../../chat/view.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** The corrections that one tap can make, for the first record of a reply, and the words for all others. */
export function fixesCard(
  replyId: string,
  reading: Reading,
  days: LocalDate[],
  today: LocalDate,
): Card {
  const set = (label: string, value: { occurredOn: string } | { channel: string }): Button => ({
    label,
    action: { name: "receipt.set", subject: replyId, value: { interaction: 0, ...value } },
  });
  const first = reading.interactions[0];
  const { howInTouch, orWriteIt, theDay, whatToChange } = words.replies;
  return {
    kind: "card",
    name: "ask",
    text: `${whatToChange} ${orWriteIt}`,
    blocks: [
      { kind: "text", text: [strong(whatToChange)] },
      ...(first
        ? [
            { kind: "note" as const, text: theDay },
            {
              kind: "buttons" as const,
              buttons: days
                .filter((day) => day !== first.occurredOn)
                .map((day) => set(words.shared.day(day, today), { occurredOn: day })),
            },
            { kind: "note" as const, text: howInTouch },
            {
              kind: "buttons" as const,
              buttons: CHANNELS.filter((channel) => channel !== first.channel).map((channel) =>
                set(words.shared.channelNames[channel], { channel }),
              ),
            },
          ]
        : []),
      { kind: "note", text: orWriteIt },
    ],
  };
}
