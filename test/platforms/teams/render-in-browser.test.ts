import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderCard, renderForm } from "../../../src/platforms/teams/render.ts";
import { openBrowser } from "../../support/browser.ts";
import { HOSTILE_STRINGS, everyBlockCard, exampleCard, exampleForm } from "../../support/cards.ts";

/** What a page says of a card that was drawn in it. */
type Drawn = {
  /** every text that the renderer handed to its markdown processor */
  markdown: string[];
  /** elements that load, lead or run somewhere */
  live: string[];
  text: string;
  buttons: string[];
};

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  const library = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js");
  await page.setContent("<!doctype html><title>Cards</title><main></main>");
  await page.addScriptTag({ content: await readFile(library, "utf8") });
  await page.addScriptTag({ content: `(${draw.toString()})()` });
});
afterAll(() => browser.close());

const drawAll = (cards: object[]): Promise<Drawn[]> =>
  page.evaluate(
    (all) =>
      all.map((card) =>
        (globalThis as unknown as { drawCard(card: object): Drawn }).drawCard(card),
      ),
    cards,
  );

describe("Adaptive Cards renderer in a browser", () => {
  it("draws no link, picture, script or markdown out of any hostile data", async () => {
    const cards = HOSTILE_STRINGS.flatMap((words) => [
      renderCard(everyBlockCard(words)),
      renderForm(exampleForm(words)),
    ]);
    for (const { live, markdown } of await drawAll(cards)) {
      expect(live).toEqual([]);
      // the one sentence of a form's own that the renderer takes for markdown
      expect(markdown.filter((text) => text !== "Please fill this in.")).toEqual([]);
    }
  });

  it("shows words, figures and buttons", async () => {
    const [drawn] = await drawAll([renderCard(exampleCard("customer"))]);
    expect(drawn?.buttons).toEqual([
      "Done",
      "Another idea",
      "Next week",
      "Not this customer",
      "Why this one?",
    ]);
    for (const words of ["Aldgate Mills", "72, good", "unknown", "12 March 2026"])
      expect(drawn?.text).toContain(words);
  });

  it("shows data as it was typed", async () => {
    const words =
      "*bold* [click](https://evil.example) <at>Nestor</at> {{DATE(2026-01-01T00:00:00Z, SHORT)}}";
    const [drawn] = await drawAll([
      renderCard({
        kind: "card",
        name: "notice",
        text: "x",
        blocks: [{ kind: "text", text: words }],
      }),
    ]);
    expect(drawn?.text.replaceAll("\u2060", "")).toBe(words);
  });
});

/** Runs in the page: puts `drawCard` there. */
function draw(): void {
  type Library = {
    AdaptiveCard: {
      new (): { parse(json: object): void; render(): HTMLElement | undefined };
      onProcessMarkdown: (text: string, result: { didProcess: boolean }) => void;
    };
  };
  type Dom = {
    querySelectorAll(selector: string): ArrayLike<Dom>;
    outerHTML: string;
    innerText: string;
    textContent: string;
    append(child: unknown): void;
    replaceChildren(): void;
    attributes: ArrayLike<{ name: string }>;
  };
  type HTMLElement = Dom;
  const here = globalThis as unknown as {
    AdaptiveCards: Library;
    document: { querySelector(selector: string): Dom };
    drawCard: unknown;
  };
  here.drawCard = (json: object) => {
    const markdown: string[] = [];
    here.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      markdown.push(text);
      result.didProcess = false;
    };
    const card = new here.AdaptiveCards.AdaptiveCard();
    card.parse(json);
    const main = here.document.querySelector("main");
    main.replaceChildren();
    const element = card.render();
    if (element) main.append(element);
    const live = Array.from(
      main.querySelectorAll("a, img, script, iframe, object, embed, svg, link, video, audio"),
    );
    const handlers = Array.from(main.querySelectorAll("*")).filter((one) =>
      Array.from(one.attributes).some(({ name }) => name.startsWith("on")),
    );
    return {
      markdown,
      live: [...live, ...handlers].map((one) => one.outerHTML.slice(0, 200)),
      text: main.textContent,
      buttons: Array.from(main.querySelectorAll("button")).map((one) => one.innerText),
    };
  };
}
