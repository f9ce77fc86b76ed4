import type { Block, Button, Card, Rich } from "../../chat/view.ts";
import { toLocalDate } from "../../engine/model/calendar.ts";
import { answerOptions } from "../../engine/reading/answer-options.ts";
import { isReadLanguage } from "../../engine/reading/language.ts";
import { READ_LIMIT } from "../../engine/reading/normalized-text.ts";
import type { ReadInteraction, Reading, ReadSignal } from "../../engine/reading/reading.ts";
import { list, sayDate } from "../../engine/model/saying.ts";
import type { SignalKind } from "../../engine/model/signal.ts";
import type { LocalDate, Zone } from "../../engine/model/time.ts";
import { plain, quoted, sayChannel, sayDay, soft, strong } from "../notices/words.ts";

/** What a receipt needs of a reply. */
export type ReceiptReply = {
  id: string;
  text: string;
  reading: Reading | null;
  /** by whom it was read: "rules …", "form, rules …", else a model */
  reader: string;
  at: number;
};

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
 * that add a person; `question` is the one that would make the reply teach more.
 */
export function receiptCard(
  reply: ReceiptReply,
  customers: { id: string; name: string }[],
  more: { zone: Zone; how: "new" | "changed" | "added"; question?: string | null },
): Card {
  const { reading } = reply;
  if (!reading) return unclearCard(reply);
  const today = toLocalDate(reply.at, more.zone);
  if (reading.interactions.length === 0) return lighterCard(reply, reading, today);
  const lines = reading.interactions.map((touch) =>
    more.how === "added"
      ? [plain("To "), strong(touch.customer), plain(".")]
      : touchLine(touch, today),
  );
  const opening = OPENINGS[more.how];
  const question = more.question ?? null;
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
      ...askBlock(reading.ask),
      ...optionBlock(reply.id, reading.ask),
      ...noteBlock(reply),
      ...askBlock(question),
      { kind: "buttons", buttons: receiptButtons(reply.id, reading, customers) },
    ],
  };
}

const OPENINGS = { new: "Noted. ", changed: "Changed. ", added: "Added. " };

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

function askBlock(question: string | null): Block[] {
  return question === null ? [] : [{ kind: "text", text: [strong(question)] }];
}

const CHARACTERS_READ = new Intl.NumberFormat("en").format(READ_LIMIT);
const BY_RULES = /^(?:form, )?rules/;

/** What was not read: the end of a long reply, and words in a language that the rules don't know. */
function noteBlock(reply: ReceiptReply): Block[] {
  const notes: string[] = [];
  if (reply.text.length > READ_LIMIT) {
    notes.push(
      `That was long: I read the first ${CHARACTERS_READ} characters and kept the rest as you wrote it.`,
    );
  }
  if (BY_RULES.test(reply.reader) && !isReadLanguage(reply.text)) {
    notes.push(
      "I read English, German, Spanish, French, Portuguese and Danish, and this looks like another language: I kept your words as you wrote them, and may have missed what they say.",
    );
  }
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
function lighterCard(reply: ReceiptReply, reading: Reading, today: LocalDate): Card {
  if (reading.ask !== null) return askCard(reply, reading.ask);
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
        ...noteBlock(reply),
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
  return unclearCard(reply);
}

function unclearCard(reply: ReceiptReply): Card {
  const text =
    "I kept your words, and found nothing in them to record. Tell me who you were in touch with and what you learned, for instance “called Dana yesterday, she needs the plan by Friday”.";
  return {
    kind: "card",
    name: "receipt",
    text,
    blocks: [{ kind: "text", text }, ...noteBlock(reply)],
  };
}

/** The one question back, with the possible answers as buttons where they are few. */
function askCard(reply: ReceiptReply, question: string): Card {
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
      ...noteBlock(reply),
      ...optionBlock(reply.id, question),
    ],
  };
}

function optionBlock(replyId: string, question: string | null): Block[] {
  const options = question === null ? [] : answerOptions(question);
  if (options.length === 0) return [];
  const buttons = options.map((option): Button => ({
    label: option,
    action: { name: "ask.answer", subject: replyId, value: option },
  }));
  return [{ kind: "buttons", buttons }];
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
