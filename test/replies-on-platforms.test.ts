import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, toInstant, toLocalDate } from "../src/engine/model/calendar.ts";
import { at, MONDAY } from "./support/monday.ts";
import { customersOf, mailOf, manyReps, RESIDENTS } from "./support/many-reps.ts";
import { openLocalTown } from "./support/town/local-town.ts";
import { openSlackTown } from "./support/town/slack-town.ts";
import { openTeamsTown } from "./support/town/teams-town.ts";
import type { Heard, Person, Town } from "./support/town/town.ts";

let town: Town;

const rep = (name: string): Person => town.person(mailOf(name));
const last = async (person: Person): Promise<Heard> => {
  const heard = (await person.heard()).at(-1);
  if (!heard) throw new Error("nothing was heard");
  return heard;
};
/** The newest message that has these words. */
const heard = async (person: Person, words: string | RegExp): Promise<Heard> => {
  const all = await person.heard();
  const found = all.findLast((one) => one.words.match(words));
  if (!found)
    throw new Error(`“${words}” was not heard: ${all.map((one) => one.words).join("\n")}`);
  return found;
};
const after = async (person: Person, words: string, how?: Parameters<Person["say"]>[1]) => {
  await person.say(words, how);
  return last(person);
};

/** What stands of a rep's replies in the books, and what was taken back. */
async function records(name: string, gone = false) {
  return town.app.rows(
    `SELECT c.name AS customer, i.channel, i.sentiment, i.at,
       (SELECT string_agg(p.name, ', ' ORDER BY p.name) FROM contact p WHERE p.id = ANY(i.contact_ids)) AS people,
       ARRAY(SELECT s.kind || ': ' || s.quote FROM signal s WHERE s.reply_id = i.reply_id AND s.customer_id = i.customer_id
             AND s.revision = i.revision ORDER BY s.id) AS learned
     FROM interaction i JOIN customer c ON c.id = i.customer_id JOIN member m ON m.id = i.member_id
     WHERE i.workspace_id = $1 AND m.email = $2 AND i.reply_id IS NOT NULL AND (i.withdrawn_at IS NOT NULL) = $3
     ORDER BY i.created_at, i.id`,
    [town.workspace.id, mailOf(name), gone],
  );
}
const nudgesOf = (name: string) =>
  town.app.rows(
    `SELECT n.id, n.state, c.name AS customer FROM nudge n JOIN customer c ON c.id = n.customer_id
     JOIN member m ON m.id = n.member_id WHERE n.workspace_id = $1 AND m.email = $2 ORDER BY n.slot`,
    [town.workspace.id, mailOf(name)],
  );
const day = async (row: Record<string, any> | undefined) =>
  toLocalDate(row?.["at"].getTime(), "Europe/Copenhagen");

