/** What is said changes what is known: closed, moved and dropped items, people and customers, and all of it taken back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reading } from "../../../src/engine/reading/reading.ts";
import { mondayMorning } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { QUIET, REP } from "../../support/small-portfolio.ts";
import { buttonOn, type Talk } from "../../support/talk.ts";

let app: TestApp;
/** Readings that stand in for the reader's, by the words that are said. */
const told = new Map<string, Partial<Reading>>();
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
  const { read } = app.app;
  app.app.read = async (id, request) => {
    const found = await read(id, request);
    const more = told.get(request.text);
    return more
      ? {
          ...found,
          reading: { ...found.reading, interactions: [], plan: null, ask: null, ...more },
        }
      : found;
  };
});
afterAll(() => app.end());

const row = async (talk: Talk, sql: string) =>
  (await app.rows(`${sql} AND workspace_id = $1`, [talk.workspace.id]))[0];
const promise = (talk: Talk) =>
  row(
    talk,
    "SELECT id, closed_on::text, closed_as, due_on::text FROM signal WHERE kind = 'commitment' AND withdrawn_at IS NULL",
  );
const contact = (talk: Talk, name: string) =>
  row(talk, `SELECT state, state_on::text, away_until::text FROM contact WHERE name = '${name}'`);

async function withPromise() {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana this morning, I promised her the offer by Friday");
  const made = await promise(talk);
  expect(made).toMatchObject({ closed_on: null });
  return { talk, id: made?.["id"] as string, due: made?.["due_on"] as string };
}

test("a promise is kept by words, and open again after Undo", async () => {
  const { talk, id, due } = await withPromise();
  told.set("she has it", {
    outcome: "update",
    updates: [{ ref: id, change: "done", on: null, dueOn: null, quote: "she has it" }],
  });
  const receipt = await talk.say(REP, "she has it");
  expect(receipt).toMatch(/Noted\.[\s\S]*Promise kept: I promised her the offer by Friday/);
  expect(await promise(talk)).toMatchObject({ closed_as: "done", due_on: due });
  expect(await talk.command(REP, QUIET)).not.toContain("offer by Friday");
  await talk.say(REP, "undo");
  expect(await promise(talk)).toMatchObject({ closed_on: null, closed_as: null, due_on: due });
  expect(await talk.command(REP, QUIET)).toContain("offer by Friday");
});

test("undo of what a later change stands on: the later one stays, and restores what was before both", async () => {
  const { talk, id, due } = await withPromise();
  told.set("moved", {
    outcome: "update",
    updates: [{ ref: id, change: "moved", on: null, dueOn: "2027-03-01", quote: "moved" }],
  });
  told.set("again", {
    outcome: "update",
    updates: [{ ref: id, change: "moved", on: null, dueOn: "2027-04-01", quote: "again" }],
  });
  await talk.say(REP, "moved");
  const first = buttonOn(await talk.card(REP), "Undo");
  await talk.say(REP, "again");
  const second = buttonOn(await talk.card(REP), "Undo");
  expect(await talk.press(REP, "receipt.undo", first.subject)).toMatch(/changed since.*“again”/);
  const alone = buttonOn(await talk.card(REP), "Only this");
  await talk.press(REP, "receipt.undo.with", alone.subject, alone.value);
  expect(await promise(talk)).toMatchObject({ due_on: "2027-04-01" });
  await talk.press(REP, "receipt.undo", second.subject);
  expect(await promise(talk)).toMatchObject({ due_on: due });
});

test("undo of what a later change stands on: both are taken back at a tap", async () => {
  const { talk, id, due } = await withPromise();
  const first = buttonOn(await talk.card(REP), "Undo");
  const update = {
    ref: id,
    change: "moved" as const,
    on: null,
    dueOn: "2027-03-01",
    quote: "moved on",
  };
  told.set("moved on", { outcome: "update", updates: [update] });
  await talk.say(REP, "moved on");
  expect(await talk.press(REP, "receipt.undo", first.subject)).toContain("“moved on”");
  const both = buttonOn(await talk.card(REP), "Take both back");
  await talk.press(REP, "receipt.undo.with", both.subject, both.value);
  expect(await promise(talk)).toBeUndefined();
  const [gone] = await app.rows("SELECT due_on::text FROM signal WHERE id = $1", [id]);
  expect(gone).toEqual({ due_on: due });
});

test("an item's own buttons: kept, a new date, no longer needed", async () => {
  const { talk, id, due } = await withPromise();
  expect(await talk.press(REP, "item.show", id)).toContain("We promised");
  expect(await talk.press(REP, "item.when", id)).toContain("new date");
  await talk.press(REP, "item.change", id, { change: "moved", dueOn: "2027-03-01" });
  expect(await promise(talk)).toMatchObject({ due_on: "2027-03-01" });
  expect(await talk.press(REP, "item.change", id, { change: "dropped" })).toContain(
    "No longer open",
  );
  expect(await promise(talk)).toMatchObject({ closed_as: "dropped" });
  await talk.say(REP, "undo");
  expect(await promise(talk)).toMatchObject({ closed_on: null, due_on: "2027-03-01" });
  expect(due).not.toBe("2027-03-01");
});

