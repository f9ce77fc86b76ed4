import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { everyBlockCard, exampleCard, exampleForm, HOSTILE_STRINGS } from "../../support/cards.ts";
import {
  animations,
  cutWords,
  doubleIds,
  focusedTestId,
  focusedWords,
  focusSeen,
  liveThings,
  nameless,
  refusesMarkup,
  tooWide,
  wordsTooFaint,
} from "../../support/in-page.js";
import { localVisits, PATIENT } from "../../support/local-visit.ts";

const $ = localVisits();

const words = (page: Page) => page.getByLabel("Message to the coach");
const messages = (page: Page) => page.getByTestId("message");
const focused = (page: Page) => page.evaluate(focusedWords);

describe("page by keyboard alone", () => {
  it("chooses a person, writes, edits, presses a button and leaves a dialog", async () => {
    $.answerWith = async ({ intent, message }) => {
      if (intent.kind === "command") return { kind: "form", form: exampleForm() };
      if (intent.kind === "act" && message !== null) {
        const closed = exampleCard("nudge-closed");
        setTimeout(() => void $.local.chat.change(message, closed.text, closed), 20);
      }
      return { kind: "accepted" };
    };
    await $.coachSays(exampleCard("nudge"), "direct:amara");
    const page = await $.visit();
    const { keyboard } = page;
    for (let tabs = 0; tabs < 10 && !(await focused(page)).includes("Amara"); tabs += 1)
      await keyboard.press("Tab");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "The coach" }).waitFor();
    await expect.poll(() => focused(page), PATIENT).toBe("words");

    await keyboard.type("Called them");
    await keyboard.press("Shift+Enter");
    await keyboard.type("All is well");
    await keyboard.press("Enter");
    await expect
      .poll(() => $.local.received.at(-1)?.intent, PATIENT)
      .toEqual({
        kind: "message",
        text: "Called them\nAll is well",
      });
    await expect.poll(() => words(page).inputValue(), PATIENT).toBe("");

    await page.getByText("All is well").waitFor();
    await keyboard.press("ArrowUp");
    await keyboard.press("End");
    await keyboard.type("!");
    await keyboard.press("Enter");
    await expect
      .poll(() => $.local.received.at(-1)?.intent, PATIENT)
      .toMatchObject({
        kind: "edit",
        text: "Called them\nAll is well!",
      });

    await keyboard.type("/customer log");
    await keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await expect.poll(() => focused(page), PATIENT).toBe("words");

    for (let tabs = 0; tabs < 30 && (await focused(page)) !== "Done"; tabs += 1)
      await keyboard.press("Shift+Tab");
    await keyboard.press("Enter");
    await page.locator("[data-card=nudge-closed]").waitFor();
    // The button is gone; the keyboard stays at the message it stood on.
    expect(await page.evaluate(focusedTestId)).toBe("message");
  });

  it("sees where it is", async () => {
    await $.coachSays(exampleCard("nudge"));
    const page = await $.visit("#rosa");
    for (let tabs = 0; tabs < 25; tabs += 1) {
      await page.keyboard.press("Tab");
      expect(["visible", "none there"]).toContain(await page.evaluate(focusSeen));
    }
  });
});

describe("hostile data on the page", () => {
  it("stays words: no element, script or link comes of it", async () => {
    const texts = HOSTILE_STRINGS.filter((text) => text.trim() !== "");
    for (const text of texts) {
      await $.coachSays(everyBlockCard(text.slice(0, 400)), "direct:amara");
      await $.rosaSaid(text);
    }
    const cards = await $.visit("#amara");
    expect(await messages(cards).count()).toBe(texts.length);
    expect(await cards.evaluate(liveThings)).toEqual({ elements: 0, handlers: 0 });
    expect(await cards.evaluate(tooWide)).toBeLessThanOrEqual(0);

    $.answerWith = async () => ({
      kind: "form",
      form: exampleForm('"><img src=x onerror=alert(1)><script>alert(2)</script>'),
    });
    const page = await $.visit("#rosa");
    await words(page).fill("/customer log");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await page.evaluate(liveThings)).toEqual({ elements: 0, handlers: 0 });
    expect(await page.locator("#messages").textContent()).toContain('<script>alert("x")</script>');
    expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
  });

  it("can't become markup behind the page's back", async () => {
    const page = await $.visit("#rosa");
    expect(await page.evaluate(refusesMarkup)).toBe(true);
  });
});

describe("page layout", () => {
  const fillUp = async () => {
    await $.coachSays(everyBlockCard("Aldgate Mills"));
    await $.coachSays(everyBlockCard(`https://evil.example/${"x".repeat(400)}`));
    await $.coachSays(exampleCard("digest"));
  };

  it.each(["", "#rosa", "#helle"])("needs no scrolling sideways, at any size: %s", async (hash) => {
    await fillUp();
    const page = await $.visit(hash);
    for (const [width, height, what] of [
      [320, 640, "a phone"],
      [640, 320, "a phone on its side"],
      [640, 430, "a laptop at 200 %"],
      [320, 215, "a laptop at 400 %"],
      [800, 1100, "a tablet"],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(tooWide), what).toBeLessThanOrEqual(0);
      if (hash !== "") await words(page).fill("");
      expect(await page.evaluate(cutWords), what).toBe(false);
      if (hash !== "") await page.getByTestId("words").fill("Still reachable");
    }
  });

  it.each(["light", "dark"] as const)(
    "has enough contrast for every word in %s mode",
    async (colorScheme) => {
      await fillUp();
      await $.rosaSaid("Called them");
      for (const hash of ["", "#rosa"]) {
        const page = await $.visit(hash, { colorScheme, reducedMotion: "reduce" });
        expect(await page.evaluate(wordsTooFaint)).toEqual([]);
      }
    },
  );

  it("keeps still for those who ask for it", async () => {
    const page = await $.visit("#rosa", { reducedMotion: "reduce" });
    await words(page).fill("Called them.");
    await page.keyboard.press("Enter");
    await page.getByText("The coach is reading").waitFor();
    expect(await page.evaluate(animations)).toBe(0);
  });

  it("names every control, and every picture that says something", async () => {
    await fillUp();
    const page = await $.visit("#rosa");
    expect(await page.evaluate(nameless)).toEqual([]);
    expect(await page.evaluate(doubleIds)).toEqual([]);
    for (const role of ["main", "complementary", "navigation"] as const)
      expect(await page.getByRole(role).count()).toBe(1);
  });
});