describe.each([
  ["Slack", openSlackTown],
  ["Teams", openTeamsTown],
  ["the local page", openLocalTown],
])("a reply on %s", (_name, open) => {
  beforeAll(async () => {
    town = await open(manyReps(), RESIDENTS);
    const { app, workspace } = town;
    await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
    await app.sleepTo(workspace, at(0, "08:00"));
    await app.moveTo(workspace, at(0, "10:05"));
  });
  afterAll(() => town.close());

  test("is recorded once, however often it comes, and answered by a receipt", async () => {
    const ada = rep("ada");
    const [foods] = customersOf("ada");
    await heard(ada, foods);
    const words =
      "Called Dana this morning, she is worried about the price. Promised her the plan by Friday.";
    const receipt = await after(ada, words, { times: 3 });
    expect(receipt.words).toMatch(`Noted. A call with Dana Holm, ${foods}, today, mood negative.`);
    expect(receipt.words).toContain("she is worried about the price");
    expect(receipt.buttons).toEqual(["Fix", "Undo"]);
    expect(await records("ada")).toMatchObject([
      {
        customer: foods,
        channel: "call",
        people: "Dana Holm",
        learned: [
          "concern: she is worried about the price",
          "commitment: Promised her the plan by Friday",
        ],
      },
    ]);
    expect(await nudgesOf("ada")).toMatchObject([{ state: "answered" }, {}, {}]);
  });

  test("is mended by words", async () => {
    const ben = rep("ben");
    await ben.say("Met Dana on Thursday, she wants a smaller lid");
    expect((await after(ben, "no, it was Wednesday")).words).toMatch("Changed. ");
    expect((await after(ben, "with Luis, not Dana")).words).toContain("with Luis Ortega");
    expect((await after(ben, "it was a call")).words).toContain("A call with Luis Ortega");
    const [record, ...more] = await records("ben");
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      channel: "call",
      people: "Luis Ortega",
      learned: ["need: she wants a smaller lid"],
    });
    expect(await day(record)).toBe(addDays(MONDAY, -5));
    expect(await records("ben", true)).toHaveLength(3);
  });

  test("is mended by the form that Fix opens", async () => {
    const cora = rep("cora");
    const receipt = await after(cora, "Met Dana today");
    const form = await cora.openForm(() => receipt.press("Fix"));
    await form.send({ "channel-0": "visit", "on-0": addDays(MONDAY, -1) });
    expect((await heard(cora, "Changed. A visit")).words).toContain("Dana Holm");
    const [record, ...more] = await records("cora");
    expect(more).toEqual([]);
    expect(record).toMatchObject({ channel: "visit", people: "Dana Holm" });
    expect(await day(record)).toBe(addDays(MONDAY, -1));
  });

  test("is taken back by a button, which puts a word in the receipt's place, and the nudge is open again", async () => {
    const dev = rep("dev");
    const receipt = await after(dev, "Called Dana today");
    await receipt.press("Undo");
    expect((await heard(dev, "Taken back")).words).toContain(
      `nothing about ${customersOf("dev")[0]}`,
    );
    expect((await dev.heard()).some(({ words }) => words.includes("Noted."))).toBe(false);
    expect(await records("dev")).toEqual([]);
    expect(await records("dev", true)).toHaveLength(1);
    expect(await nudgesOf("dev")).toMatchObject([{ state: "sent" }, {}, {}]);
    expect((await after(dev, "Called Dana today after all")).words).toMatch("Noted. ");
    expect((await after(dev, "undo")).words).toMatch("Taken back");
    expect(await records("dev")).toEqual([]);
  });

  test("is read anew when its message is changed, and withdrawn when it is deleted, its history kept", async () => {
    const elsa = rep("elsa");
    const message = await elsa.say("Called Dana today, she wants a demo");
    await elsa.edit(message, "Met Luis yesterday, he wants a demo");
    expect((await last(elsa)).words).toMatch("Changed. A meeting with Luis Ortega");
    expect(await records("elsa")).toMatchObject([
      { channel: "meeting", people: "Luis Ortega", learned: ["need: he wants a demo"] },
    ]);
    expect(await records("elsa", true)).toMatchObject([{ channel: "call", people: "Dana Holm" }]);
    await elsa.remove(message);
    expect(await records("elsa")).toEqual([]);
    expect(await records("elsa", true)).toHaveLength(2);
    expect(await nudgesOf("elsa")).toMatchObject([{ state: "sent" }, {}, {}]);
  });

  test.each(["a button", "a word"])("that needs a question is settled by %s", async (how) => {
    const name = how === "a word" ? "finn" : "gita";
    const person = rep(name);
    const asked = await after(person, "Called Thomas this morning, he wants a quote");
    expect(asked.words).toMatch(/Which .*Thomas/);
    expect(asked.buttons).toHaveLength(2);
    expect(await records(name)).toEqual([]);
    if (how === "a word") await person.say("Juul");
    else await asked.press(asked.buttons.find((label) => label.includes("Juul")) ?? "");
    expect((await last(person)).words).toContain("Thomas Juul");
    expect(await records(name)).toMatchObject([
      {
        customer: customersOf(name)[2],
        people: "Thomas Juul",
        learned: ["need: he wants a quote"],
      },
    ]);
  });

  test("that names somebody new offers to add them, and asks for level and function as questions", async () => {
    const hugo = rep("hugo");
    const [foods] = customersOf("hugo");
    const receipt = await after(hugo, "Met Dana and her new plant manager Ines Prado today");
    expect(receipt.buttons).toContain("Add Ines Prado");
    await receipt.press("Add Ines Prado");
    expect((await last(hugo)).words).toContain(`Ines Prado is now on the people map of ${foods}`);
    expect((await last(hugo)).words).toContain("It sounds as if Ines leads others. Is that right?");
    await (await last(hugo)).press("Leads a team");
    expect((await last(hugo)).words).toContain("What does Ines work in?");
    await (await last(hugo)).press("Operations");
    expect(
      await town.app.rows(
        "SELECT p.name, p.level, p.function FROM contact p JOIN customer c ON c.id = p.customer_id WHERE c.name = $1 AND p.name LIKE 'Ines%'",
        [foods],
      ),
    ).toEqual([{ name: "Ines Prado", level: "leader", function: "operations" }]);
  });

  test("that says little is asked about once, and what comes then adds to the same touch", async () => {
    const mona = rep("mona");
    const [foods] = customersOf("mona");
    const asked = await after(mona, "Checked in with Dana");
    expect(asked.words).toContain(`What is one thing you heard at ${foods}`);
    const added = await after(mona, "she is worried about the price");
    expect(added.words).toContain("Added.");
    expect(added.words).not.toContain("What is one thing");
    expect(await records("mona")).toMatchObject([{ customer: foods, people: "Dana Holm" }]);
    expect(
      await town.app.rows(
        "SELECT s.quote FROM signal s JOIN customer c ON c.id = s.customer_id WHERE c.name = $1 AND s.kind = 'concern'",
        [foods],
      ),
    ).toEqual([{ quote: "she is worried about the price" }]);
  });

  test("comes by `/customer log …` and by the form as well", async () => {
    const iris = rep("iris");
    const [, boats, tools] = customersOf("iris");
    await iris.command("log Called Maja Lund today, she wants a demo");
    // Slack shows "Got it" to whoever gives a command, before or after the receipt.
    await heard(iris, "Noted. A call with Maja Lund");
    // A day that has been on the platform's own clock, too: what it sends in carries its time.
    const visited = addDays(MONDAY, -10);
    const form = await iris.openForm();
    expect(form.fields.toSorted()).toEqual(["channel", "customer", "on", "what"]);
    await form.send({
      customer: boats,
      what: "He likes the pump, wants two more",
      on: visited,
      channel: "visit",
    });
    await heard(iris, `Noted. A visit, ${boats}, `);
    const told = await records("iris");
    expect(told).toMatchObject([
      { customer: tools, channel: "call", people: "Maja Lund" },
      { customer: boats, channel: "visit" },
    ]);
    expect(await day(told[1])).toBe(visited);
    expect(await nudgesOf("iris")).toMatchObject([{ state: "sent" }, {}, {}]);
  });

  test("of several in a row lands with its own customer, in order", async () => {
    const jon = rep("jon");
    const said = [
      "Called Dana this morning",
      "Met Peter Hansen yesterday",
      "Visited Maja Lund on Friday",
    ];
    for (const words of said) await jon.say(words);
    expect((await records("jon")).map(({ people }) => people)).toEqual([
      "Dana Holm",
      "Peter Hansen",
      "Maja Lund",
    ]);
  });

  test("to an older nudge answers that one, and leaves the newer one open", async () => {
    const kaja = rep("kaja");
    await town.app.moveTo(town.workspace, at(1, "11:30"));
    const [first, second] = await nudgesOf("kaja");
    expect([first?.["state"], second?.["state"]]).toEqual(["sent", "sent"]);
    const older = await heard(kaja, `^${first?.["customer"]}|at ${first?.["customer"]}`);
    await kaja.say("Spoke this morning, all is well", { under: older.key });
    expect(await records("kaja")).toMatchObject([{ customer: first?.["customer"] }]);
    expect((await nudgesOf("kaja")).map(({ state }) => state).slice(0, 2)).toEqual([
      "answered",
      "sent",
    ]);
  });

  test("with no nudge open is recorded where it says whom it is about, and asked about where not", async () => {
    const omar = rep("omar");
    const [foods] = customersOf("leo");
    expect((await after(omar, "Had a good call this morning")).words).toMatch(/\?|didn't catch/);
    expect((await after(omar, `Called Dana Holm of ${foods} this morning`)).words).toMatch(
      `Noted. A call with Dana Holm, ${foods}`,
    );
    expect(await records("omar")).toMatchObject([{ customer: foods }]);
  });

  test("that comes after the week is over is recorded on its day all the same", async () => {
    const leo = rep("leo");
    await town.app.moveTo(town.workspace, at(5, "16:00"));
    expect((await after(leo, "Called Dana on Monday, all fine")).words).toMatch("Noted. A call");
    const [record] = await records("leo");
    expect(record).toMatchObject({ customer: customersOf("leo")[0], people: "Dana Holm" });
    expect(await day(record)).toBe(toLocalDate(toInstant(MONDAY, "12:00", "UTC"), "UTC"));
  });
});
