import type { Block, Button, Card, Rich } from "../../chat/view.ts";
import { toLocalDate } from "../../engine/model/calendar.ts";
import { isReadLanguage } from "../../engine/reading/detect-language.ts";
import type { Lexicon } from "../../engine/reading/lexicon.ts";
import { READ_LIMIT } from "../../engine/reading/normalized-text.ts";
import type { ReadInteraction, Reading, ReadSignal } from "../../engine/reading/reading.ts";
import type { LocalDate, Zone } from "../../engine/model/time.ts";
import {
  capitalized,
  plain,
  quoted,
  soft,
  strong,
  textCard,
  unstyled,
  plainButton,
} from "../card-parts.view.ts";
import { words } from "../language.ts";
import type { Item } from "../../engine/model/item.ts";
import { askCard, optionBlock } from "./ask-card.view.ts";
import { changeBlock, changeLines, moveButtons } from "./changes.view.ts";

/** What a receipt needs of a reply. */
export type ReceiptReply = {
  id: string;
  text: string;
  reading: Reading | null;
  /** by whom it was read: "rules …", "form, rules …", else a model */
  reader: string;
  at: number;
};

/**
 * What was understood of a reply, in a line or two, with buttons to fix and undo. `customers` gives the ids for buttons
 * that add a person; `question` is the one that would make the reply teach more.
 */
export function receiptCard(
  reply: ReceiptReply,
  customers: { id: string; name: string }[],
  more: {
    zone: Zone;
    how: "new" | "changed" | "added";
    lexicon: Lexicon;
    question?: string | null;
    /** what the reply may have closed */
    items: Item[];
    /** forms that its words raise */
    offers?: Button[];
  },
): Card {
  const { reading } = reply;
  const notes = noteBlock(reply, more.lexicon);
  const offers = more.offers ?? [];
  if (!reading) return unclearCard(customers, notes);
  const today = toLocalDate(reply.at, more.zone);
  if (reading.interactions.length === 0)
    return lighterCard(reply, reading, {
      customers,
      today,
      notes,
      items: more.items,
      how: more.how,
      offers,
    });
  const lines = reading.interactions.map((touch) =>
    more.how === "added"
      ? [plain(words.replies.addedTo), strong(touch.customer), plain(".")]
      : touchLine(touch, today),
  );
  const opening = words.replies.openings[more.how];
  const question = more.question ?? null;
  return {
    kind: "card",
    name: "receipt",
    text: opening + lines.map(unstyled).join(" "),
    blocks: [
      ...lines.map((line, index): Block => ({
        kind: "text",
        text: index === 0 ? [strong(opening), ...line] : line,
      })),
      ...signalBlocks(reading.interactions, today),
      ...changeBlock(reading, { items: more.items, today }),
      ...planBlock(reading, today),
      ...askBlock(reading.ask),
      ...optionBlock(reply.id, reading, more.items),
      ...notes,
      ...askBlock(question),
      { kind: "buttons", buttons: [...receiptButtons(reply.id, reading, customers), ...offers] },
    ],
  };
}

function touchLine(touch: ReadInteraction, today: LocalDate) {
  const { replies, shared } = words;
  const people = [...touch.contacts, ...touch.newContacts];
  const day = touch.occurredOn === null ? "" : `, ${shared.day(touch.occurredOn, today)}`;
  const mood = touch.sentiment === "neutral" ? "" : replies.mood(touch.sentiment);
  return [
    plain(capitalized(replies.touch(shared.channel(touch.channel), people))),
    strong(touch.customer),
    plain(`${day}${mood}.`),
  ];
}

