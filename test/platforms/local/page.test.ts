import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Inbound } from "../../../src/chat/intent.ts";
import type { Received } from "../../../src/chat/platform.ts";
import type { Card } from "../../../src/chat/view.ts";
import { openBrowser } from "../../support/browser.ts";
import { everyBlockCard, exampleCard, exampleForm, HOSTILE_STRINGS } from "../../support/cards.ts";
import {
  animations,
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
import { type LocalPage, openLocalPage } from "../../support/local-page.ts";

/** Below a test's own limit, so that a failure names what it waited for. */
const PATIENCE_MS = 8_000;

let browser: Browser;
let local: LocalPage;
let answerWith: (inbound: Inbound) => Promise<Received>;
const open: Page[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  answerWith = async () => ({ kind: "accepted" });
  local = await openLocalPage({ receive: (inbound) => answerWith(inbound) });
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
  await local.close();
});

/** A browser window on the page; whatever it complains about fails the test. */
async function visit(hash = "", options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  open.push(page);
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => expect.unreachable(error.message));
  page.on("dialog", () => expect.unreachable("data became a script"));
  page.on("request", (request) => expect(new URL(request.url()).origin).toBe(local.address));
  await page.goto(`${local.address}/${hash}`);
  await page.locator("body:not([data-view=loading])").waitFor();
  return page;
}

function coachSays(card: Card, conversation = "direct:rosa"): Promise<{ id: string }> {
  return local.chat.add({
    conversation,
    person: null,
    onlyFor: null,
    text: card.text,
    card,
    thread: null,
    key: null,
  });
}

const words = (page: Page) => page.getByLabel("Message to the coach");
const messages = (page: Page) => page.getByTestId("message");
const banner = (page: Page) => page.getByTestId("banner");
const focused = (page: Page) => page.evaluate(focusedWords);

/** Whether a card stands within the window. */
async function seen(page: Page, card: string): Promise<boolean> {
  const box = await page.locator(`[data-card=${card}]`).boundingBox();
  const log = await page.getByTestId("log").boundingBox();
  return box !== null && log !== null && box.y >= log.y && box.y < log.y + log.height;
}

describe("choosing who to be", () => {
  it("shows everyone by team, and keeps the choice in the address", async () => {
    const page = await visit();
    await expect(page.title()).resolves.toBe("Rapport");
    await page.getByRole("link", { name: "Helle Brandt Manager" }).click();
    await page.getByRole("link", { name: "North team" }).click();
    await page.reload();
    await page.getByRole("heading", { name: "# North team" }).waitFor();
    expect(await page.getByTestId("you").textContent()).toContain("Helle Brandt");
    await page.getByTestId("change-person").click();
    await page.getByRole("heading", { name: "Who would you like to be?" }).waitFor();
  });

  it("asks again when the address names nobody", async () => {
    const page = await visit("#somebody-else");
    await page.getByTestId("welcome").waitFor();
  });
});

