import { type Action, ACTION_NAMES, type ActionName } from "../../src/chat/action.ts";
import type { Block, Button, CardName } from "../../src/chat/view.ts";

/** A button that acts on a nudge. */
export function button(label: string, style?: "primary" | "danger"): Button {
  const action = { name: "nudge.done", subject: "nud_01", value: null } as const;
  return style ? { label, action, style } : { label, action };
}

/** An action whose value, where it has one, says `words`. */
export function exampleAction(name: ActionName, words: string): Action {
  const values: Partial<Record<ActionName, object>> = {
    "receipt.undo.with": { all: true },
    "digest.open": { part: "fading" },
    "receipt.drop": { part: "signals", at: 0 },
    "item.change": { change: "moved", dueOn: words },
    "member.say": { text: "pause" },
    "customer.mute": { why: "timing" },
    "customer.news": { change: "lost" },
    "customer.page": { from: 15 },
    "contact.news": { change: "away" },
    "receipt.set": { interaction: 0, channel: words },
    "ask.answer": { customer: words, contact: words },
    "contact.add": { name: words },
    "contact.level": { level: words },
    "contact.function": { function: words },
    "priority.answer": { respected: "yes", priority: words },
  };
  return { name, subject: "id_01", value: values[name] ?? null } as Action;
}

/** One block of every kind, with `words` at every place where data can stand; and blocks with nothing in them. */
export function everyBlock(words: string): Block[] {
  return [
    { kind: "heading", text: words },
    { kind: "text", text: words },
    {
      kind: "text",
      text: [
        { text: words },
        { text: words, style: "strong" },
        { text: words, style: "soft" },
        { text: words, style: "quote" },
      ],
    },
    { kind: "note", text: words },
    { kind: "note", text: [{ text: words, style: "soft" }, { text: " and more" }] },
    { kind: "list", items: [words, [{ text: words, style: "strong" }, { text: words }]] },
    {
      kind: "facts",
      rows: [
        { label: words, value: words },
        { label: "Owner", value: [{ text: words, style: "quote" }] },
      ],
    },
    {
      kind: "meters",
      meters: [
        { label: words, value: 72, tone: "good", note: words },
        { label: "Trust", value: 41, tone: "fair", note: [{ text: words, style: "quote" }] },
        { label: "Warmth", value: 0, tone: "poor", note: "No thanks said in 90 days." },
        { label: "Reach", value: 100, tone: "good", note: "" },
        { label: "Fit", value: null, tone: "unknown", note: "Nothing is known yet." },
      ],
    },
    {
      kind: "table",
      columns: ["Customer", words],
      rows: [
        [words, "12 March 2026"],
        [[{ text: words, style: "strong" }], [{ text: words, style: "quote" }]],
      ],
      caption: words,
    },
    {
      kind: "buttons",
      buttons: [
        button(words, "primary"),
        button("Not this customer", "danger"),
        ...ACTION_NAMES.map((name) => ({ label: name, action: exampleAction(name, words) })),
      ],
    },
    { kind: "divider" },
    {
      kind: "chart",
      chart: {
        title: words,
        kind: "line",
        unit: "touches a week",
        series: [
          {
            name: words,
            points: [
              { x: "2026-W09", y: 2 },
              { x: "2026-W10", y: 5 },
            ],
          },
        ],
        alt: words,
      },
    },
    { kind: "buttons", buttons: [] },
    { kind: "list", items: [] },
    { kind: "facts", rows: [] },
    { kind: "table", columns: ["Customer"], rows: [], caption: "Nobody yet." },
  ];
}

/** The blocks of each screen, like those that the views make. */
export function screens(words: string): Record<CardName, Block[]> {
  const [, plain, styled, note, , list, facts, meters, table, , , chart] = everyBlock(words) as [
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
    Block,
  ];
  const heading: Block = { kind: "heading", text: words };
  const nudgeButtons: Block = {
    kind: "buttons",
    buttons: [
      button("Done", "primary"),
      { label: "Another idea", action: { name: "nudge.another", subject: "nud_01", value: null } },
      { label: "Next week", action: { name: "nudge.snooze", subject: "nud_01", value: null } },
      {
        label: "Not this customer",
        action: { name: "nudge.stop", subject: "nud_01", value: null },
        style: "danger",
      },
      { label: "Why this one?", action: { name: "nudge.why", subject: "nud_01", value: null } },
    ],
  };
  const receiptButtons: Block = {
    kind: "buttons",
    buttons: [
      { label: "Undo", action: { name: "receipt.undo", subject: "rep_01", value: null } },
      {
        label: words || "A meeting",
        action: {
          name: "receipt.set",
          subject: "rep_01",
          value: { interaction: 0, channel: "meeting" },
        },
      },
    ],
  };
  return {
    nudge: [heading, styled, note, nudgeButtons],
    "nudge-closed": [plain, note],
    why: [heading, plain, list, note],
    receipt: [plain, facts, note, receiptButtons],
    "receipt-undone": [plain],
    ask: [styled, receiptButtons],
    customer: [heading, note, meters, chart, table, facts, list, { kind: "divider" }, nudgeButtons],
    customers: [heading, table, note],
    "unknown-customer": [plain, receiptButtons],
    settings: [heading, list, note],
    plays: [heading, plain, facts, table, list, note],
    week: [heading, list, note],
    help: [heading, list],
    import: [heading, plain, list, note, receiptButtons],
    digest: [heading, plain, chart, table, list, { kind: "divider" }, note],
    notice: [plain],
  };
}
