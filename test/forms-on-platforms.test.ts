import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../src/engine/model/calendar.ts";
import { at, MONDAY } from "./support/monday.ts";
import { customersOf, mailOf, manyReps, RESIDENTS } from "./support/many-reps.ts";
import { openLocalTown } from "./support/town/local-town.ts";
import { openSlackTown } from "./support/town/slack-town.ts";
import { openTeamsTown } from "./support/town/teams-town.ts";
import type { OpenTown, Person, Town } from "./support/town/town.ts";

let town: Town;

const PLATFORMS: [name: string, open: OpenTown][] = [
  ["Slack", openSlackTown],
  ["Teams", openTeamsTown],
  ["the local page", openLocalTown],
];

const rep = (name: string): Person => town.person(mailOf(name));
/** “Log something” on a customer's card. */
const openedFrom = (person: Person, customer: string) =>
  person.openForm(async () => {
    await person.command(customer);
    await (await person.heard()).at(-1)?.press("Log something");
  });
const heard = async (person: Person, words: string) =>
  (await person.heard()).findLast((one) => one.words.includes(words))?.words ?? "";
const records = (name: string) =>
  town.app.rows(
    `SELECT c.name AS customer, i.channel, ARRAY(SELECT s.kind || ': ' || s.quote FROM signal s
       WHERE s.reply_id = i.reply_id AND s.customer_id = i.customer_id AND s.withdrawn_at IS NULL ORDER BY s.id) AS learned,
       (SELECT string_agg(p.name, ', ' ORDER BY p.name) FROM contact p WHERE p.id = ANY(i.contact_ids)) AS people
     FROM interaction i JOIN customer c ON c.id = i.customer_id JOIN member m ON m.id = i.member_id
     WHERE i.workspace_id = $1 AND m.email = $2 AND i.reply_id IS NOT NULL AND i.withdrawn_at IS NULL ORDER BY c.name`,
    [town.workspace.id, mailOf(name)],
  );

/** More customers than a menu holds. */
const MANY = Array.from({ length: 150 }, (_, n) => `Zinc ${String(n).padStart(3, "0")} Works`);

function files() {
  const all = manyReps();
  return {
    ...all,
    "customers.csv": [
      ...(all["customers.csv"] ?? []),
      ...MANY.map((name) => ({ name, owner_email: mailOf("kaja"), tier: "C" })),
    ],
  };
}

describe.each(PLATFORMS)("the form to log on %s", (_name, open) => {
  beforeAll(async () => {
    town = await open(files(), RESIDENTS);
    await town.app.sleepTo(town.workspace, at(0, "08:00"));
  });
  afterAll(() => town.close());

  test("every customer is found by a few letters, a colleague's too, and none is chosen beforehand", async () => {
    const form = await rep("kaja").openForm();
    expect(form.held["customer"]).toBe("");
    expect(await form.search("zinc 149")).toEqual(["Zinc 149 Works"]);
    const [colleagues] = customersOf("leo");
    expect(await form.search(colleagues.slice(0, 4))).toContain(colleagues);
  });

  test("somebody without customers can log with one of a colleague's", async () => {
    const omar = rep("omar");
    const [foods] = customersOf("leo");
    const form = await omar.openForm();
    expect(await form.send({ customer: foods, what: "Called, they want a demo" })).toEqual({});
    expect(await records("omar")).toMatchObject([{ customer: foods, channel: "call" }]);
  });

  test("blanks, a day to come and no customer are said at their fields, nothing is recorded, and the words stay", async () => {
    const ada = rep("ada");
    const form = await ada.openForm();
    const wrong = await form.send({ what: "  ", on: addDays(MONDAY, 3) });
    expect(Object.keys(wrong).toSorted()).toEqual(["customer", "on", "what"]);
    expect(wrong["on"]).toContain("still to come");
    expect(await records("ada")).toEqual([]);
    expect(await heard(ada, "Noted")).toBe("");
    const [, boats] = customersOf("ada");
    const right = { customer: boats, what: "He likes the pump", on: MONDAY };
    expect(await form.send(right)).toEqual({});
    expect(await records("ada")).toMatchObject([{ customer: boats }]);
  });

  test("a customer that has gone meanwhile is said in the form, which keeps the words", async () => {
    const ben = rep("ben");
    const [foods] = customersOf("ben");
    const form = await openedFrom(ben, foods);
    const id = "UPDATE customer SET visibility = $2 WHERE workspace_id = $1 AND name = $3";
    const owner = `UPDATE customer_owner SET member_id = (SELECT id FROM member WHERE workspace_id = $1 AND email = $2)
      WHERE workspace_id = $1 AND customer_id = (SELECT id FROM customer WHERE workspace_id = $1 AND name = $3)`;
    await town.app.rows(id, [town.workspace.id, "restricted", foods]);
    await town.app.rows(owner, [town.workspace.id, mailOf("leo"), foods]);
    const wrong = await form.send({ what: "Visited them, all is well" });
    expect(wrong["customer"]).toContain("can't find that customer");
    expect(await records("ben")).toEqual([]);
    expect(await heard(ben, "noted")).toBe("");
  });

  test("opened from a customer's card it is about that one, with its people to tick", async () => {
    const cora = rep("cora");
    const [foods] = customersOf("cora");
    const form = await openedFrom(cora, foods);
    expect(form.fields).not.toContain("customer");
    expect(form.fields).toContain("people");
    const filled = { what: "Both want a demo", people: "Dana Holm,Luis Ortega", channel: "visit" };
    expect(await form.send(filled)).toEqual({});
    expect(await records("cora")).toMatchObject([
      { customer: foods, channel: "visit", people: "Dana Holm, Luis Ortega" },
    ]);
  });

  test("another customer that its words name keeps what is said of it", async () => {
    const dev = rep("dev");
    const [foods, boats] = customersOf("dev");
    const form = await openedFrom(dev, foods);
    const what = `Dana is happy with the lids. Also met Peter Hansen of ${boats} today, he is annoyed about the late delivery.`;
    expect(await form.send({ what })).toEqual({});
    const told = await records("dev");
    const of = (customer: string) => told.find((one) => one["customer"] === customer);
    expect(of(foods)?.["people"] ?? "").not.toContain("Peter");
    expect(JSON.stringify(of(foods)?.["learned"])).not.toContain("annoyed");
    expect(of(boats)).toMatchObject({ people: "Peter Hansen" });
  });
});
