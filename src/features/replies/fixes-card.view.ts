import type { Button, Card } from "../../chat/view.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { buttons, createCard, note, paragraph, strong } from "../card-parts.view.ts";
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
  const byDay = days
    .filter((day) => day !== first?.occurredOn)
    .map((day) => set(words.shared.day(day, today), { occurredOn: day }));
  const byChannel = CHANNELS.filter((channel) => channel !== first?.channel).map((channel) =>
    set(words.shared.channelNames[channel], { channel }),
  );
  return createCard("ask", `${whatToChange} ${orWriteIt}`, [
    paragraph([strong(whatToChange)]),
    first ? [note(theDay), buttons(byDay), note(howInTouch), buttons(byChannel)] : null,
    note(orWriteIt),
  ]);
}
