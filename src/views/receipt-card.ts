import type { Block, Button, Card, Rich } from "../chat/view.ts";
import { toLocalDate } from "../engine/calendar.ts";
import { offeredIn } from "../engine/reading/offered.ts";
import type { ReadInteraction, Reading, ReadSignal } from "../engine/reading/reading.ts";
import { list, sayDate } from "../engine/saying.ts";
import type { SignalKind } from "../engine/signal.ts";
import type { LocalDate, Zone } from "../engine/time.ts";
import { plain, quoted, sayChannel, sayDay, soft, strong } from "./words.ts";

/** What a receipt needs of a reply. */
export type ReceiptReply = {
  id: string;
  text: string;
  reading: Reading | null;
  at: number;
};

/** The reader reads so many characters of a reply; the rest is kept as it is. */
const CHARACTERS_READ = 5_000;

const SIGNAL_WORDS: Record<SignalKind, string> = {
  need: "They want",
  concern: "Concern",
  commitment: "Promise",
  appreciation: "Thanks",
  change: "Changed",
  value: "Value",
  competitor: "Competitor",
};

/**
 * What was understood of a reply, in a line or two, with buttons to fix and undo. `customers` gives the ids for buttons
 * that add a person; `note` is one more sentence (another language, for instance).
 */
export function receiptCard(
  reply: ReceiptReply,
  customers: { id: string; name: string }[],
  more: { zone: Zone; note?: string | null; changed?: boolean },
): Card {
  const { reading } = reply;
  if (!reading) return unclearCard(reply, more.note ?? null);
  const today = toLocalDate(reply.at, more.zone);
  if (reading.interactions.length === 0)
    return lighterCard(reply, reading, today, more.note ?? null);
  const lines = reading.interactions.map((touch) => touchLine(touch, today));
  const opening = more.changed ? "Changed. " : "Noted. ";
  return {
    kind: "card",
    name: "receipt",
    text: opening + lines.map((line) => line.map((span) => span.text).join("")).join(" "),
    blocks: [
      ...lines.map((line, index): Block => ({
        kind: "text",
        text: index === 0 ? [strong(opening), ...line] : line,
      })),
      ...signalBlocks(reading.interactions, today),
      ...planBlock(reading, today),
      ...askBlock(reading),
      ...noteBlock(reply, more.note ?? null),
      { kind: "buttons", buttons: receiptButtons(reply.id, reading, customers) },
    ],
  };
}

function touchLine(touch: ReadInteraction, today: LocalDate) {
  const people = [...touch.contacts, ...touch.newContacts];
  const whom = people.length > 0 ? ` with ${list(people)}` : "";
  const day = touch.occurredOn === null ? "" : `, ${sayDay(touch.occurredOn, today)}`;
  const mood = touch.sentiment === "neutral" ? "" : `, mood ${touch.sentiment}`;
  return [
    plain(`${capital(sayChannel(touch.channel))}${whom}, `),
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
  const by = signal.by === undefined ? "" : signal.by === "us" ? " (ours)" : " (theirs)";
  const due = signal.dueOn ? `, by ${sayDay(signal.dueOn, today)}` : "";
  return [strong(`${SIGNAL_WORDS[signal.kind]}${by}: `), quoted(signal.quote), soft(due)];
}

function planBlock(reading: Reading, today: LocalDate): Block[] {
  const { plan } = reading;
  if (!plan) return [];
  const when = plan.on ? `on ${sayDay(plan.on, today)}` : (plan.trigger ?? "in a week");
  return [
    { kind: "text", text: `Your plan with ${plan.customer}: I ask once how it went, ${when}.` },
  ];
}

function askBlock(reading: Reading): Block[] {
  return reading.ask === null ? [] : [{ kind: "text", text: [strong(reading.ask)] }];
}

function noteBlock(reply: ReceiptReply, note: string | null): Block[] {
  const notes = [
    ...(reply.text.length > CHARACTERS_READ
      ? ["That was long: I read the first 5,000 characters and kept the rest as you wrote it."]
      : []),
    ...(note === null ? [] : [note]),
  ];
  return notes.map((text) => ({ kind: "note", text }));
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
      label: `Add ${name}`,
      action: { name: "contact.add", subject: customer.id, value: name },
    }));
  });
  return [
    { label: "Fix", action: { name: "receipt.fix", subject: replyId, value: "" } },
    { label: "Undo", action: { name: "receipt.undo", subject: replyId, value: "" } },
    ...added,
  ];
}

/** A reply that told no touch: a plan, a question back, a skip, or words only kept. */
function lighterCard(
  reply: ReceiptReply,
  reading: Reading,
  today: LocalDate,
  note: string | null,
): Card {
  if (reading.ask !== null) return askCard(reply, reading.ask, note);
  if (reading.plan) {
    const blocks = planBlock(reading, today);
    const { plan } = reading;
    const when = plan.on ? sayDate(plan.on, plan.on) : (plan.trigger ?? "in a week");
    return {
      kind: "card",
      name: "receipt",
      text: `Your plan with ${plan.customer}: I ask once how it went (${when}).`,
      blocks: [
        ...blocks,
        ...noteBlock(reply, note),
        {
          kind: "buttons",
          buttons: [
            { label: "Undo", action: { name: "receipt.undo", subject: reply.id, value: "" } },
          ],
        },
      ],
    };
  }
  if (reading.outcome === "skip") {
    return words("receipt", "Fine, not this one. I pick another customer for you next time.");
  }
  return unclearCard(reply, note);
}

function unclearCard(reply: ReceiptReply, note: string | null): Card {
  const text =
    "I kept your words, and found nothing in them to record. Tell me who you were in touch with and what you learned, for instance “called Dana yesterday, she needs the plan by Friday”.";
  return {
    kind: "card",
    name: "receipt",
    text,
    blocks: [{ kind: "text", text }, ...noteBlock(reply, note)],
  };
}

/** The one question back, with the possible answers as buttons where they are few. */
function askCard(reply: ReceiptReply, question: string, note: string | null): Card {
  const options = offeredIn(question);
  return {
    kind: "card",
    name: "ask",
    text: question,
    blocks: [
      { kind: "text", text: [strong(question)] },
      {
        kind: "note",
        text: "Nothing is recorded until I know. Answer with a tap or a word.",
      },
      ...noteBlock(reply, note),
      ...(options.length === 0
        ? []
        : [
            {
              kind: "buttons" as const,
              buttons: options.map((option) => ({
                label: option,
                action: { name: "ask.answer" as const, subject: reply.id, value: option },
              })),
            },
          ]),
    ],
  };
}

/** What stands where a receipt stood, after it was undone. */
export function receiptUndoneCard(reply: ReceiptReply): Card {
  const told = reply.reading?.interactions.map((touch) => touch.customer) ?? [];
  const planned = reply.reading?.plan ? [reply.reading.plan.customer] : [];
  const customers = [...new Set([...told, ...planned])];
  const about = customers.length === 0 ? "" : ` about ${list(customers)}`;
  return words(
    "receipt-undone",
    `Taken back: nothing${about} is recorded from this. Your words are kept; write it again whenever you like.`,
  );
}

const words = (name: Card["name"], text: string): Card => ({
  kind: "card",
  name,
  text,
  blocks: [{ kind: "text", text }],
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
