import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at } from "./support/monday.ts";
import { customersOf, mailOf, manyReps, RESIDENTS } from "./support/many-reps.ts";
import { openLocalTown } from "./support/town/local-town.ts";
import { openSlackTown } from "./support/town/slack-town.ts";
import { openTeamsTown } from "./support/town/teams-town.ts";
import { eventually } from "./support/running-app.ts";
import type { Heard, OpenTown, Person, Town } from "./support/town/town.ts";

let town: Town;

const PLATFORMS: [name: string, open: OpenTown][] = [
  ["Slack", openSlackTown],
  ["Teams", openTeamsTown],
  ["the local page", openLocalTown],
];

const rep = (name: string): Person => town.person(mailOf(name));
const last = async (person: Person): Promise<Heard> => {
  const heard = (await person.heard()).at(-1);
  if (!heard) throw new Error("nothing was heard");
  return heard;
};
const wasSaid = async (person: Person, words: string | RegExp) =>
  expect((await person.heard()).some((one) => one.words.match(words))).toBe(true);
const after = async (person: Person, words: string, how?: Parameters<Person["say"]>[1]) => {
  await person.say(words, how);
  return (await last(person)).words;
};
const replies = (name: string) =>
  town.app.rows(
    "SELECT r.state FROM reply r JOIN member m ON m.id = r.member_id WHERE r.workspace_id = $1 AND m.email = $2",
    [town.workspace.id, mailOf(name)],
  );

/** Customers whose names begin with an everyday word. */
const COMMON = ["Service Partners", "Visit Denmark", "Will & Sons", "Zeta 148", "Zeta 149"];

function files() {
  const all = manyReps();
  return {
    ...all,
    "customers.csv": [
      ...(all["customers.csv"] ?? []),
      ...Array.from({ length: 21 }, (_, n) => ({
        name: `Many ${n} Works`,
        owner_email: mailOf("mona"),
        tier: "C",
      })),
      ...COMMON.map((name) => ({ name, owner_email: mailOf("leo"), tier: "C" })),
    ],
    "contacts.csv": [
      ...(all["contacts.csv"] ?? []),
      { customer: "Service Partners", name: "Montserrat Puig", level: "executive" },
    ],
  };
}

describe.each(PLATFORMS)("asking in one's own chat on %s", (name, open) => {
  beforeAll(async () => {
    town = await open(files(), RESIDENTS);
    await town.app.sleepTo(town.workspace, at(0, "08:00"));
  });
  afterAll(() => town.close());

  test("a customer's bare name, with and without the command's name, shows the customer", async () => {
    const ada = rep("ada");
    const [foods] = customersOf("ada");
    for (const words of [foods, foods.toUpperCase(), `customer ${foods}`, `/customer ${foods}`]) {
      if (name === "the local page" && words.startsWith("/")) continue;
      expect(await after(ada, words), words).toContain(`${foods}: `);
    }
    expect(await after(ada, `How is ${foods} doing?`)).toContain(`${foods}: `);
    expect((await replies("ada")).filter(({ state }) => state !== "noted")).toEqual([]);
  });

  test.each([
    ["week", "No nudges for you this week"],
    ["my week", "No nudges for you this week"],
    ["week 3", "No nudges for you"],
    ["settings", "up to 3 nudges"],
    ["help", "You can write"],
    ["hepl", "You can write"],
    ["setings", "up to 3 nudges"],
    ["list", "You look after 3 customers"],
    ["my customers", "You look after 3 customers"],
    ["play", "Which questions the coach asks"],
    ["log", "Open the form"],
    ["hi", "Hello Ben"],
    ["Hello!", "Hello Ben"],
    ["thanks", "You're welcome"],
  ])("“%s” is understood", async (words, answer) => {
    expect(await after(rep("ben"), words)).toContain(answer);
    expect(await replies("ben")).toEqual([]);
  });

  test.each(["Service Partners", "Visit Denmark", "Will & Sons"])(
    "“customer %s” finds the customer whose name begins like a sentence",
    async (customer) => {
      const leo = rep("leo");
      expect(await after(leo, `customer ${customer}`)).toMatch(
        new RegExp(`${customer.replace("&", "&(?:amp;)?")}: `),
      );
      expect(await after(leo, customer)).toMatch(
        new RegExp(`${customer.replace("&", "&(?:amp;)?")}: `),
      );
    },
  );

  test("a person is found by full name, and by command by any part of it", async () => {
    const leo = rep("leo");
    expect(await after(leo, "Montserrat Puig")).toContain("is at Service Partners");
    await leo.command("Montserrat");
    expect((await last(leo)).words).toContain("Montserrat Puig is at Service Partners");
    await leo.command("Thomas");
    expect((await last(leo)).buttons.some((label) => /^Thomas (?:Krag|Juul), /.test(label))).toBe(
      true,
    );
  });

  test("a long list pages, and every customer on a page opens", async () => {
    const mona = rep("mona");
    await mona.command("list");
    const first = await last(mona);
    expect(first.buttons).toHaveLength(16);
    await first.press("Next 9");
    const second = await eventually("the next page", async () => {
      const shown = await last(mona);
      return shown.buttons.includes("Back to the first") ? shown : undefined;
    });
    expect(second.buttons).toHaveLength(10);
    expect(second.buttons.filter((label) => first.buttons.includes(label))).toEqual([]);
  });

  test("a number in a name counts: another number is not taken for it", async () => {
    const leo = rep("leo");
    await leo.command("zeta 149");
    expect((await last(leo)).words).toContain("Zeta 149: ");
    await leo.command("zeta 150");
    expect((await last(leo)).words).toContain("Did you mean");
  });

  test("a slip in a command's word, and an order in plain words, are understood by command too", async () => {
    const cora = rep("cora");
    await cora.command("hepl");
    expect((await last(cora)).words).toContain("You can write");
    await cora.command("pause until Friday");
    await wasSaid(cora, "Paused until");
    await cora.command("resume");
    await cora.command("pause from 21 Dec until 4 Jan");
    await wasSaid(cora, "I leave you alone from");
    await cora.command("pause until bananas");
    await wasSaid(cora, "can't read “until bananas” as days");
  });

  test("a name is the answer while a question is open", async () => {
    const finn = rep("finn");
    expect(await after(finn, "Called Thomas this morning, he wants a quote")).toMatch(
      /Which .*Thomas/,
    );
    expect(await after(finn, customersOf("finn")[2])).toContain("Thomas Juul");
  });

  test("a message edited into a command or a name is answered as one", async () => {
    const elsa = rep("elsa");
    const [foods] = customersOf("elsa");
    const message = await elsa.say(`custmer ${foods.slice(0, 5)}`);
    await elsa.edit(message, `customer ${foods}`);
    expect((await last(elsa)).words).toContain(`${foods}: `);
  });

  test("what tells something is recorded, whatever word it begins with", async () => {
    const gita = rep("gita");
    const [foods] = customersOf("gita");
    const said = `Visit at ${foods} today, Dana wants a smaller lid`;
    expect(await after(gita, said)).toContain("Noted. A visit");
    expect(await after(gita, "customer was happy with the delivery")).not.toContain(
      "I know no customer",
    );
  });

  test("commands are said as they are written here", async () => {
    const hugo = rep("hugo");
    await hugo.command("help");
    const { words } = await last(hugo);
    if (name === "Teams") expect(words).not.toContain("/customer");
    else expect(words).toContain("/customer week");
  });
});
