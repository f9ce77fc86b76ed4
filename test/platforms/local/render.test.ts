import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTION_NAMES, parseAction } from "../../../src/chat/action.ts";
import { CARD_NAMES } from "../../../src/chat/view.ts";
import { renderCard, renderForm } from "../../../src/platforms/local/render.ts";
import {
  everyBlockCard,
  exampleCard,
  exampleForm,
  HOSTILE_STRINGS,
  hugeCard,
} from "../../support/cards.ts";
import { TOUCHES_CHART } from "../../support/touches-chart.ts";

/** The tags and attribute names of some markup, in order, without any of the data in it. */
function skeleton(markup: string): string {
  const tags = markup.match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""').replace(/\s+/g, " ")).join("");
}

const someWords = fc.oneof(
  fc.constantFrom(...HOSTILE_STRINGS.filter((words) => words !== "")),
  fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
  fc.stringMatching(/^[<>"'`&=/a-z ]{1,60}$/),
);

describe("local page, card markup", () => {
  it.each(CARD_NAMES)("has the same elements whatever its data says: %s", (name) => {
    const calm = skeleton(renderCard(exampleCard(name, "words")));
    fc.assert(
      fc.property(someWords, (words) => {
        expect(skeleton(renderCard(exampleCard(name, words)))).toBe(calm);
      }),
      { numRuns: 60 },
    );
  });

  it("has the same elements with data in every place of every block", () => {
    const calm = skeleton(renderCard(everyBlockCard("words")));
    fc.assert(
      fc.property(someWords, (words) => {
        expect(skeleton(renderCard(everyBlockCard(words)))).toBe(calm);
      }),
      { numRuns: 200 },
    );
  });

  it("has no style, no handler and no address from anywhere", () => {
    for (const words of HOSTILE_STRINGS) {
      const outside = renderCard(everyBlockCard(words))
        .replace(/"[^"]*"/g, '""')
        .replace(/>[^<]*</g, "><");
      expect(outside).not.toMatch(/\son|style=|href=|src=|<a |<img|<script/);
    }
  });

  it("writes every action so that it can be read again", () => {
    const wires = [...renderCard(everyBlockCard("words")).matchAll(/data-action="([^"]*)"/g)].map(
      ([, wire]) => (wire ?? "").replaceAll("&quot;", '"'),
    );
    const names = new Set(wires.map((wire) => parseAction(wire)?.name));
    for (const name of ACTION_NAMES) expect(names).toContain(name);
  });

  it("says each figure with a word, never by colour alone", () => {
    const card = renderCard(everyBlockCard("words"));
    for (const word of ["good", "fair", "needs care", "unknown"])
      expect(card).toContain(`>${word}</span>`);
  });

  it("shows its text when it has no blocks", () => {
    expect(
      renderCard({ kind: "card", name: "notice", text: "All quiet & well.", blocks: [] }),
    ).toContain("All quiet &amp; well.");
  });

  it("takes a card of any size", () => {
    expect(renderCard(hugeCard())).toContain("Keep me");
  });
});

describe("local page, chart markup", () => {
  it("is its title and what one would see", () => {
    const chart = {
      title: "Touches",
      kind: "line",
      unit: "a week",
      series: [],
      alt: "Rising.",
    } as const;
    const drawn = renderCard({
      kind: "card",
      name: "customer",
      text: "A chart",
      blocks: [{ kind: "chart", chart: { ...chart, series: [] } }],
    });
    expect(drawn).toMatch(/Touches<\/strong>: Rising\./);
  });

  it("is drawn as a picture that says in words what it shows", () => {
    const chart = TOUCHES_CHART;
    const drawn = renderCard({
      kind: "card",
      name: "customer",
      text: "A chart",
      blocks: [{ kind: "chart", chart }],
    });
    expect(drawn).toContain('role="img" aria-label="Touches. Rising."');
    expect(drawn.match(/<rect /g)).toHaveLength(26);
    expect(drawn).not.toMatch(/NaN|style=/);
  });
});

describe("local page, form markup", () => {
  it("has the same elements whatever its data says", () => {
    const calm = skeleton(renderForm(exampleForm("words")));
    fc.assert(
      fc.property(someWords, (words) => {
        expect(skeleton(renderForm(exampleForm(words)))).toBe(calm);
      }),
    );
  });

  it("has a label for every field, and says which ones may stay empty", () => {
    const drawn = renderForm(exampleForm());
    for (const { id } of exampleForm().fields) {
      expect(drawn).toContain(`<label for="field-${id}"`);
      expect(drawn).toContain(`name="${id}"`);
    }
    expect(drawn.match(/if you like/g)).toHaveLength(2);
  });
});