function signalBlocks(touches: ReadInteraction[], today: LocalDate): Block[] {
  const items = touches.flatMap((touch) =>
    touch.signals.map((signal) => signalLine(signal, today)),
  );
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

function signalLine(signal: ReadSignal, today: LocalDate): Rich {
  const { signals, signalBy, due } = words.replies;
  const by = signal.by === undefined ? "" : signalBy[signal.by];
  return [
    strong(`${signals[signal.kind]}${by}: `),
    quoted(signal.quote),
    soft(signal.dueOn ? due(signal.dueOn, today) : ""),
  ];
}

function planBlock({ plan }: Reading, today: LocalDate): Block[] {
  return plan ? [{ kind: "text", text: words.replies.plan(plan.customer, plan, today) }] : [];
}

function askBlock(question: string | null): Block[] {
  return question === null ? [] : [{ kind: "text", text: [strong(question)] }];
}

const BY_RULES = /^(?:form, )?rules/;

/** What was not read: the end of a long reply, and words in a language that the rules don't know. */
function noteBlock(reply: ReceiptReply, lexicon: Lexicon): Block[] {
  const { otherLanguage, tooLong } = words.replies;
  return [
    ...(reply.text.length > READ_LIMIT ? [tooLong(READ_LIMIT)] : []),
    ...(BY_RULES.test(reply.reader) && !isReadLanguage(reply.text, lexicon) ? [otherLanguage] : []),
  ].map((text) => ({ kind: "note", text }));
}

function receiptButtons(
  replyId: string,
  reading: Reading,
  customers: { id: string; name: string }[],
): Button[] {
  const added = reading.interactions.flatMap((touch) => {
    const customer = customers.find((known) => known.name === touch.customer);
    if (!customer) return [];
    return touch.newContacts.slice(0, 2).map((name): Button => ({
      label: words.replies.addPerson(name),
      action: { name: "contact.add", subject: customer.id, value: { name } },
    }));
  });
  return [fixButton(replyId), undoButton(replyId), ...added, ...moveButtons(reading, customers)];
}

const fixButton = (replyId: string) => plainButton(words.replies.fix, "receipt.fix", replyId);

export const undoButton = (replyId: string): Button => ({
  label: words.replies.undo,
  action: { name: "receipt.undo", subject: replyId, value: null },
});

/** A reply that reported no touch: a plan, a question back, a skip, or words only kept. */
function lighterCard(
  reply: ReceiptReply,
  reading: Reading,
  more: {
    customers: { id: string; name: string }[];
    today: LocalDate;
    notes: Block[];
    items: Item[];
    how: "new" | "changed" | "added";
    offers: Button[];
  },
): Card {
  const { customers, today, notes, offers } = more;
  const { plan } = reading;
  if (reading.ask !== null)
    return askCard(reply.id, reading, reading.ask, { notes, items: more.items });
  const changed = changeLines(reading, more);
  if (plan || changed.length > 0) {
    const opening = words.replies.openings[more.how];
    const said = changed.map(unstyled).join(" ");
    const planned = plan ? words.replies.planSummary(plan.customer, plan) : "";
    return {
      kind: "card",
      name: "receipt",
      text: [...(said ? [`${opening}${said}`] : []), planned].join(" ").trim(),
      blocks: [
        ...(changed.length > 0 ? [{ kind: "text" as const, text: [strong(opening.trim())] }] : []),
        ...changeBlock(reading, more),
        ...planBlock(reading, today),
        ...notes,
        {
          kind: "buttons",
          buttons: [
            ...(changed.length > 0 ? [fixButton(reply.id)] : []),
            undoButton(reply.id),
            ...moveButtons(reading, customers),
            ...offers,
          ],
        },
      ],
    };
  }
  if (offers.length > 0) {
    return textCard("receipt", words.replies.offers.fillIn, [{ kind: "buttons", buttons: offers }]);
  }
  return reading.outcome === "skip"
    ? textCard("receipt", words.replies.passedOn)
    : unclearCard(customers, notes);
}

const unclearCard = (customers: { name: string }[], notes: Block[]): Card =>
  textCard("receipt", words.replies.unclear(customers[0]?.name ?? null), notes);

/** What stands where a receipt stood that a later one has taken over from. */
export const supersededCard = () => textCard("receipt", words.replies.superseded);

/** What stands where a receipt stood, after it was undone. */
export function receiptUndoneCard(reply: ReceiptReply): Card {
  const told = reply.reading?.interactions.map((touch) => touch.customer) ?? [];
  const planned = reply.reading?.plan ? [reply.reading.plan.customer] : [];
  const news = [...(reply.reading?.people ?? []), ...(reply.reading?.customerNews ?? [])];
  const customers = [...new Set([...told, ...planned, ...news.map(({ customer }) => customer)])];
  return textCard("receipt-undone", words.replies.undone(customers));
}
