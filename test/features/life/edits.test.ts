/** What a form changes of customers and people, and all of it taken back: pauses, names, merges, splits, owners. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { mondayMorning } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { MANAGER, QUIET, REP } from "../../support/small-portfolio.ts";
import { buttonOn, type Talk } from "../../support/talk.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

const OTHER = "Lund Tools";
const idOf = async (talk: Talk, table: "customer" | "contact" | "member", name: string) => {
  const [row] = await app.rows(`SELECT id FROM ${table} WHERE workspace_id = $1 AND name = $2`, [
    talk.workspace.id,
    name,
  ]);
  return row?.["id"] as string;
};
/** All rows that a change may touch, but for history. */
const everything = (talk: Talk) =>
  Promise.all(
    [
      "SELECT id, name, normalized_name, aliases, searchable, status, status_until, status_reason, renewal_on FROM customer WHERE status <> 'merged'",
      "SELECT customer_id, member_id, position, muted, brief_due FROM customer_owner",
      "SELECT id, customer_id, name, state, title FROM contact WHERE state <> 'withdrawn'",
      "SELECT id, customer_id, contact_ids FROM interaction WHERE withdrawn_at IS NULL",
      "SELECT id, customer_id, contact_id, owed_by, closed_on FROM signal WHERE withdrawn_at IS NULL",
      "SELECT id, customer_id, contact_id FROM nudge",
      "SELECT id, customer_id, member_id FROM follow_up WHERE state = 'open'",
    ].map((sql) =>
      app.rows(
        `SELECT * FROM (${sql.replace(" FROM", ", workspace_id FROM")}) x WHERE workspace_id = $1 ORDER BY 1, 2`,
        [talk.workspace.id],
      ),
    ),
  );
const fill = async (
  talk: Talk,
  person: string,
  form: "customer" | "person",
  id: string,
  values: Record<string, string>,
) => {
  await talk.hear(person, { kind: "submit", form, customerId: id, values });
  return talk.last(person);
};
/** Fills a form in, sees that rows changed, takes it back, and sees that they are as they were. */
async function thereAndBack(
  talk: Talk,
  person: string,
  form: "customer" | "person",
  id: string,
  values: Record<string, string>,
  look: (receipt: string) => Promise<void>,
) {
  const before = await everything(talk);
  await look(await fill(talk, person, form, id, values));
  expect(await everything(talk)).not.toEqual(before);
  await talk.say(person, "undo");
  expect(await everything(talk)).toEqual(before);
}

test("a customer is paused until a day, renamed and renewed by its form, and taken back as one", async () => {
  const talk = await mondayMorning(app);
  const id = await idOf(talk, "customer", QUIET);
  const values = {
    state: "paused",
    until: "2027-09-01",
    why: "new plant",
    renewal: "2027-12-01",
    name: "Quietly AB",
  };
  await thereAndBack(talk, REP, "customer", id, values, async (receipt) => {
    expect(receipt).toMatch(/paused until 1 Sep[\s\S]*1 Dec[\s\S]*called Quietly AB now/);
    expect(await talk.command(REP, QUIET)).toContain("Quietly AB");
    expect(await talk.command(REP, "Quietly")).toContain("paused");
  });
  expect(await fill(talk, REP, "customer", id, { name: OTHER })).toContain("already");
});

test("two customers that are one: touches, people and promises go along, and come back", async () => {
  const talk = await mondayMorning(app);
  const [from, into] = [await idOf(talk, "customer", QUIET), await idOf(talk, "customer", OTHER)];
  await thereAndBack(talk, REP, "customer", from, { same: into }, async (receipt) => {
    expect(receipt).toContain("are one now");
    expect(await talk.command(REP, QUIET)).toContain(OTHER);
    expect(await talk.command(REP, OTHER)).toContain("Dana Holm");
    const left = await app.rows("SELECT FROM interaction WHERE customer_id = $1", [from]);
    expect(left).toEqual([]);
  });
});

