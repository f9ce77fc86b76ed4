/** States of records in files: who is away or gone, who is absent, how promises ended; written, read back, exported as they came. */
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  PORTFOLIO_FILES,
  type PortfolioFile,
  type TextRow,
} from "../../../src/engine/model/portfolio-files.ts";
import { exportPortfolio } from "../../../src/features/import/export-portfolio.ts";
import { MONDAY } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "../../support/small-portfolio.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

const exported = async (workspaceId: string) => {
  const files = new Map<PortfolioFile, TextRow[]>();
  await exportPortfolio(app.app.store, workspaceId, async (file, rows) => {
    files.set(file, [...(files.get(file) ?? []), ...rows]);
  });
  return files;
};

test("states of contacts, members, customers and signals go in and come out as they are", async () => {
  const files = smallPortfolio(MONDAY);
  const stated = {
    ...files,
    "members.csv": (files["members.csv"] ?? []).map((row) =>
      row["email"] === REP
        ? {
            ...row,
            state: "active",
            absent_from: "2027-09-06",
            absent_until: "2027-09-20",
            country: "no",
          }
        : row,
    ),
    "customers.csv": (files["customers.csv"] ?? []).map((row) =>
      row["name"] === QUIET
        ? {
            ...row,
            status: "lost",
            status_reason: "a cheaper offer",
            former_names: "Fjord Canning",
          }
        : row,
    ),
    "contacts.csv": (files["contacts.csv"] ?? []).map((row) =>
      row["name"] === "Dana Holm"
        ? { ...row, status: "away", from: "2026-11-02", until: "2027-03-01" }
        : row["name"] === "Erik Voss"
          ? { ...row, status: "left", from: "2026-11-02" }
          : { ...row, status: "Qualified lead" },
    ),
    "signals.csv": ["kept", "dropped", ""].map((closed_how) => ({
      customer: QUIET,
      kind: "commitment",
      quote: `a promise ${closed_how}`,
      at: "2026-10-05",
      by: "us",
      due_on: "2026-10-20",
      closed_on: closed_how === "" ? "" : "2026-10-19",
      closed_how,
    })),
  };
  const { id } = await app.take("states", stated);
  const rows = async (sql: string) => app.rows(`${sql} WHERE workspace_id = $1 ORDER BY 1`, [id]);
  expect(
    await rows("SELECT name, state, state_on::text, away_until::text FROM contact"),
  ).toMatchObject([
    { name: "Dana Holm", state: "away", state_on: "2026-11-02", away_until: "2027-03-01" },
    { name: "Erik Voss", state: "left", state_on: "2026-11-02", away_until: null },
    { state: "active" },
    { state: "active" },
  ]);
  expect(
    await rows("SELECT email, state, paused_from::text, paused_until::text, country FROM member"),
  ).toMatchObject([
    {
      email: REP,
      state: "paused",
      paused_from: "2027-09-06",
      paused_until: "2027-09-20",
      country: "NO",
    },
    { email: MANAGER, state: "active" },
  ]);
  expect(await rows("SELECT quote, closed_as FROM signal")).toMatchObject([
    { closed_as: null },
    { closed_as: "dropped" },
    { closed_as: "done" },
  ]);
  expect(await rows("SELECT name, aliases, status_reason FROM customer")).toMatchObject([
    { name: QUIET, aliases: ["Fjord", "Fjord Canning"], status_reason: "a cheaper offer" },
    {},
    {},
  ]);
  const first = await exported(id);
  for (const [file, all] of first) {
    for (const row of all)
      expect(Object.keys(row).toSorted()).toEqual(PORTFOLIO_FILES[file].columns.toSorted());
  }
  const again = await app.take("states-again", Object.fromEntries(first));
  expect(await exported(again.id)).toEqual(first);
  // The same import once more changes nothing, and a row that says nothing leaves a state alone.
  await app.take("states", stated);
  expect(await exported(id)).toEqual(first);
  await app.take("states", files);
  const bare = await exported(id);
  for (const file of ["contacts.csv", "members.csv", "signals.csv"] as const)
    expect(bare.get(file)).toEqual(first.get(file));
});

test("an import that gives a customer another owner takes its promises and plans along, and has the new one told", async () => {
  const files = smallPortfolio(MONDAY);
  const { id } = await app.take("owners", files);
  const [customer] = await app.rows(
    "SELECT id FROM customer WHERE workspace_id = $1 AND name = $2",
    [id, QUIET],
  );
  const memberOf = async (email: string) =>
    (await app.app.store.members.byEmail(id, email))?.id ?? "";
  const [rep, manager] = [await memberOf(REP), await memberOf(MANAGER)];
  await app.rows(
    `INSERT INTO signal (workspace_id, id, customer_id, kind, quote, at, by, fingerprint, owed_by)
     VALUES ($1, gen_random_uuid(), $2, 'commitment', 'an offer', now(), 'us', 'x', $3)`,
    [id, customer?.["id"], rep],
  );
  await app.take("owners", {
    ...files,
    "customers.csv": (files["customers.csv"] ?? []).map((row) =>
      row["name"] === QUIET ? { ...row, owner_email: MANAGER } : row,
    ),
  });
  expect(
    await app.rows("SELECT owed_by FROM signal WHERE customer_id = $1", [customer?.["id"]]),
  ).toEqual([{ owed_by: manager }]);
  expect(
    await app.rows(
      "SELECT member_id, brief_due FROM customer_owner WHERE workspace_id = $1 AND brief_due",
      [id],
    ),
  ).toEqual([{ member_id: manager, brief_due: true }]);
});
