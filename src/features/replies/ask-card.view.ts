import type { Block, Button, Card } from "../../chat/view.ts";
import type { Item } from "../../engine/model/item.ts";
import { cut } from "../../engine/model/saying.ts";
import { sayOptions } from "../../engine/reading/ask.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { buttons, createCard, note, paragraph, plainButton, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** The one question back, with the possible answers as buttons. */
export function askCard(
  replyId: string,
  reading: Reading,
  question: string,
  { notes, items }: { notes: Block[]; items: Item[] },
): Card {
  return createCard("ask", question, [
    paragraph([strong(question)]),
    note(words.replies.nothingRecordedYet),
    notes,
    optionBlock(replyId, reading, items),
  ]);
}

/** A question that an earlier version asked has no options: it is answered in words. */
export function optionBlock(
  replyId: string,
  { options = [], ask }: Reading,
  items: Item[],
): Block[] {
  if (options.length === 0) return itemBlock(ask, items);
  const labels = sayOptions(options);
  const offered = options.map((value, n): Button => ({
    label: labels[n] ?? value.customer,
    action: { name: "ask.answer", subject: replyId, value },
  }));
  return [buttons(offered)];
}

const LABEL_LENGTH = 40;

/** "Which one was that?", about what stands open: each that it quotes, with what can become of it. */
function itemBlock(ask: string | null, items: Item[]): Block[] {
  const meant = items.filter(({ quote }) => ask?.includes(`“${quote}”`));
  if (meant.length === 0) return [];
  return [
    buttons(meant.map(({ id, quote }) => plainButton(cut(quote, LABEL_LENGTH), "item.show", id))),
  ];
}
