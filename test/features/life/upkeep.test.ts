/** What records wait for: briefs, leavers' customers, absences and pauses without an end; confidences; plans with their person. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { toLocalDate, weekOf } from "../../../src/engine/model/calendar.ts";
import { digestOf } from "../../../src/engine/digest/digest.ts";
import { digestCard } from "../../../src/features/digests/digest-card.view.ts";
import { lookAfterRecords } from "../../../src/features/people/upkeep.ts";
import { followUp } from "../../../src/features/replies/follow-up.ts";
import type { Reading } from "../../../src/engine/reading/reading.ts";
import { at, MONDAY, mondayMorning } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { MANAGER, QUIET, REP } from "../../support/small-portfolio.ts";
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
    const nothing = { interactions: [], plan: null, ask: null };
    return more ? { ...found, reading: { ...found.reading, ...nothing, ...more } } : found;
  };
});
afterAll(() => app.end());

const idOf = async (talk: Talk, table: "customer" | "contact", name: string) =>
  (
    await app.rows(`SELECT id FROM ${table} WHERE workspace_id = $1 AND name = $2`, [
      talk.workspace.id,
      name,
    ])
  )[0]?.["id"] as string;
const memberOf = async (talk: Talk, email: string) =>
  (await app.app.store.members.byEmail(talk.workspace.id, email))?.id ?? "";
const upkeep = async (talk: Talk) => {
  const workspace = await app.app.store.workspaces.byId(talk.workspace.id);
  if (workspace) await lookAfterRecords(app.app, workspace);
};

test("whoever takes a customer over gets its story, promises, people, and what to be careful with, once", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana this morning, I promised her the offer by Friday");
  await talk.say(REP, "Dana told me in confidence that she is worried about the merger");
  const id = await idOf(talk, "customer", QUIET);
  const values = { owner: await memberOf(talk, MANAGER) };
  await talk.hear(MANAGER, { kind: "submit", form: "customer", customerId: id, values });
  const before = await talk.messages(MANAGER);
  await upkeep(talk);
  const brief = await talk.last(MANAGER);
  expect(brief).toContain(`You look after ${QUIET} now.`);
  expect(brief).toMatch(/Lately[\s\S]*Dana Holm[\s\S]*Nadia Berg/);
  expect(brief).toMatch(/We promised[\s\S]*the offer by Friday/);
  expect(brief).toMatch(/In confidence[\s\S]*worried about the merger/);
  await upkeep(talk);
  expect(await talk.messages(MANAGER)).toBe(before + 1);
});

test("a leaver's customers are the manager's until they say who takes each, and nobody is without an owner", async () => {
  const talk = await mondayMorning(app);
  const leaver = await memberOf(talk, REP);
  const manager = await memberOf(talk, MANAGER);
  await app.rows("UPDATE member SET state = 'removed' WHERE id = $1", [leaver]);
  const owners = () =>
    app.rows(
      "SELECT DISTINCT o.member_id FROM customer c LEFT JOIN customer_owner o ON o.customer_id = c.id WHERE c.workspace_id = $1",
      [talk.workspace.id],
    );
  await upkeep(talk);
  expect(await owners()).toEqual([{ member_id: manager }]);
  expect(await talk.last(MANAGER)).toContain("Nadia Berg has left. 3 customers");
  const colleague = "0193a000-0000-7000-8000-000000000001";
  await app.rows(
    "INSERT INTO member (workspace_id, id, email, name, manager_id) VALUES ($1, $2, 'per@example.com', 'Per Lind', $3)",
    [talk.workspace.id, colleague, manager],
  );
  const button = buttonOn(await talk.card(MANAGER), "Who takes each?");
  const action = { name: "handover.form" as const, subject: button.subject, value: null };
  const form = await talk.hear(MANAGER, { kind: "act", action, message: null });
  expect(form).toMatchObject({ kind: "form", form: { fields: [{}, {}, {}] } });
  const id = await idOf(talk, "customer", QUIET);
  await talk.hear(MANAGER, {
    kind: "submit",
    form: "handover",
    customerId: leaver,
    values: { [id]: colleague },
  });
  expect(await talk.last(MANAGER)).toContain(`${QUIET} is looked after by Per Lind now`);
  expect(await owners()).toHaveLength(2);
});

test("an absence without an end is asked about after four weeks, and again four weeks after “not yet”", async () => {
  const talk = await mondayMorning(app);
  const away = {
    customer: QUIET,
    name: "Dana Holm",
    change: "away" as const,
    from: null,
    until: null,
  };
  told.set("she is ill", { outcome: "update", people: [{ ...away, quote: "she is ill" }] });
  const receipt = await talk.say(REP, "she is ill");
  expect(receipt).toContain("is away");
  expect(buttonOn(await talk.card(REP), "Dana Holm is back on…")).toMatchObject({
    name: "contact.form",
  });
  const asked = async () => (await talk.heard(REP)).filter((one) => one.includes("Is Dana Holm"));
  await upkeep(talk);
  expect(await asked()).toEqual([]);
  const { workspace } = talk;
  await app.sleepTo(workspace, at(28, "08:00"));
  await app.moveTo(workspace, at(28, "10:05"));
  await talk.say(REP, "Called Lund Tools today");
  await upkeep(talk);
  await upkeep(talk);
  expect(await asked()).toHaveLength(1);
  const dana = await idOf(talk, "contact", "Dana Holm");
  await talk.press(REP, "contact.news", dana, { change: "away" });
  await upkeep(talk);
  expect(await asked()).toHaveLength(1);
  await talk.press(REP, "contact.news", dana, { change: "back" });
  expect(await app.rows("SELECT state FROM contact WHERE id = $1", [dana])).toEqual([
    { state: "active" },
  ]);
});

test("a pause ends on its day, and one without a day is asked about after four weeks", async () => {
  const talk = await mondayMorning(app);
  const { workspace } = talk;
  await talk.command(REP, "pause Hansen Marine until 1 March 2099");
  await talk.command(REP, "pause Lund Tools");
  const states = () =>
    app.rows(
      "SELECT name, status, status_until::text FROM customer WHERE workspace_id = $1 ORDER BY name",
      [workspace.id],
    );
  expect(await states()).toMatchObject([
    { status: "active" },
    { status: "paused", status_until: "2099-03-01" },
    { status: "paused", status_until: null },
  ]);
  await app.rows(
    "UPDATE customer SET status_until = $2 WHERE workspace_id = $1 AND status_until IS NOT NULL",
    [workspace.id, MONDAY],
  );
  await upkeep(talk);
  expect(await talk.last(REP)).toContain("Hansen Marine is no longer paused");
  expect(await states()).toMatchObject([
    {},
    { status: "active", status_until: null },
    { status: "paused" },
  ]);
  await app.rows(
    "UPDATE customer SET status_on = status_on - 28 WHERE workspace_id = $1 AND name = 'Lund Tools'",
    [workspace.id],
  );
  await upkeep(talk);
  expect(await talk.last(REP)).toContain("Lund Tools is paused since");
});

test("mute by command is for a time, and ends by command", async () => {
  const talk = await mondayMorning(app);
  const owner = async () =>
    (
      await app.rows(
        "SELECT o.muted FROM customer_owner o JOIN customer c ON c.id = o.customer_id WHERE c.workspace_id = $1 AND c.name = 'Lund Tools'",
        [talk.workspace.id],
      )
    )[0];
  expect(await talk.command(REP, "mute Lund Tools until 1 March 2099")).toContain("until 1 Mar");
  expect(await owner()).toEqual({ muted: true });
  expect(await talk.command(REP, "unmute Lund Tools")).toContain("gets its turn again");
  expect(await owner()).toEqual({ muted: false });
});

test("a plan is followed up with its person and its moment, and the answer is about that person", async () => {
  const talk = await mondayMorning(app);
  const plan = { customer: QUIET, on: null, trigger: "after the board meeting" };
  told.set("I'll call Erik at Fjord after the board meeting", { outcome: "plan", plan });
  await talk.say(REP, "I'll call Erik at Fjord after the board meeting");
  await app.rows(
    "UPDATE follow_up SET due_at = due_at - interval '30 days' WHERE workspace_id = $1",
    [talk.workspace.id],
  );
  const workspace = await app.app.store.workspaces.byId(talk.workspace.id);
  if (workspace) await followUp(app.app, workspace);
  const asked = await talk.last(REP);
  expect(asked).toContain("Erik Voss at Fjord Foods A/S");
  expect(asked).toContain("after the board meeting");
});

test("what was said in confidence is in no digest and no nudge, and its news is told to nobody", async () => {
  const talk = await mondayMorning(app);
  const quote = "worried about the merger";
  const touch = {
    customer: QUIET,
    channel: "call" as const,
    occurredOn: null,
    contacts: ["Dana Holm"],
    newContacts: [],
    sentiment: "negative" as const,
    signals: [{ kind: "concern" as const, quote, contact: "Dana Holm" }],
  };
  const leaves = {
    customer: QUIET,
    name: "Erik Voss",
    change: "left" as const,
    from: null,
    until: null,
  };
  for (const words of [`${quote}, she told me in confidence`, `${quote}, she told me`]) {
    told.set(words, {
      outcome: "interaction",
      interactions: [touch],
      people: [{ ...leaves, quote: words }],
    });
    await talk.say(REP, words);
    const { id } = talk.workspace;
    const now = (await talk.now()) + 1;
    const portfolio = await app.app.store.portfolios.load(id, now);
    const week = weekOf(toLocalDate(now, "Europe/Copenhagen"));
    const facts = digestOf(portfolio, await memberOf(talk, MANAGER), week, now);
    const card = JSON.stringify(digestCard(facts));
    const isOpen = !words.includes("confidence");
    expect(card.includes(quote)).toBe(isOpen);
    expect(card.includes("Erik Voss has left")).toBe(isOpen);
    await talk.say(REP, "undo");
  }
});