describe("a conversation", () => {
  it("shows what comes by itself, and says it to a screen reader once", async () => {
    const page = await visit("#rosa");
    await page.getByText("Nothing has been said here yet.").waitFor();
    await coachSays(exampleCard("nudge"));
    await page.locator("[data-card=nudge]").waitFor();
    await expect
      .poll(() => page.getByTestId("announcer").textContent())
      .toBe("New message: Aldgate Mills: nudge");
  });

  it("marks a room with something new in it", async () => {
    const page = await visit("#helle");
    await coachSays(exampleCard("digest"), "channel:North");
    await page.getByRole("link", { name: "North team new" }).click();
    await page.locator("[data-card=digest]").waitFor();
    expect(await page.getByText("new", { exact: true }).count()).toBe(0);
  });

  it("follows what comes, unless the reader is somewhere above: then it offers the way down", async () => {
    for (let n = 0; n < 6; n += 1) await coachSays(exampleCard("nudge"));
    const page = await visit("#rosa");
    await coachSays(exampleCard("week"));
    await expect.poll(() => seen(page, "week")).toBe(true);
    await messages(page).first().scrollIntoViewIfNeeded();
    await coachSays(exampleCard("help"));
    await page.getByRole("button", { name: "New message below" }).click();
    await expect.poll(() => seen(page, "help")).toBe(true);
    await expect
      .poll(() => page.getByRole("button", { name: "New message below" }).isVisible())
      .toBe(false);
  });

  it("finds its server again after a restart, and shows what it missed", async () => {
    const page = await visit("#rosa");
    const { chat, port } = local;
    await local.close();
    await banner(page).getByText("Connection lost").waitFor();
    await chat.add({
      conversation: "direct:rosa",
      person: null,
      onlyFor: null,
      text: "While you were away",
      card: null,
      thread: null,
      key: null,
    });
    local = await openLocalPage({ chat, port });
    await page.getByText("While you were away").first().waitFor();
    await expect.poll(() => banner(page).isVisible()).toBe(false);
  });

  it("runs a suggestion at a press, and waits for the rest of one that needs more", async () => {
    answerWith = async () => ({ kind: "answer", card: exampleCard("week"), personal: null });
    const page = await visit("#rosa");
    await page.getByRole("button", { name: "/customer week" }).click();
    await page.locator("[data-card=week]").waitFor();
    await page.getByRole("button", { name: "/customer NAME…" }).click();
    await page.keyboard.type("Aldgate");
    expect(await words(page).inputValue()).toBe("/customer Aldgate");
    expect(local.received).toHaveLength(1);
  });

  it("answers one message in particular", async () => {
    const nudge = await coachSays(exampleCard("nudge"));
    await coachSays(exampleCard("week"));
    const page = await visit("#rosa");
    await messages(page).first().hover();
    await messages(page).first().getByRole("button", { name: "Reply" }).click();
    await page.keyboard.type("Done that.");
    await page.keyboard.press("Enter");
    await page.getByText("About: Aldgate Mills: nudge").waitFor();
    expect(local.received.at(-1)?.place.thread).toBe(nudge.id);
  });

  it("keeps one's words when they can't be sent, and sends them once", async () => {
    answerWith = () => Promise.reject(new Error("the database is away"));
    const page = await visit("#rosa");
    await words(page).fill("Hold on to this.");
    await page.keyboard.press("Enter");
    await banner(page).getByText("Try again in a moment").waitFor();
    expect(await words(page).inputValue()).toBe("Hold on to this.");
    answerWith = async () => ({ kind: "accepted" });
    await page.getByRole("button", { name: "Send" }).click();
    await expect.poll(() => words(page).inputValue()).toBe("");
    expect(await messages(page).count()).toBe(1);
    expect(new Set(local.received.map(({ key }) => key)).size).toBe(1);
  });

  it("deletes a message after asking", async () => {
    const page = await visit("#rosa");
    await words(page).fill("Not for here.");
    await page.keyboard.press("Enter");
    await messages(page).hover();
    await page.getByRole("button", { name: "Delete" }).click();
    await page
      .getByRole("dialog", { name: "Delete this message?" })
      .getByRole("button", { name: "Delete it" })
      .click();
    await page.getByText("This message was deleted.").waitFor();
  });

  it("moves the clock", async () => {
    const page = await visit("#rosa");
    await expect
      .poll(() => page.getByTestId("clock-time").textContent())
      .toBe("Mon 23 Nov 2026, 09:10 in Copenhagen");
    await page.getByRole("button", { name: "A week on" }).click();
    await expect
      .poll(() => page.getByTestId("clock-time").textContent())
      .toBe("Mon 30 Nov 2026, 09:10 in Copenhagen");
  });

  it("logs an interaction in a dialog", async () => {
    answerWith = async ({ intent }) =>
      intent.kind === "command" ? { kind: "form", form: exampleForm() } : { kind: "accepted" };
    const page = await visit("#rosa");
    await words(page).fill("/customer log Aldgate");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Log: Aldgate Mills" });
    await dialog.getByLabel("What came of it?").fill("A good talk.");
    await dialog.getByRole("button", { name: "Record it" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(local.received.at(-1)?.intent).toMatchObject({
      kind: "submit",
      values: { kind: "call", on: "2026-03-02", what: "A good talk." },
    });
  });
});

describe("the keyboard alone", () => {
  it("chooses a person, writes, edits, presses a button and leaves a dialog", async () => {
    answerWith = async ({ intent, message }) => {
      if (intent.kind === "command") return { kind: "form", form: exampleForm() };
      if (intent.kind === "act" && message !== null) {
        const closed = exampleCard("nudge-closed");
        setTimeout(() => void local.chat.change(message, closed.text, closed), 20);
      }
      return { kind: "accepted" };
    };
    await coachSays(exampleCard("nudge"), "direct:amara");
    const page = await visit();
    const { keyboard } = page;
    for (let tabs = 0; tabs < 10 && !(await focused(page)).includes("Amara"); tabs += 1)
      await keyboard.press("Tab");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "The coach" }).waitFor();
    await expect.poll(() => focused(page)).toBe("words");

    await keyboard.type("Called them");
    await keyboard.press("Shift+Enter");
    await keyboard.type("All is well");
    await keyboard.press("Enter");
    await expect
      .poll(() => local.received.at(-1)?.intent)
      .toEqual({ kind: "message", text: "Called them\nAll is well" });
    await expect.poll(() => words(page).inputValue()).toBe("");

    await page.getByText("All is well").waitFor();
    await keyboard.press("ArrowUp");
    await keyboard.press("End");
    await keyboard.type("!");
    await keyboard.press("Enter");
    await expect
      .poll(() => local.received.at(-1)?.intent)
      .toMatchObject({ kind: "edit", text: "Called them\nAll is well!" });

    await keyboard.type("/customer log");
    await keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await expect.poll(() => focused(page)).toBe("words");

    for (let tabs = 0; tabs < 30 && (await focused(page)) !== "Done"; tabs += 1)
      await keyboard.press("Shift+Tab");
    await keyboard.press("Enter");
    await page.locator("[data-card=nudge-closed]").waitFor();
    // The button is gone; the keyboard stays at the message it stood on.
    expect(await page.evaluate(focusedTestId)).toBe("message");
  });

  it("sees where it is", async () => {
    await coachSays(exampleCard("nudge"));
    const page = await visit("#rosa");
    for (let tabs = 0; tabs < 25; tabs += 1) {
      await page.keyboard.press("Tab");
      expect(["visible", "none there"]).toContain(await page.evaluate(focusSeen));
    }
  });
});