test("a customer that is two: some people and what they said are another's, and come back", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana this morning, she wants a bigger lid");
  const id = await idOf(talk, "customer", QUIET);
  await thereAndBack(
    talk,
    REP,
    "customer",
    id,
    { part: "Quiet Feed", people: "Dana" },
    async (receipt) => {
      expect(receipt).toContain("Quiet Feed is a customer of its own now, with Dana Holm");
      const card = await talk.command(REP, "Quiet Feed");
      expect(card).toContain("Dana Holm");
      expect(card).toContain("bigger lid");
      expect(await talk.command(REP, QUIET)).not.toContain("bigger lid");
    },
  );
});

test("people are renamed, get a role, and turn out to be one", async () => {
  const talk = await mondayMorning(app);
  const customer = await idOf(talk, "customer", QUIET);
  await app.rows(
    "INSERT INTO contact (workspace_id, id, customer_id, name, normalized_name) VALUES ($1, gen_random_uuid(), $2, 'D. Holm', 'd holm')",
    [talk.workspace.id, customer],
  );
  const [dana, twin] = [
    await idOf(talk, "contact", "Dana Holm"),
    await idOf(talk, "contact", "D. Holm"),
  ];
  await thereAndBack(
    talk,
    REP,
    "person",
    dana,
    { name: "Dana Weber", title: "CFO" },
    async (receipt) => {
      expect(receipt).toMatch(/CFO now[\s\S]*called Dana Weber now/);
      expect(await talk.command(REP, QUIET)).toContain("Dana Weber");
    },
  );
  await thereAndBack(talk, REP, "person", twin, { same: dana }, async (receipt) => {
    expect(receipt).toContain("are one now");
    expect(await talk.command(REP, QUIET)).not.toContain("D. Holm");
  });
});

test("whoever went to another customer is known there, and back again after Undo", async () => {
  const talk = await mondayMorning(app);
  const [dana, there] = [
    await idOf(talk, "contact", "Dana Holm"),
    await idOf(talk, "customer", OTHER),
  ];
  await thereAndBack(talk, REP, "person", dana, { went: there }, async () => {
    expect(await talk.command(REP, OTHER)).toContain("Dana Holm");
    expect(await talk.command(REP, QUIET)).toContain("(left)");
  });
});

test("a manager gives a customer to somebody else: promises and plans go along, a rep may not", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana this morning, I promised her the offer by Friday");
  const id = await idOf(talk, "customer", QUIET);
  const [manager] = await app.rows("SELECT id FROM member WHERE workspace_id = $1 AND email = $2", [
    talk.workspace.id,
    MANAGER,
  ]);
  expect(await fill(talk, REP, "customer", id, { owner: manager?.["id"] })).toContain("Nothing");
  await thereAndBack(talk, MANAGER, "customer", id, { owner: manager?.["id"] }, async (receipt) => {
    expect(receipt).toContain("is looked after by");
    const [promise] = await app.rows(
      "SELECT owed_by FROM signal WHERE customer_id = $1 AND kind = 'commitment' AND withdrawn_at IS NULL",
      [id],
    );
    expect(promise).toEqual({ owed_by: manager?.["id"] });
  });
});

test("words of a merger, a split, a new name or a pause offer the form, filled in", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, `${QUIET} and ${OTHER} merged`);
  const merge = buttonOn(await talk.card(REP), `${QUIET} and ${OTHER} are one…`);
  expect(merge).toMatchObject({
    name: "customer.form",
    value: { same: await idOf(talk, "customer", OTHER) },
  });
  await talk.say(REP, "Dana Holm is now called Dana Weber");
  const rename = buttonOn(await talk.card(REP), "Dana Holm has a new name…");
  expect(rename).toMatchObject({ value: { name: "Dana Weber" } });
  await talk.say(REP, `${QUIET} is on hold until September`);
  expect(buttonOn(await talk.card(REP), `Pause ${QUIET}…`)).toMatchObject({
    value: { state: "paused" },
  });
});
