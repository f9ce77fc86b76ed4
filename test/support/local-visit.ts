/** Browser windows on the local page, for one test file: a browser for all of it, a page and a chat of its own for each test. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { Inbound } from "../../src/chat/intent.ts";
import type { LocalMessage } from "../../src/chat/local-chat.ts";
import type { Received } from "../../src/chat/platform.ts";
import type { Card } from "../../src/chat/view.ts";
import { openBrowser } from "./browser.ts";
import { type LocalPage, openLocalPage } from "./local-page.ts";

/** Below a test's own limit, so that a failure names what it waited for. */
const PATIENCE_MS = 60_000;

/** For `expect.poll`: asks again until it is as expected, or this long. */
export const PATIENT = { timeout: PATIENCE_MS };

type Answer = (inbound: Inbound) => Promise<Received>;

export type LocalVisits = {
  /** the page's server; a test may put another one in its place */
  local: LocalPage;
  /** what the house answers; without it everything is accepted */
  answerWith: Answer;
  /** A browser window on the page's address; whatever it complains about fails the test. */
  open(hash?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The same, when there is something to see. */
  visit(hash?: string, options?: BrowserContextOptions): Promise<Page>;
  coachSays(card: Card, conversation?: string): Promise<LocalMessage>;
  /** Rosa's words in her own chat. */
  rosaSaid(text: string): Promise<LocalMessage>;
};

/** Opens and closes all that a test needs, around each. */
export function localVisits(): LocalVisits {
  let browser: Browser;
  const pages: Page[] = [];
  const visits = {} as LocalVisits;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    visits.answerWith = async () => ({ kind: "accepted" });
    visits.local = await openLocalPage({ receive: (inbound) => visits.answerWith(inbound) });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await visits.local.close();
  });
  visits.open = async (hash = "", options = {}) => {
    const { address } = visits.local;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    const page = await context.newPage();
    pages.push(page);
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => expect.unreachable(error.message));
    page.on("dialog", () => expect.unreachable("data became a script"));
    page.on("request", (request) => {
      expect(new URL(request.url()).origin).toBe(address);
    });
    await page.goto(`${address}/${hash}`);
    return page;
  };
  visits.visit = async (hash, options) => {
    const page = await visits.open(hash, options);
    await page.locator("body:not([data-view=loading])").waitFor();
    return page;
  };
  const add = (person: string | null, conversation: string, text: string, card: Card | null) =>
    visits.local.chat.add({
      conversation,
      person,
      onlyFor: null,
      text,
      card,
      thread: null,
      key: null,
    });
  visits.coachSays = (card, conversation = "direct:rosa") =>
    add(null, conversation, card.text, card);
  visits.rosaSaid = (text) => add("rosa", "direct:rosa", text, null);
  return visits;
}
