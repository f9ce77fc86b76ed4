/** One open promise, concern or need, with the buttons that close, move or keep it. */
import type { Button, Card } from "../../chat/view.ts";
import type { Item } from "../../engine/model/item.ts";
import type { ItemKind } from "../../engine/model/signal.ts";
import { cut } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { quoted, soft, strong, textCard, unstyled } from "../card-parts.view.ts";
import { words } from "../language.ts";

const QUOTE_LENGTH = 140;

/** What a card says of an item. */
type ShownItem = Omit<Item, "contact" | "closedBy">;

/** What can become of an item, the first one as it is hoped for. */
export function itemButtons({ id, kind }: { id: string; kind: ItemKind }): Button[] {
  const { items } = words.replies;
  const to = (label: string, change: "done" | "dropped" | "open"): Button => ({
    label,
    action: { name: "item.change", subject: id, value: { change } },
  });
  const done: Button = { ...to(items.done[kind], "done"), style: "primary" };
  switch (kind) {
    case "commitment":
      return [done, newDayButton(id), to(items.notNeeded, "dropped")];
    case "concern":
      return [done, to(items.stillThere, "open")];
    case "need":
      return [done, to(items.notAnyMore, "dropped")];
  }
}

const newDayButton = (id: string): Button => ({
  label: words.replies.items.newDay,
  action: { name: "item.when", subject: id, value: null },
});

const line = ({ kind, by, quote, customer, dueOn }: ShownItem, today: LocalDate) => [
  strong(`${words.replies.items.kind(kind, by ?? "us")}: `),
  quoted(cut(quote, QUOTE_LENGTH)),
  soft(` (${customer})${dueOn ? words.replies.due(dueOn, today) : ""}`),
];

function cardOf(item: ShownItem, today: LocalDate, more: Card["blocks"]): Card {
  const said = line(item, today);
  return {
    kind: "card",
    name: "notice",
    text: unstyled(said),
    blocks: [{ kind: "text", text: said }, ...more],
  };
}

export const itemCard = (item: ShownItem, today: LocalDate): Card =>
  cardOf(item, today, [{ kind: "buttons", buttons: itemButtons(item) }]);

/** On a promise's day. */
export const reminderCard = (item: ShownItem & { dueOn: LocalDate }, today: LocalDate): Card =>
  textCard("notice", words.replies.items.reminder(item.dueOn, today), [
    { kind: "text", text: line(item, today) },
    { kind: "buttons", buttons: itemButtons(item) },
  ]);

export const newDayCard = (item: ShownItem, days: LocalDate[], today: LocalDate): Card =>
  cardOf(item, today, [
    { kind: "text", text: [strong(words.replies.items.whichDay)] },
    {
      kind: "buttons",
      buttons: days.map((dueOn) => ({
        label: words.shared.day(dueOn, today),
        action: { name: "item.change", subject: item.id, value: { change: "moved", dueOn } },
      })),
    },
    { kind: "note", text: words.replies.items.orWriteTheDay },
  ]);

/** It was asked about, and stays open: no question about it for a week. */
export const staysOpenCard = (item: ShownItem, today: LocalDate): Card =>
  textCard("notice", words.replies.items.staysOpen, [
    { kind: "text", text: line(item, today) },
    {
      kind: "buttons",
      buttons: item.kind === "commitment" ? [newDayButton(item.id)] : itemButtons(item).slice(0, 1),
    },
  ]);
