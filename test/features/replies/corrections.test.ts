/** Corrections with the store: whoever writes them, wherever they are written, and after whatever came between. */
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

const TWO_THOMASES = {
  "contacts.csv": [
    { customer: "Hansen Marine", name: "Thomas Krag" },
    { customer: "Lund Tools", name: "Thomas Juul" },
  ],
};

const standing = (talk: Talk) =>
  app.rows(
    `SELECT i.channel, c.name AS customer, i.at::date::text AS day, m.email AS by,
       (SELECT string_agg(p.name, ', ' ORDER BY p.name) FROM contact p WHERE p.id = ANY(i.contact_ids)) AS people
     FROM interaction i JOIN customer c ON c.id = i.customer_id JOIN member m ON m.id = i.member_id
     WHERE i.workspace_id = $1 AND i.reply_id IS NOT NULL AND i.withdrawn_at IS NULL ORDER BY i.created_at, i.id`,
    [talk.workspace.id],
  );

test("correction: by somebody who does not own the customer keeps what was told", async () => {
  const talk = await mondayMorning(app);
  await talk.say(MANAGER, "Rang Maja at Lund Tools yesterday, she needs drawings by Friday");
  expect(await talk.say(MANAGER, "it was a visit")).toMatch(/^Changed\. A visit with Maja Lund/);
  expect(await standing(talk)).toMatchObject([
    { customer: "Lund Tools", channel: "visit", people: "Maja Lund", by: MANAGER },
  ]);
  expect(await talk.say(MANAGER, "she also wants a bigger lid")).toMatch(/^Added\. To Lund Tools/);
});

test.each(["its message", "its receipt"])(
  "correction: under %s it changes that record, whatever was told since",
  async (head) => {
    const talk = await mondayMorning(app);
    await talk.say(REP, "Called Maja today", { message: "about-maja" });
    const [receipt] = await app.rows(
      "SELECT message FROM delivery WHERE workspace_id = $1 AND kind = 'receipt'",
      [talk.workspace.id],
    );
    await talk.say(REP, "Called Dana today");
    const thread = head === "its message" ? "about-maja" : receipt?.["message"];
    expect(await talk.say(REP, "no, it was a visit", { thread })).toMatch(
      /^Changed\. A visit with Maja Lund/,
    );
    expect(await standing(talk)).toMatchObject([
      { customer: QUIET, channel: "call" },
      { customer: "Lund Tools", channel: "visit" },
    ]);
    expect(await talk.say(REP, "undo", { thread })).toContain("Lund Tools");
    expect(await standing(talk)).toMatchObject([{ customer: QUIET }]);
    // What was taken back can't be corrected any more, and nothing else is corrected in its place.
    await talk.say(REP, "no, it was a meeting", { thread });
    expect(await standing(talk)).toMatchObject([{ customer: QUIET, channel: "call" }]);
  },
);

test.each([
  ["Met Dana for lunch", [{ customer: QUIET, channel: "meeting" }]],
  [
    "Emailed Thomas Krag the sample sheet",
    [
      { customer: "Hansen Marine", channel: "call", people: "Thomas Krag" },
      { customer: "Hansen Marine", channel: "email", people: "Thomas Krag" },
    ],
  ],
])("question back: a short report is recorded as well: “%s”", async (words, wanted) => {
  const talk = await mondayMorning(app);
  await app.take(talk.workspace.key, TWO_THOMASES);
  expect(await talk.say(REP, "Called Thomas this morning, he wants a quote")).toMatch(/^Which /);
  await talk.say(REP, words);
  expect(await standing(talk)).toMatchObject(wanted);
});

test("edit: what was corrected by words, by a button and by an answer stands", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Met Dana today", { message: "the-one" });
  await talk.say(REP, "no, it was yesterday, with Erik");
  const fix = buttonOn(await talk.card(REP), "Fix");
  await talk.press(REP, "receipt.set", fix.subject, { interaction: 0, channel: "visit" });
  const [before] = await standing(talk);
  expect(before).toMatchObject({ channel: "visit", people: "Erik Voss" });
  await talk.edit(REP, "the-one", "Met Dana today about the invoice");
  expect(await standing(talk)).toEqual([before]);
  // The edit speaks against the channel: that one is the edit's, the rest stands.
  await talk.edit(REP, "the-one", "Called Dana today about the invoice");
  expect(await standing(talk)).toEqual([{ ...before, channel: "call" }]);
});

test("edit: an answer to a question back stands", async () => {
  const talk = await mondayMorning(app);
  await app.take(talk.workspace.key, TWO_THOMASES);
  await talk.say(REP, "Called Thomas this morning", { message: "the-one" });
  await talk.say(REP, "Juul");
  await talk.edit(REP, "the-one", "Called Thomas this morning about the invoice");
  expect(await standing(talk)).toMatchObject([{ customer: "Lund Tools", people: "Thomas Juul" }]);
});

test("edit: words that become a command are carried out, and what they had recorded is taken back", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "custmer Lund Tools", { message: "slip" });
  await talk.edit(REP, "slip", "customer Lund Tools", { asks: "Lund Tools" });
  expect(await talk.last(REP)).toMatch(/^Lund Tools/);
  await talk.say(REP, "Called Dana today", { message: "told" });
  await talk.edit(REP, "told", "customer pause", { asks: "pause" });
  expect(await standing(talk)).toEqual([]);
  expect(
    await app.rows("SELECT state FROM member WHERE email = $1 AND workspace_id = $2", [
      REP,
      talk.workspace.id,
    ]),
  ).toEqual([{ state: "paused" }]);
});

test("restore: a deleted message that is brought back is recorded again, as it stood", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana today", { message: "the-one" });
  await talk.say(REP, "no, with Erik");
  const before = await standing(talk);
  await talk.remove(REP, "the-one");
  expect(await standing(talk)).toEqual([]);
  await talk.edit(REP, "the-one", "Called Dana today", { restored: true });
  expect(await standing(talk)).toEqual(before);
  expect(await talk.last(REP)).toMatch(/Erik Voss/);
});
