/** What a real browser makes of a card: npm's own Adaptive Cards renderer, and the page's markup as a document. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { openBrowser } from "../../support/browser.ts";

/** What was found live, and by which renderer. */
export type Live = { teams: string[]; html: string[] };

export type Judge = {
  look(screens: { teams: object; html: string }[]): Promise<Live[]>;
  close(): Promise<void>;
};

/** Opens a browser; the caller closes it. */
export async function openJudge(): Promise<Judge> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const library = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js");
  await page.setContent("<!doctype html><title>Cards</title><main></main>");
  await page.addScriptTag({ content: await readFile(library, "utf8") });
  await page.addScriptTag({ content: `(${judge.toString()})()` });
  return {
    look: (screens) =>
      page.evaluate(
        (all) =>
          all.map((one) => (globalThis as unknown as { judge(one: object): Live }).judge(one)),
        screens,
      ),
    close: () => browser.close(),
  };
}

/** Runs in the page: puts `judge` there. */
function judge(): void {
  type Dom = {
    querySelectorAll(selector: string): ArrayLike<Dom>;
    tagName: string;
    outerHTML: string;
    innerHTML: string;
    content: Dom;
    append(child: unknown): void;
    replaceChildren(): void;
    attributes: ArrayLike<{ name: string; value: string }>;
  };
  type Library = {
    AdaptiveCard: {
      new (): { parse(json: object): void; render(): Dom | undefined };
      onProcessMarkdown: (text: string, result: { didProcess: boolean }) => void;
    };
  };
  const here = globalThis as unknown as {
    AdaptiveCards: Library;
    document: { querySelector(selector: string): Dom; createElement(name: string): Dom };
    judge: unknown;
  };
  const LIVE =
    "a, area, img, picture, script, style, link, meta, base, iframe, object, embed, video, audio, source, form[action], at, math, template, slot";
  /** Elements and attributes that make something happen; `use` and `image` lead out of a drawing. */
  /** Attributes that hold words, and which no browser follows. */
  const WORDS = /^(aria-label|title|alt|placeholder|value)$/i;
  const found = (root: Dom, alsoLive: string): string[] => {
    const live = Array.from(root.querySelectorAll(`${LIVE}, ${alsoLive}`));
    const armed = Array.from(root.querySelectorAll("*")).filter((one) =>
      Array.from(one.attributes).some(
        ({ name, value }) =>
          /^on|^(href|src|srcset|action|formaction|xlink:href|srcdoc|background|ping)$/i.test(
            name,
          ) ||
          (!WORDS.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
      ),
    );
    return [...live, ...armed].map((one) => one.outerHTML.slice(0, 160));
  };
  here.judge = ({ teams, html }: { teams: object; html: string }) => {
    const markdown: string[] = [];
    here.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      markdown.push(`markdown: ${text.slice(0, 160)}`);
      result.didProcess = false;
    };
    const card = new here.AdaptiveCards.AdaptiveCard();
    card.parse(teams);
    const main = here.document.querySelector("main");
    main.replaceChildren();
    const drawn = card.render();
    if (drawn) main.append(drawn);
    const document = here.document.createElement("template");
    document.innerHTML = html;
    return {
      // The one sentence of a form's own that the renderer takes for markdown.
      teams: [
        ...found(main, "svg"),
        ...markdown.filter((text) => !text.endsWith("Please fill this in.")),
      ],
      html: found(document.content, "use, image, foreignObject, animate, set"),
    };
  };
}
