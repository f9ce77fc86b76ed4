import type { Card, Rich } from "../../chat/view.ts";
import type { Channel } from "../../engine/model/interaction.ts";
import { cut } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import {
  bullets,
  buttons,
  plainButton,
  quoted,
  soft,
  strong,
  textCard,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

const LINES_SHOWN = 10;
const BUTTONS_SHOWN = 5;
const QUOTE_LENGTH = 140;
const LABEL_LENGTH = 36;

type OpenPromise = { id: string; customer: string; quote: string; dueOn: LocalDate | null };

/** What was promised and is not kept yet, or what is late of it. */
export function promisesCard(
  kind: "promises" | "overdue",
  open: OpenPromise[],
  today: LocalDate,
): Card {
  const { lookup } = words;
  if (open.length === 0) return textCard("notice", lookup.noneOpen[kind]);
  const lines = open.slice(0, LINES_SHOWN).map(({ customer, quote, dueOn }): Rich => {
    const isLate = dueOn !== null && dueOn < today;
    const due = dueOn === null ? "" : lookup.dueBy(dueOn, today);
    return [
      strong(`${customer}: `),
      quoted(cut(quote, QUOTE_LENGTH)),
      soft(isLate ? lookup.overdueSince(dueOn, today) : due),
    ];
  });
  return textCard("notice", lookup.openPromises[kind](open.length), [
    bullets(lines),
    buttons(
      open
        .slice(0, BUTTONS_SHOWN)
        .map(({ id, quote }) =>
          plainButton(lookup.settleItem(cut(quote, LABEL_LENGTH)), "item.show", id),
        ),
    ),
  ]);
}

type LastTouch = { on: LocalDate; channel: Channel | null; by: string | null; with: string[] };

/** When somebody was in touch last. `by`: the colleague who was; null: the asker. */
export function lastTouchCard(
  customer: { id: string; name: string },
  whom: string,
  touch: LastTouch | null,
  today: LocalDate,
): Card {
  const { lookup, shared, replies } = words;
  const said =
    touch === null
      ? lookup.neverInTouch(whom)
      : lookup.lastInTouch(
          whom,
          shared.day(touch.on, today),
          replies.touch(shared.channel(touch.channel), touch.with) + customer.name,
          touch.by,
        );
  return textCard("notice", said, [
    buttons([plainButton(replies.seeCustomer(customer.name), "customer.show", customer.id)]),
  ]);
}
