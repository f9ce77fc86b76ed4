import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../src/engine/model/calendar.ts";
import { at, MONDAY } from "./support/monday.ts";
import { mailOf, manyReps, RESIDENTS } from "./support/many-reps.ts";
import { openLocalTown } from "./support/town/local-town.ts";
import { openSlackTown } from "./support/town/slack-town.ts";
import { openTeamsTown } from "./support/town/teams-town.ts";
import { eventually } from "./support/running-app.ts";
import type { Resident, Town } from "./support/town/town.ts";

/** What a manager sends in their own chat: two companies, one with an owner whom nobody knows yet. */
const FILES = {
  "accounts.csv":
    "Account Name;Account Owner;Website;Annual Revenue\r\nQuail Press;Ada Berg;quail.example;$12k\r\n" +
    "Rowan Mills;Zoe Marsh;rowan.example;€ 9.500,00\r\n",
  "contacts.csv": "First Name,Last Name,Account Name\nPaul,Ash,Quail Press\nNo,Body,Nowhere Ltd\n",
};
/** Somebody of the platform who is no member yet. */
const NEW_REP: Resident = { name: "Nora Lund", email: mailOf("nora"), role: "rep" };
/** Her customers, as somebody exported them: no file says what her address is. */
const HERS = {
  "companies.csv":
    "Record ID,Company name,Company owner,Lifecycle Stage\n71,Tern Bakery,Nora Lund,Customer\n72,Osprey Tools,Nora Lund,Lead\n",
  "contacts.csv": "First Name,Last Name,Associated Company\nEva,Strand,Tern Bakery\n",
  "activities.csv":
    "Activity date,Activity type,Activity assigned to,Associated Company,Associated Contact\n" +
    `${addDays(MONDAY, -90)} 14:00,Meeting,Nora Lund,Tern Bakery,Eva Strand\n`,
};
const OWN = "('Quail Press', 'Rowan Mills')";

describe.each([
  ["Slack", openSlackTown],
  ["Teams", openTeamsTown],
  ["the local page", openLocalTown],
])("files sent on %s", (platform, open) => {
  let town: Town;
  beforeAll(async () => {
    town = await open(manyReps(), [...RESIDENTS, NEW_REP]);
    await town.app.app.store.portfolios.setSetting(town.workspace.id, "holdout", false);
    await town.app.sleepTo(town.workspace, at(0, "08:00"));
  });
  afterAll(() => town?.close());

  const customers = () =>
    town.app.rows(
      `SELECT c.name, c.annual_value::float8 AS value, m.email FROM customer c JOIN customer_owner o ON o.customer_id = c.id
       JOIN member m ON m.id = o.member_id WHERE c.name IN ${OWN} ORDER BY c.name`,
    );
  const lastOf = async (name: string) => {
    const heard = (await town.person(mailOf(name)).heard()).at(-1);
    if (!heard) throw new Error("nothing was heard");
    return heard;
  };

  test("a manager's are shown, imported by a button, and taken back by another; a rep's are left alone", async () => {
    await town.person(mailOf("omar")).drop(FILES);
    const card = await lastOf("omar");
    expect(card.words).toContain("Zoe Marsh, 1 customer");
    expect(card.words).toContain("Nowhere Ltd");
    expect(card.buttons).toEqual(["Who are they?", "Import", "Discard"]);
    expect(await customers()).toEqual([]);

    await card.press("Import");
    expect(await customers()).toEqual([
      { name: "Quail Press", value: 12_000, email: mailOf("ada") },
    ]);
    const done = await lastOf("omar");
    expect(done.words).toContain("Imported: 1 customer and 1 person.");
    await card.press("Discard");
    expect((await lastOf("omar")).words).toContain("no longer here");

    await done.press("Take it all back");
    expect((await lastOf("omar")).words).toContain("is taken back");
    expect(await customers()).toEqual([]);

    await town.person(mailOf("ada")).drop(FILES);
    expect((await lastOf("ada")).words).toContain("managers and admins");
  });

  // On the page `page-files.test.ts` does the same in a browser.
  test.skipIf(platform === "the local page")(
    "a manager's bring a new colleague's customers: one address in a form, and she has her first nudge",
    async () => {
      const { app, workspace } = town;
      const omar = town.person(mailOf("omar"));
      await omar.drop(HERS);
      const card = await lastOf("omar");
      expect(card.words).toContain("Nora Lund, 2 customers");
      expect(card.words).toContain("1 of 2 companies are customers");
      const form = await omar.openForm(() => card.press("Who are they?"));
      expect(form.fields).toEqual(["owner-0", "scope"]);
      await form.send({ "owner-0": NEW_REP.email });
      expect((await lastOf("omar")).words).toContain("Imported: 1 colleague, 1 customer, 1 person");

      const nora = town.person(NEW_REP.email);
      await nora.say("help");
      await app.moveTo(workspace, at(0, "10:05"));
      const nudge = await eventually("her first nudge", async () =>
        (await nora.heard()).find(({ words }) => words.includes("Tern Bakery")),
      );
      expect(nudge.words).toContain("Eva Strand");
    },
  );
});