describe("hostile data", () => {
  it("stays words: no element, script or link comes of it", async () => {
    const texts = HOSTILE_STRINGS.filter((text) => text.trim() !== "");
    for (const text of texts) {
      await coachSays(everyBlockCard(text.slice(0, 400)));
      await local.chat.add({
        conversation: "direct:rosa",
        person: "rosa",
        onlyFor: null,
        text,
        card: null,
        thread: null,
        key: null,
      });
    }
    answerWith = async () => ({
      kind: "form",
      form: exampleForm('"><img src=x onerror=alert(1)><script>alert(2)</script>'),
    });
    const page = await visit("#rosa");
    expect(await messages(page).count()).toBe(2 * texts.length);
    await words(page).fill("/customer log");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await page.evaluate(liveThings)).toEqual({ elements: 0, handlers: 0 });
    expect(await page.locator("#messages").textContent()).toContain('<script>alert("x")</script>');
    expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
  });

  it("can't become markup behind the page's back", async () => {
    const page = await visit("#rosa");
    expect(await page.evaluate(refusesMarkup)).toBe(true);
  });
});

describe("every window", () => {
  const fillUp = async () => {
    await coachSays(everyBlockCard("Aldgate Mills"));
    await coachSays(everyBlockCard(`https://evil.example/${"x".repeat(400)}`));
    await coachSays(exampleCard("digest"));
  };

  it.each(["", "#rosa", "#helle"])("needs no scrolling sideways, at any size: %s", async (hash) => {
    await fillUp();
    const page = await visit(hash);
    for (const [width, height, what] of [
      [320, 640, "a phone"],
      [640, 320, "a phone on its side"],
      [640, 430, "a laptop at 200 %"],
      [320, 215, "a laptop at 400 %"],
      [800, 1100, "a tablet"],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(tooWide), what).toBeLessThanOrEqual(0);
      if (hash !== "") await page.getByTestId("words").fill("Still reachable");
    }
  });

  it.each(["light", "dark"] as const)(
    "has enough contrast for every word in %s mode",
    async (colorScheme) => {
      await fillUp();
      await local.chat.add({
        conversation: "direct:rosa",
        person: "rosa",
        onlyFor: null,
        text: "Called them",
        card: null,
        thread: null,
        key: null,
      });
      for (const hash of ["", "#rosa"]) {
        const page = await visit(hash, { colorScheme, reducedMotion: "reduce" });
        expect(await page.evaluate(wordsTooFaint)).toEqual([]);
      }
    },
  );

  it("keeps still for who asks for it", async () => {
    const page = await visit("#rosa", { reducedMotion: "reduce" });
    await words(page).fill("Called them.");
    await page.keyboard.press("Enter");
    await page.getByText("The coach is reading").waitFor();
    expect(await page.evaluate(animations)).toBe(0);
  });

  it("names every control, and every picture that says something", async () => {
    await fillUp();
    const page = await visit("#rosa");
    expect(await page.evaluate(nameless)).toEqual([]);
    expect(await page.evaluate(doubleIds)).toEqual([]);
    for (const role of ["main", "complementary", "navigation"] as const)
      expect(await page.getByRole(role).count()).toBe(1);
  });
});
