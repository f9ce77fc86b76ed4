/** One short season; `npm run soak -- season` lives all of them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { MONDAY } from "../support/monday.ts";
import { startTestApp, type TestApp } from "../support/running-app.ts";
import { COMPANIES } from "./companies.ts";
import { createCompany } from "./company.ts";
import { live } from "./live.ts";

const WEEKS = 5;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

test("season: what is said becomes true, and no nudge or digest says otherwise", async () => {
  const [idea] = COMPANIES;
  if (!idea) throw new Error("no company");
  const season = await live(app, createCompany(idea, MONDAY, WEEKS), MONDAY, WEEKS);
  expect(season.broken).toEqual([]);
  expect(season.missed).toEqual([]);
  expect(season.nudges).toBeGreaterThan(WEEKS);
}, 170_000);
