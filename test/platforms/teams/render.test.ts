import { createRequire } from "node:module";
import type * as AdaptiveCardsLibrary from "adaptivecards";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Card } from "../../../src/chat/view.ts";
import { CARD_BUDGET_BYTES } from "../../../src/platforms/teams/limits.ts";
import { renderCard, renderForm } from "../../../src/platforms/teams/render.ts";
import { escapeMarkdown, parseText, showable } from "../../../src/platforms/teams/text.ts";
import {
  HOSTILE_STRINGS,
  everyBlockCard,
  exampleCard,
  exampleCards,
  exampleForm,
  hugeCard,
} from "../../support/cards.ts";
import { TOUCHES_CHART } from "../../support/touches-chart.ts";

type Node = Record<string, unknown>;

/** Elements that show data without reading it: no TextBlock and no FactSet, whose text is markdown, nothing that opens or loads an address. */
const QUIET = new Set([
  "AdaptiveCard",
  "RichTextBlock",
  "TextRun",
  "ColumnSet",
  "Column",
  "Container",
  "Table",
  "TableRow",
  "TableCell",
  "ActionSet",
  "Action.Execute",
  "Input.Text",
  "Input.Date",
  "Input.ChoiceSet",
  "Chart.Line",
  "Chart.VerticalBar",
  "Chart.VerticalBar.Grouped",
]);
const LOUD_KEYS = new Set([
  "url",
  "selectAction",
  "backgroundImage",
  "iconUrl",
  "msteams",
  "refresh",
  "authentication",
  "speak",
  "inlineAction",
]);

const card = (...blocks: Block[]): Card => ({
  kind: "card",
  name: "notice",
  text: "Said in a line",
  blocks,
});
const everything = (words: string) => [
  ...exampleCards(words).map((one) => renderCard(one, "n")),
  renderCard(everyBlockCard(words), "n"),
  renderForm(exampleForm(words), "n"),
];

