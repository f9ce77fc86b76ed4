import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { provisionLocal } from "../src/features/local/local-workspace.ts";
import { openBrowser } from "./support/browser.ts";
import { at, MONDAY } from "./support/monday.ts";
import { startTestApp, type TestApp } from "./support/running-app.ts";
import { smallPortfolio } from "./support/small-portfolio.ts";

/** The whole loop as a newcomer clicks through it, in a real browser, on the real house. */

let app: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
  const workspace = await app.take("local", smallPortfolio(MONDAY));
  await provisionLocal(app.app, workspace);
  await app.sleepTo(workspace, at(-1, "12:00"));
  await app.moveTo(workspace, at(0, "08:00"));
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await app?.end();
});

const words = () => page.getByLabel(/^Message to/);
const last = () => page.getByTestId("message").last();
const say = async (text: string) => {
  await words().fill(text);
  await words().press("Enter");
};

test("local page: a newcomer gets a nudge, answers it, undoes it, looks the customer up and reads the digest", async () => {
  await page.goto(`http://127.0.0.1:${app.port}/`);
  await page.getByRole("link", { name: /Nadia Berg/ }).click();

  // Three hours on: the nudge is there.
  for (let hour = 0; hour < 3; hour++) {
    const before = await page.getByTestId("clock-time").textContent();
    await page.getByRole("button", { name: "An hour on" }).click();
    await expect.poll(() => page.getByTestId("clock-time").textContent()).not.toBe(before);
  }
  const nudge = page.getByTestId("message").filter({ hasText: "Fjord Foods" }).first();
  await nudge.getByRole("button", { name: "Why this one?" }).click();
  await page.getByText("Why now:").waitFor();

  // The answer, in the rep's own words, and what was understood of it.
  await say("Coffee with Dana this morning, she is worried about the price rise");
  const receipt = page.getByTestId("message").filter({ hasText: "Noted." });
  await receipt.waitFor({ timeout: 20_000 });
  expect(await receipt.textContent()).toContain("A meeting with Dana Holm");
  expect(await receipt.textContent()).toContain("worried about the price rise");

  // Undo, in its place.
  await receipt.getByRole("button", { name: "Undo" }).click();
  await page.getByText(/^Taken back/).waitFor({ timeout: 20_000 });
  const kept =
    "SELECT count(*)::int AS n FROM interaction WHERE reply_id IS NOT NULL AND withdrawn_at IS NULL";
  expect((await app.rows(kept))[0]).toEqual({ n: 0 });

  // Said again, by the "Done" button this time; then looked up, by a misspelt name.
  await nudge.getByRole("button", { name: "Done" }).click();
  await receipt.last().waitFor({ timeout: 20_000 });
  expect((await app.rows(kept))[0]).toEqual({ n: 1 });
  await say("/customer fiord foods");
  await last().getByRole("heading", { name: "Fjord Foods A/S" }).waitFor({ timeout: 20_000 });
  expect(await last().textContent()).toContain("Dana Holm");
  expect(await last().textContent()).toContain("Rhythm");

  // A week on, as the manager: the digest.
  await page.getByRole("button", { name: "A week on" }).click();
  await expect.poll(() => app.rows("SELECT 1 FROM digest")).toHaveLength(1);
  await page.getByTestId("change-person").click();
  await page.getByRole("link", { name: /Omar Haddad/ }).click();
  await page.getByRole("link", { name: /Team Omar/ }).click();
  await page.getByRole("heading", { name: /^The week of/ }).waitFor({ timeout: 20_000 });
  expect(await last().textContent()).toContain("1 touch with 1 of 3 customers");
});