test("people leave, are away and come; customers are lost; each is taken back", async () => {
  const talk = await mondayMorning(app);
  const news = (name: string, change: Reading["people"][number]["change"], more = {}) => ({
    outcome: "update" as const,
    people: [
      { customer: QUIET, name, change, from: null, until: null, quote: "she passed away", ...more },
    ],
  });
  told.set("gone", news("Dana Holm", "left"));
  told.set("away", news("Dana Holm", "away", { until: "2027-03-01" }));
  told.set("new", news("Ilse Verhaak", "joined"));
  told.set("lost", {
    outcome: "update",
    customerNews: [{ customer: QUIET, change: "lost", quote: "we lost them" }],
  });
  await talk.say(REP, "gone");
  expect(await contact(talk, "Dana Holm")).toMatchObject({ state: "died" });
  await talk.say(REP, "undo");
  expect(await contact(talk, "Dana Holm")).toMatchObject({ state: "active", state_on: null });
  await talk.say(REP, "away");
  expect(await contact(talk, "Dana Holm")).toMatchObject({
    state: "away",
    away_until: "2027-03-01",
  });
  for (const _ of [1, 2]) {
    await talk.say(REP, "new");
    expect(await talk.command(REP, QUIET)).toContain("Ilse Verhaak");
    await talk.say(REP, "undo");
    expect(await talk.command(REP, QUIET)).not.toContain("Ilse Verhaak");
  }
  await talk.say(REP, "lost");
  expect(await talk.command(REP, QUIET)).toContain("lost");
  await talk.say(REP, "undo");
  expect(await talk.command(REP, QUIET)).not.toContain("lost");
});

test("a pause that begins later is taken back with the words that asked for it", async () => {
  const talk = await mondayMorning(app);
  told.set("off", {
    outcome: "control",
    control: { kind: "pause", from: "2027-01-04", until: "2027-01-11" },
  });
  expect(await talk.say(REP, "off")).toContain("from 4 Jan");
  const member = () =>
    row(
      talk,
      `SELECT state, paused_from::text, paused_until::text FROM member WHERE email = '${REP}'`,
    );
  expect(await member()).toMatchObject({ state: "paused", paused_from: "2027-01-04" });
  await talk.say(REP, "undo");
  expect(await member()).toMatchObject({ state: "active", paused_from: null, paused_until: null });
});

test("“not this customer” asks why, says for how long, and is taken back by a tap", async () => {
  const talk = await mondayMorning(app);
  const [nudge] = await app.rows(
    "SELECT id, customer_id FROM nudge WHERE workspace_id = $1 AND state = 'sent'",
    [talk.workspace.id],
  );
  const owner = () =>
    row(
      talk,
      `SELECT muted, muted_until::text FROM customer_owner WHERE customer_id = '${nudge?.["customer_id"]}'`,
    );
  expect(await talk.press(REP, "nudge.stop", nudge?.["id"])).toContain("Why not?");
  expect(await owner()).toMatchObject({ muted: true, muted_until: null });
  const timing = buttonOn(await talk.card(REP), "Bad timing: 4 weeks");
  expect(await talk.press(REP, "customer.mute", timing.subject, timing.value)).toContain("until");
  expect((await owner())?.["muted_until"]).not.toBeNull();
  const again = buttonOn(await talk.card(REP), "Take it back");
  await talk.press(REP, "customer.mute", again.subject, again.value);
  expect(await owner()).toMatchObject({ muted: false, muted_until: null });
});

test("pause by command takes its days", async () => {
  const talk = await mondayMorning(app);
  await talk.command(REP, "pause from 6 September 2027 until 20 September 2027");
  expect(
    await row(talk, `SELECT state, paused_from::text FROM member WHERE email = '${REP}'`),
  ).toMatchObject({ state: "paused", paused_from: "2027-09-06" });
});

test("a reply that is read again keeps its promise's id: what was said of it since is not lost", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana this morning, I promised her the offer by Friday", {
    message: "first",
  });
  const made = await promise(talk);
  const id = made?.["id"] as string;
  told.set("kept it", {
    outcome: "update",
    updates: [{ ref: id, change: "done", on: null, dueOn: null, quote: "kept it" }],
  });
  await talk.say(REP, "kept it");
  await talk.edit(REP, "first", "Rang Dana this morning, I promised her the offer by Friday");
  expect(await promise(talk)).toMatchObject({ id, closed_as: "done" });
  await talk.say(REP, "undo");
  expect(await promise(talk)).toMatchObject({ id, closed_as: null });
});

test("a colleague's customer is found by its alias", async () => {
  const talk = await mondayMorning(app);
  await app.rows(
    "UPDATE customer SET aliases = '{Lundy}', searchable = '|lund tools|lundy|' WHERE workspace_id = $1 AND name = 'Lund Tools'",
    [talk.workspace.id],
  );
  const [lund] = await app.rows(
    "SELECT id FROM customer WHERE workspace_id = $1 AND name = 'Lund Tools'",
    [talk.workspace.id],
  );
  await app.rows("DELETE FROM customer_owner WHERE customer_id = $1", [lund?.["id"]]);
  expect(await talk.say(REP, "Called Lundy this morning")).toContain("Lund Tools");
});
