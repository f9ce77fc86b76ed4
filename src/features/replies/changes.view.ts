/** What a reply changed, line by line: what closed or moved, who came or went, which customer is lost. */
import type { Block, Button, Rich } from "../../chat/view.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { cut } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Item } from "../../engine/model/item.ts";
import { plain, quoted, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";
import { editLine } from "./edits.view.ts";

const QUOTE_LENGTH = 140;

/** The items that the reading's updates name. */
type Known = { items: Item[]; today: LocalDate };

export function changeBlock(reading: KeptReading, known: Known): Block[] {
  const items = changeLines(reading, known);
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

export function changeLines(
  { updates, people, customerNews, edits = [] }: KeptReading,
  { items, today }: Known,
): Rich[] {
  const { changes } = words.replies;
  return [
    ...updates.flatMap(({ ref, change, dueOn }): Rich[] => {
      const item = items.find(({ id }) => id === ref);
      if (!item || (change === "moved" && dueOn === null)) return [];
      const what =
        change === "moved" && dueOn !== null
          ? changes.moved(dueOn, today)
          : change === "dropped"
            ? changes.dropped
            : changes.done(item.kind, item.by ?? "us");
      return [
        [strong(`${what}: `), quoted(cut(item.quote, QUOTE_LENGTH)), plain(` (${item.customer})`)],
      ];
    }),
    ...people.map(({ name, customer, change, until }): Rich => [
      strong(name),
      plain(changes.person(change, customer, until, today)),
    ]),
    ...customerNews.map(({ customer, change }): Rich => [
      strong(customer),
      plain(changes.customer[change]),
    ]),
    ...edits.map((edit) => editLine(edit, today)),
  ];
}

/** Somebody who went to another company is offered there, where it is a customer that the teller sees. */
export function moveButtons(
  { people }: Reading,
  customers: { id: string; name: string; aliases?: string[] }[],
): Button[] {
  return people.flatMap(({ name, customer, change, quote }) => {
    if (change !== "left") return [];
    const said = quote.toLowerCase();
    const there = customers.find(
      (one) =>
        one.name !== customer &&
        [one.name, ...(one.aliases ?? [])].some((called) => said.includes(called.toLowerCase())),
    );
    if (!there) return [];
    const label = words.replies.addPersonAt(name, there.name);
    return [{ label, action: { name: "contact.add", subject: there.id, value: { name } } }];
  });
}
