import type { Button, Card } from "../../chat/view.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { cut } from "../../engine/model/saying.ts";
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
  const { dropIt, howInTouch, orWriteIt, theDay, whatToChange, whatWasNotSaid } = words.replies;
  const byDay = days
    .filter((day) => day !== first?.occurredOn)
    .map((day) => set(words.shared.day(day, today), { occurredOn: day }));
  const byChannel = CHANNELS.filter((channel) => channel !== first?.channel).map((channel) =>
    set(words.shared.channelNames[channel], { channel }),
  );
  const drops = linesOf(reading).slice(0, LINES_OFFERED);
  const byLine = drops.map(({ said, ...line }): Button => ({
    label: dropIt(cut(said, LABEL_LENGTH)),
    action: { name: "receipt.drop", subject: replyId, value: line },
  }));
  return createCard("ask", `${whatToChange} ${orWriteIt}`, [
    paragraph([strong(whatToChange)]),
    first ? [note(theDay), buttons(byDay), note(howInTouch), buttons(byChannel)] : null,
    byLine.length > 0 ? [note(whatWasNotSaid), buttons(byLine)] : null,
    note(orWriteIt),
  ]);
}

/** Lines that one tap can drop. */
const LINES_OFFERED = 8;
const LABEL_LENGTH = 40;

/** What a reading learned or changed, line by line. */
function linesOf({ interactions, updates, people, customerNews }: Reading) {
  const signals = interactions.flatMap((touch) => touch.signals);
  return [
    ...signals.map(({ quote }, at) => ({ part: "signals" as const, at, said: quote })),
    ...updates.map(({ quote }, at) => ({ part: "updates" as const, at, said: quote })),
    ...people.map(({ name }, at) => ({ part: "people" as const, at, said: name })),
    ...customerNews.map(({ quote }, at) => ({ part: "customerNews" as const, at, said: quote })),
  ];
}
