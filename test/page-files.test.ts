import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemo } from "../src/demo/provision.ts";
import { LOCAL_KEY } from "../src/features/local/local-workspace.ts";
import { openBrowser } from "./support/browser.ts";
import { folderOf } from "./support/portfolio-folder.ts";
import { startTestApp, type TestApp } from "./support/running-app.ts";

/** A newcomer's own files, from the demo to the first nudge, in a real browser on the real house. */

const FILES = {
  "companies.csv":
    "Record ID,Company name,Company Domain Name,Company owner,Annual Revenue\n" +
    '1,Vestby Mejeri,vestby.test,Ann Ray,"1,200,000"\n2,Lumen Bryggeri,lumen.test,Carl Lind,340000\n' +
    "3,Kastrup Filter,kastrup.test,Ann Ray,88000\n",
  "contacts.csv":
    "First Name,Last Name,Email,Job Title,Associated Company\nMette,Kragh,mette@vestby.test,Plant manager,Vestby Mejeri\n" +
    "Jon,Aas,jon@lumen.test,Buyer,Lumen Bryggeri\nPia,Lund,pia@kastrup.test,Buyer,Kastrup Filter\n",
  "activities.csv":
    "Activity date,Activity type,Activity assigned to,Associated Company,Associated Contact,Notes\n" +
    "2026-01-13 14:00,Meeting,Ann Ray,Vestby Mejeri,Mette Kragh,She wants a quote\n" +
    "2026-01-20 10:00,Call,Carl Lind,Lumen Bryggeri,Jon Aas,Prices\n",
};

let app: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
  await seedDemo(app.app, app.catchUp);
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await app?.end();
});

const n = async (sql: string) => Number((await app.rows(sql))[0]?.["n"]);

test("files: from the demo to the first nudge about one's own customer in six clicks and two typed fields, and back", async () => {
  const folder = await folderOf(FILES);
  const demo = await n("SELECT count(*) AS n FROM customer");
  await page.goto(`http://127.0.0.1:${app.port}/`);
  let clicks = 0;
  const click = async (locator: ReturnType<Page["getByRole"]>) => {
    clicks++;
    await locator.click();
  };
  const [manager] = await app.rows(
    "SELECT name FROM member WHERE role = 'manager' ORDER BY name LIMIT 1",
  );
  await click(page.getByRole("link", { name: new RegExp(String(manager?.["name"])) }).first());
  await page
    .getByText("Nothing has been said here yet.")
    .or(page.getByTestId("message").first())
    .first()
    .waitFor();
  // Choosing files is a click on the button, and the browser's own window.
  clicks++;
  await page
    .getByTestId("files")
    .setInputFiles(Object.keys(FILES).map((file) => path.join(folder, file)));

  const card = page.getByTestId("message").filter({ hasText: "Whose customers are they?" }).last();
  await card.waitFor({ timeout: 60_000 });
  expect(await card.textContent()).toContain("Ann Ray, 2 customers");
  expect(await n("SELECT count(*) AS n FROM customer")).toBe(demo);
  await click(card.getByRole("button", { name: "Who are they?" }));
  await page.getByLabel("Ann Ray, 2 customers").fill("ann@nordpack.test");
  await page.getByLabel("Carl Lind, 1 customer").fill("carl@nordpack.test");
  await click(page.getByTestId("dialog").getByRole("button", { name: "Import" }));
  await expect.poll(() => n("SELECT count(*) AS n FROM customer")).toBe(3);
  await click(page.getByRole("link", { name: /Ann Ray/ }).first());
  await click(page.getByRole("button", { name: "A day on" }));
  await page
    .getByTestId("message")
    .filter({ hasText: /Vestby Mejeri|Kastrup Filter/ })
    .first()
    .waitFor({ timeout: 150_000 });
  expect(clicks).toBeLessThanOrEqual(6);
  expect(await n("SELECT count(*) AS n FROM interaction")).toBe(2);

  // A wrong one is taken back whole.
  const { id } = await app.app.store.workspaces.obtain(LOCAL_KEY, "Local");
  const [drop] = await app.rows("SELECT id FROM import_drop WHERE workspace_id = $1", [id]);
  await app.app.store.drops.takeBack(id, String(drop?.["id"]));
  expect(await n("SELECT count(*) AS n FROM customer")).toBe(0);
  expect(await n("SELECT count(*) AS n FROM interaction")).toBe(0);
});