describe("Teams card", () => {
  it.each(exampleCards().map((one) => [one.name, one] as const))(
    "of %s is one that Adaptive Cards 1.5 takes without a complaint",
    (_name, one) => {
      expect(complaints(renderCard(one))).toEqual([]);
    },
  );

  it("of a form is too, and has every field", () => {
    const form = renderForm(exampleForm());
    expect(complaints(form)).toEqual([]);
    expect(typesIn(form)).toEqual(
      expect.arrayContaining(["Input.Text", "Input.Date", "Input.ChoiceSet", "Action.Execute"]),
    );
  });

  it.each(HOSTILE_STRINGS.map((words) => [words.slice(0, 40), words]))(
    "with the data %j is still one, small enough, and nothing in it is live",
    (_shown, words) => {
      for (const rendered of everything(words)) {
        expect(complaints(rendered)).toEqual([]);
        expect(bytes(rendered)).toBeLessThanOrEqual(CARD_BUDGET_BYTES);
        expect(typesIn(rendered).filter((type) => !QUIET.has(type))).toEqual([]);
        expect(keysIn(rendered).filter((key) => LOUD_KEYS.has(key))).toEqual([]);
      }
    },
  );

  it("keeps these properties with any words at all", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "grapheme", maxLength: 300 }),
    );
    fc.assert(
      fc.property(words, (text) => {
        const rendered = renderCard(everyBlockCard(text), "n");
        expect(bytes(rendered)).toBeLessThanOrEqual(CARD_BUDGET_BYTES);
        expect(typesIn(rendered).filter((type) => !QUIET.has(type))).toEqual([]);
        for (const run of textsIn(rendered))
          expect(run).not.toMatch(/\{\{|[\p{Cc}--[\n\t]]|[\u202A-\u202E\u2066-\u2069]/v);
        expect(JSON.stringify(rendered).isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("says the same words that the data has, to the letter", () => {
    const words = "*bold* [click](https://evil.example) <at>Nestor</at> 1. a\n- b";
    expect(textsIn(renderCard(card({ kind: "text", text: words })))).toContain(words);
  });

  it("of one card and nonce is the same each time", () => {
    expect(renderCard(exampleCard("customer"), "n")).toEqual(
      renderCard(exampleCard("customer"), "n"),
    );
  });

  it("that would be too large is cut, keeps its last buttons and says so", () => {
    const rendered = renderCard(hugeCard());
    expect(bytes(rendered)).toBeLessThanOrEqual(CARD_BUDGET_BYTES);
    expect(complaints(rendered)).toEqual([]);
    expect(titlesIn(rendered)).toEqual(["Keep me", "And me"]);
    expect(textsIn(rendered).join(" ")).toContain("more than fits");
  });

  it("of nothing but spaces still has something in it", () => {
    const rendered = renderCard({
      kind: "card",
      name: "notice",
      text: " ",
      blocks: [{ kind: "text", text: " \n " }],
    });
    expect(rendered.body).not.toEqual([]);
  });

  it("puts a line between the parts that a divider parts, and none at the ends", () => {
    const line: Block = { kind: "divider" };
    const { body } = renderCard(
      card(line, { kind: "text", text: "a" }, line, line, { kind: "text", text: "b" }, line),
    );
    expect(body.map((element) => element["separator"] ?? false)).toEqual([false, true]);
  });

  it("tells a figure's tone in words, and what is not known", () => {
    const meters: Block = {
      kind: "meters",
      meters: [
        { label: "Trust", value: 41, tone: "fair", note: "" },
        { label: "Fit", value: null, tone: "unknown", note: "Nothing yet." },
      ],
    };
    expect(textsIn(renderCard(card(meters)))).toEqual([
      "Trust",
      "●●···  41, fair",
      "Fit",
      "unknown",
      "Nothing yet.",
    ]);
  });

  it("has at most five buttons in a set, as more would be dropped in silence", () => {
    const sets = elementsIn(renderCard(everyBlockCard("x"))).filter(
      ({ type }) => type === "ActionSet",
    );
    for (const set of sets) expect((set["actions"] as unknown[]).length).toBeLessThanOrEqual(5);
  });
});

describe("Teams chart", () => {
  it("is its title and what one would see", () => {
    const chart = {
      title: "Touches",
      kind: "line",
      unit: "a week",
      series: [],
      alt: "Rising.",
    } as const;
    const { body } = renderCard(card({ kind: "chart", chart: { ...chart, series: [] } }));
    expect(textsIn(body)).toEqual(["Touches", ": Rising."]);
  });
});

describe("Teams chart with figures", () => {
  it("is drawn by Teams itself, with a table of its figures where it is not, and its words below", () => {
    const chart = TOUCHES_CHART;
    const { body } = renderCard(card({ kind: "chart", chart }));
    expect(body[0]).toMatchObject({
      type: "Chart.VerticalBar",
      title: "Touches",
      yAxisTitle: "touches a week",
      fallback: { type: "Table" },
    });
    expect(body[0]?.["data"]).toHaveLength(26);
    expect(textsIn(body)).toContain("Rising.");
  });
});

describe("Teams text", () => {
  it("are cut at their limit, never inside a character", () => {
    expect(showable("abcdef", 4)).toBe("abc…");
    expect(showable("ab🦊🦊🦊", 4)).toBe("ab…");
    expect(showable("abcd", 4)).toBe("abcd");
  });

  it("for the one place that is read as markdown have every sign of it escaped", () => {
    expect(escapeMarkdown("[a](b) *c* <at>d</at> 1.")).toBe(
      "\\[a\\]\\(b\\) \\*c\\* \\<at\\>d\\</at\\> 1\\.",
    );
  });

  it("of 100,000 hostile characters are read in under a second", () => {
    // The processor's time: the clock on the wall also counts whatever else runs.
    const before = process.cpuUsage();
    for (const unit of ["<", "<a", "<at>", "&amp;", "<br", "  \n", "&"]) {
      parseText(unit.repeat(100_000 / unit.length), "xml", [{ person: "x", text: "<at>" }], "y");
    }
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
  });
});

/** Teams draws charts; npm's Adaptive Cards does not, and shows what they fall back to. */
const CHART_UNKNOWN = /^Unknown element type "Chart\.[A-Za-z.]+"\. Fallback will be used/;

/** What npm's Adaptive Cards says against a card: unknown or missing properties, wrong values. */
function complaints(rendered: object): string[] {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.parse(rendered, context);
  const { validationEvents } = parsed.validateProperties();
  return [
    ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message),
    ...validationEvents.map(({ message }) => message),
  ].filter((message) => !CHART_UNKNOWN.test(message));
}

// The package's main file is for bundlers; this one is for everybody.
const AdaptiveCards = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
) as typeof AdaptiveCardsLibrary;

function bytes(rendered: object): number {
  return Buffer.byteLength(JSON.stringify(rendered));
}

/** Every object inside, outermost first. */
function nodesIn(root: unknown): Node[] {
  if (typeof root !== "object" || root === null) return [];
  const inside = Object.values(root).flatMap((child) => nodesIn(child));
  return Array.isArray(root) ? inside : [root as Node, ...inside];
}

function elementsIn(root: unknown): Node[] {
  return nodesIn(root).filter(({ type }) => typeof type === "string");
}

const typesIn = (root: unknown) => elementsIn(root).map(({ type }) => String(type));
const textsIn = (root: unknown) =>
  elementsIn(root)
    .filter(({ type }) => type === "TextRun")
    .map(({ text }) => String(text));
const titlesIn = (root: unknown) =>
  elementsIn(root)
    .filter(({ type }) => type === "Action.Execute")
    .map(({ title }) => String(title));
const keysIn = (root: unknown) => nodesIn(root).flatMap((node) => Object.keys(node));
