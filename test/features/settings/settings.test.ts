import { afterAll, beforeAll, expect, test } from "vitest";
import { weekOf } from "../../../src/engine/model/calendar.ts";
import { planWeek } from "../../../src/engine/choose/week-plan.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { type Talk, talkIn } from "../../support/talk.ts";

const REP = "rep@example.com";
const BOSS = "boss@example.com";
const OTHER_BOSS = "otherboss@example.com";

let app: TestApp;
let talk: Talk;

beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
  const customers = Array.from({ length: 6 }, (_, i) => `Customer ${"ABCDEF"[i]}`);
  const workspace = await app.take("settings", {
    "members.csv": [
      { email: REP, name: "Rita Rep", manager_email: BOSS },
      { email: BOSS, name: "Bea Boss", role: "manager" },
      { email: OTHER_BOSS, name: "Otto Otherboss", role: "manager" },
    ],
    "customers.csv": customers.map((name) => ({
      name,
      owner_email: REP,
      visibility: name === "Customer F" ? "restricted" : "everyone",
    })),
    "interactions.csv": customers.map((customer, i) => ({
      customer,
      member_email: REP,
      at: new Date(Date.now() - (20 + i) * 86_400_000).toISOString(),
      summary: "Talked",
    })),
  });
  talk = await talkIn(app, workspace);
});
afterAll(() => app.end());

const settings = () => app.app.store.portfolios.settings(talk.workspace.id);

/** The customers of a week's plan by name, best first. */
async function planned(): Promise<string[]> {
  const { portfolios } = app.app.store;
  const now = await talk.now();
  const portfolio = await portfolios.load(talk.workspace.id, now, { forPlanning: true });
  const week = weekOf(new Date(now + 7 * 86_400_000).toISOString().slice(0, 10));
  const names = new Map(portfolio.customers.map(({ id, name }) => [id, name]));
  const { nudges } = planWeek(portfolio, week);
  return nudges.map(({ customerId }) => names.get(customerId) ?? "");
}

test("settings: a manager sets the number of nudges, and the next plan keeps to it", async () => {
  expect(await talk.command(BOSS, "settings holdout off")).toContain("off");
  expect(await talk.command(BOSS, "settings nudges 1")).toContain("up to 1 nudge a person");
  expect(await settings()).toMatchObject({ nudgesPerWeek: 1, holdout: false });
  expect(await planned()).toHaveLength(1);
  const due = await app.rows(
    "SELECT plan_due_at FROM member WHERE workspace_id = $1 AND plan_due_at IS NOT NULL",
    [talk.workspace.id],
  );
  expect(due, "everybody's plan is looked at again").toEqual([]);
});

test("settings: a customer in focus comes first where intervals leave room, until it is taken back", async () => {
  await talk.command(BOSS, "settings nudges 2");
  const before = await planned();
  const other = ["Customer A", "Customer B", "Customer C"].find((it) => !before.includes(it)) ?? "";
  expect(await talk.command(BOSS, `focus ${other.toUpperCase()}`)).toContain("stands in front");
  expect((await planned())[0]).toBe(other);
  expect(await talk.command(BOSS, "settings")).toContain(other);
  // The card after a change names it as well.
  expect(await talk.command(BOSS, "settings nudges 2")).toContain(other);
  expect(await talk.command(BOSS, `unfocus ${other}`)).toContain("ordinary place");
  expect(await planned()).toEqual(before);
});

test("settings: a rep sees them, and changes none", async () => {
  const before = await settings();
  expect(await talk.command(REP, "settings")).toContain("How the coach is set");
  expect(await talk.command(REP, "settings nudges 5")).toContain("Only managers");
  expect(await talk.command(REP, "focus Customer A")).toContain("Only managers");
  expect(await settings()).toEqual(before);
});

test("settings: an invalid one is answered with the valid ones, and nothing changes", async () => {
  const before = await settings();
  for (const words of ["settings nudges 9", "settings colour red", "settings nudges"]) {
    expect(await talk.command(BOSS, words)).toContain("nudges (1 to 5)");
  }
  expect(await talk.command(BOSS, "focus Nobody Ltd")).toContain("no customer called");
  expect(await settings()).toEqual(before);
});

test("settings: a restricted customer in focus is hidden from who may not see it", async () => {
  expect(await talk.command(OTHER_BOSS, "focus Customer F")).toContain("no customer called");
  expect(await talk.command(BOSS, "focus Customer F")).toContain("stands in front");
  expect(await talk.command(BOSS, "settings")).toContain("Customer F");
  expect(await talk.command(OTHER_BOSS, "settings")).not.toContain("Customer F");
});

test("settings: the audit says who changed what", async () => {
  const rows = await app.rows(
    "SELECT subject FROM audit WHERE workspace_id = $1 AND what = 'setting'",
    [talk.workspace.id],
  );
  expect(rows.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(["nudgesPerWeek", "holdout", "focusCustomerIds"]),
  );
});
