import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Action, parseAction, writeAction } from "../../../src/chat/action.ts";
import type { Block, Card } from "../../../src/chat/view.ts";
import { parseValue, writeValue } from "../../../src/platforms/slack/button-value.ts";
import { renderForm, renderModalCard } from "../../../src/platforms/slack/form.ts";
import { renderCard, renderText } from "../../../src/platforms/slack/render.ts";
import {
  everyBlockCard,
  exampleCards,
  exampleForm,
  HOSTILE_STRINGS,
  hugeCard,
} from "../../support/cards.ts";
import { breaches, liveMarkup, wordsIn } from "../../support/slack-blocks.ts";
import { TOUCHES_CHART } from "../../support/touches-chart.ts";

function cardOf(...blocks: Block[]): Card {
  return { kind: "card", name: "customer", text: "Aldgate Mills", blocks };
}

// each string in each kind of block; the screens are made of the same blocks
const cards = [
  ...HOSTILE_STRINGS.map((words) => everyBlockCard(words)),
  ...exampleCards("<!channel> *R&D*"),
];

describe("a card on Slack", () => {
  test("keeps every limit, whatever its data, with and without tables", () => {
    for (const card of [...exampleCards(), ...cards, hugeCard()]) {
      expect(breaches(renderCard(card)), card.name).toEqual([]);
      expect(breaches(renderCard(card, { tables: true })), card.name).toEqual([]);
      expect(renderText(card).length).toBeGreaterThan(0);
      expect(renderText(card).length).toBeLessThanOrEqual(4_000);
    }
  });

  test("has nothing live in it, whatever its data", () => {
    for (const card of cards) {
      const message = { text: renderText(card), blocks: renderCard(card, { tables: true }) };
      expect(liveMarkup(message), JSON.stringify(card.text.slice(0, 40))).toEqual([]);
      expect(liveMarkup({ blocks: renderCard(card) })).toEqual([]);
    }
  });

  test("has nothing live in it for any string at all", () => {
    const marks = fc.constantFrom(
      "<",
      ">",
      "&",
      "@",
      "!",
      "#",
      "*",
      "_",
      "~",
      "`",
      "|",
      ":",
      "/",
      "channel",
      "U123",
      "here",
      "\n",
      "http",
    );
    const nasty = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(marks, { maxLength: 30 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(nasty, (words) => {
        const card = everyBlockCard(words);
        const blocks = renderCard(card, { tables: true });
        expect(liveMarkup({ text: renderText(card), blocks })).toEqual([]);
        expect(breaches(blocks)).toEqual([]);
        JSON.parse(JSON.stringify(blocks));
      }),
      { numRuns: 80 },
    );
  });

  test("says the words as they are", () => {
    const words = wordsIn(
      renderCard(cardOf({ kind: "text", text: "R&D at *Aldgate* <Mills> said_so" })),
    );
    expect(words).toBe("R&D at *Aldgate* <Mills> said_so");
  });

  test("escapes the text for notifications and takes the style out of it", () => {
    const text = renderText({ ...cardOf(), text: "R&D: *call* <!channel>" });
    expect(text).toBe("R&amp;D: ∗call∗ &lt;\u2060!channel&gt;");
  });

  test("keeps the buttons and says that something is missing when it is too long", () => {
    const blocks = renderCard(hugeCard());
    expect(blocks.at(-1)).toMatchObject({ type: "actions" });
    const words = wordsIn(blocks);
    expect(words).toContain("Keep me");
    expect(words).toContain("And me");
    expect(words).toContain("… cut");
    expect(words).toContain("/customer NAME");
    expect(words).toContain("Part 0");
  });

  test("is its text where it has nothing else, and never empty", () => {
    expect(renderCard({ ...cardOf(), text: "Noted: *R&D*" })).toEqual([
      { type: "section", text: { type: "plain_text", text: "Noted: *R&D*", emoji: false } },
    ]);
    expect(wordsIn(renderCard({ ...cardOf(), text: "" }))).toBe("–");
  });

  test("leaves a card that fits uncut", () => {
    for (const card of exampleCards()) expect(wordsIn(renderCard(card))).not.toContain("… cut");
  });

  test("shows a table as Slack's table where it may, and once only", () => {
    const table: Block = {
      kind: "table",
      columns: ["Customer", "Last touch"],
      rows: [["Aldgate", "12 March"], ["Brook"]],
      caption: "c",
    };
    const blocks = renderCard(cardOf(table, table), { tables: true });
    expect(blocks.map(({ type }) => type)).toEqual(["table", "rich_text"]);
    expect(wordsIn(renderCard(cardOf(table)))).toContain("Last touch");
  });

  test("tells a meter by bar, figure and word", () => {
    const meters: Block = {
      kind: "meters",
      meters: [
        { label: "Trust", value: 41, tone: "fair", note: "Two promises kept." },
        { label: "Fit", value: null, tone: "unknown", note: "" },
      ],
    };
    expect(wordsIn(renderCard(cardOf(meters)))).toBe(
      "Trust\n  ▰▰▰▰▱▱▱▱▱▱ 41 of 100, fair. \nTwo promises kept.\nFit\n  ▱▱▱▱▱▱▱▱▱▱ unknown",
    );
  });

  test("says a chart in words", () => {
    const chart = {
      title: "Touches",
      kind: "line",
      unit: "a week",
      series: [],
      alt: "Rising.",
    } as const;
    const blocks = renderCard(cardOf({ kind: "chart", chart: { ...chart, series: [] } }));
    expect(wordsIn(blocks)).toContain("Touches\n: Rising.");
  });
});

describe("a chart on Slack", () => {
  test("is drawn by Slack itself, its newest points, with its words below", () => {
    const chart = TOUCHES_CHART;
    const card = cardOf({ kind: "chart", chart });
    const blocks = renderCard(card, { tables: true, charts: true });
    expect(breaches(blocks)).toEqual([]);
    expect(blocks).toMatchObject([
      { type: "data_visualization", title: "Touches", chart: { type: "bar" } },
      { type: "context", elements: [{ text: "Rising." }] },
    ]);
    expect(JSON.stringify(blocks)).toContain("week 25");
    expect(JSON.stringify(blocks)).not.toContain('week 5"');
  });

  test.each([
    ["the same name twice", [1, 1]],
    ["other categories", [1, 2]],
    ["a point without a figure", [1, Number.NaN]],
  ])("with %s is said in words", (what, [first = 0, second = 0]) => {
    const points = [{ x: "a", y: first }];
    const others = [{ x: what === "other categories" ? "b" : "a", y: second }];
    const series = [
      { name: "One", points },
      { name: what === "the same name twice" ? "One" : "Two", points: others },
    ];
    const chart = { title: "T", kind: "line" as const, unit: "", series, alt: "Rising." };
    const blocks = renderCard(cardOf({ kind: "chart", chart }), { tables: true, charts: true });
    expect(JSON.stringify(blocks)).not.toContain("data_visualization");
    expect(wordsIn(blocks)).toContain("Rising.");
  });

  test("a third one in a message is said in words", () => {
    const points = [{ x: "a", y: 1 }];
    const chart = {
      title: "T",
      kind: "line" as const,
      unit: "",
      series: [{ name: "N", points }],
      alt: "Up.",
    };
    const one = { kind: "chart" as const, chart };
    const blocks = renderCard(cardOf(one, one, one), { tables: true, charts: true });
    expect(breaches(blocks)).toEqual([]);
    expect(blocks.filter(({ type }) => (type as string) === "data_visualization")).toHaveLength(2);
  });
});

describe("a form on Slack", () => {
  test("keeps the limits of a modal, whatever its data", () => {
    for (const words of HOSTILE_STRINGS) {
      const view = renderForm(exampleForm(words), "{}");
      expect(breaches(view.blocks)).toEqual([]);
      expect(liveMarkup({ blocks: view.blocks.map(withoutOwnWords) })).toEqual([]);
      expect(view.title.text.length).toBeLessThanOrEqual(24);
      expect(view.submit?.text.length).toBeLessThanOrEqual(24);
      expect(breaches(renderModalCard(everyBlockCard(words)).blocks)).toEqual([]);
    }
  });

  test("leaves out a menu without options, which Slack refuses", () => {
    const ids = renderForm(exampleForm(), "{}").blocks.map(({ block_id: id }) => id);
    expect(ids).toEqual(["kind", "on", "what", "next"]);
  });
});

/** What stands in an input is the person's own to edit: shown in a field, never read as markup. */
function withoutOwnWords(block: unknown): unknown {
  const { element, ...rest } = block as { element: { initial_value?: string } };
  return { ...rest, element: { ...element, initial_value: undefined } };
}

/** The name that came back: as much of it as fits. */
const writtenName = (action: Action | null) =>
  action?.name === "contact.add" ? action.value.name.toWellFormed().replace(/\ufffd$/, "") : "none";

describe("a button's value", () => {
  test("comes back as it was, even when Slack hands entities back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1_200 }), (value) => {
        const action = { name: "contact.add", subject: "rep_01", value: { name: value } } as const;
        const sent = writeValue(action);
        expect(sent.length).toBeLessThanOrEqual(2_000);
        expect(sent).not.toMatch(/[&<>]/);
        expect(parseValue(sent)).toEqual(parseAction(writeAction(action)));
        expect(value.toWellFormed()).toContain(writtenName(parseValue(sent)));
      }),
    );
  });

  test("is none of ours when it is another app's", () => {
    for (const value of ["", "approve", "x|y|z", "nudge.done"])
      expect(parseValue(value)).toBeNull();
  });
});
