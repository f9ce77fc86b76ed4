/**
 * Safety first: each kind of fault by which a reply could do harm, one test through each platform. What the kinds' instances
 * are read as stands in `test/engine/reading`.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toLocalDate } from "../../../src/engine/model/calendar.ts";
import { customersOf, mailOf, manyReps, RESIDENTS } from "../../support/many-reps.ts";
import { at, MONDAY } from "../../support/monday.ts";
import { openLocalTown } from "../../support/town/local-town.ts";
import { openSlackTown } from "../../support/town/slack-town.ts";
import { openTeamsTown } from "../../support/town/teams-town.ts";
import type { Person, Town } from "../../support/town/town.ts";

/** What stands of a rep's own replies: whose touch, how, when, with whom, and what was learned. */
type Standing = {
  customer: string;
  channel: string | null;
  on: string;
  people: string | null;
  learned: string[];
};

/** A kind of fault: who says what, and what must stand in the books afterwards. */
type Kind = {
  fault: string;
  rep: string;
  talk: (person: Person) => Promise<void>;
  stands: (customers: readonly [string, string, string]) => Partial<Standing>[];
  /** what the last words to the person must hold */
  hears?: RegExp;
};

const says =
  (...texts: string[]) =>
  async (person: Person) => {
    for (const text of texts) await person.say(text);
  };
const [, , tools] = customersOf("jon");

const KINDS: Kind[] = [
  {
    fault: "1: a word takes back a record",
    rep: "ada",
    talk: says(
      "Called Dana today, all fine",
      "Met Luis at noon, they will roll back to the old supplier next year",
      "Visited Peter today. They pause everything and can start again in May",
    ),
    stands: ([foods, marine]) => [
      { customer: foods, channel: "call", people: "Dana Holm" },
      { customer: foods, channel: "meeting", people: "Luis Ortega" },
      { customer: marine, channel: "visit", people: "Peter Hansen" },
    ],
  },
  {
    fault: "2: a correction loses the record of somebody who does not own the customer",
    rep: "omar",
    talk: says(`Rang Maja Lund of ${tools} yesterday, she needs drawings`, "it was a visit"),
    stands: () => [
      {
        customer: tools,
        channel: "visit",
        people: "Maja Lund",
        on: "2026-12-06",
        learned: ["need"],
      },
    ],
    hears: /Changed\. A visit with Maja Lund/,
  },
  {
    fault: "2: a correction under one record changes another",
    rep: "ben",
    talk: async (person) => {
      const first = await person.say("Called Maja today");
      await person.say("Called Dana today");
      await person.say("no, it was a visit", { under: first });
    },
    stands: ([foods, , own]) => [
      { customer: foods, channel: "call" },
      { customer: own, channel: "visit", people: "Maja Lund" },
    ],
  },
  {
    fault: "2: an edit drops what was corrected",
    rep: "cora",
    talk: async (person) => {
      const message = await person.say("Met Dana today");
      await person.say("no, it was yesterday, with Luis");
      await person.edit(message, "Met Dana today about the invoice");
    },
    stands: ([foods]) => [
      { customer: foods, channel: "meeting", people: "Luis Ortega", on: "2026-12-06" },
    ],
  },
  {
    fault: "2: a short report is swallowed as an answer",
    rep: "dev",
    talk: says("Called Thomas this morning, he wants a quote", "Met Dana for lunch"),
    stands: ([foods]) => [{ customer: foods, channel: "meeting", people: "Dana Holm" }],
  },
  {
    fault: "3: a touch that never happened is recorded",
    rep: "elsa",
    talk: says(
      "Dana stood us up for the review",
      "Had Luis called, I'd have told him",
      "Tried Dana twice, no answer",
    ),
    stands: () => [],
  },
  {
    fault: "4: a touch goes to the wrong customer",
    rep: "finn",
    talk: says("Called Thomas this morning", "Met Peter Hansen and Maja Lund today"),
    stands: ([, marine, own]) => [
      { customer: marine, people: "Peter Hansen" },
      { customer: own, people: "Maja Lund" },
    ],
  },
  {
    fault: "5: a day of something else becomes the touch's",
    rep: "gita",
    talk: says("Called Dana today about version 3.1, delivery is two weeks from today"),
    stands: ([foods]) => [{ customer: foods, channel: "call", on: MONDAY }],
  },
  {
    fault: "6: somebody of the same first name is taken for a contact",
    rep: "hugo",
    talk: says("Met Dana Miller today, she is new there"),
    stands: ([foods]) => [{ customer: foods, channel: "meeting", people: null }],
    hears: /Dana Miller/,
  },
  {
    fault: "7: our own act is a rival or a worry",
    rep: "iris",
    talk: says("Called Dana today, told her she'll have the plan by Friday"),
    stands: ([foods]) => [{ customer: foods, channel: "call", learned: ["commitment us"] }],
  },
  {
    fault: "7: a language that is not read is guessed at",
    rep: "kaja",
    talk: says("Gisteren bij Dana geweest, ze was tevreden over de levering"),
    stands: () => [],
  },
];

describe.each([
  ["Slack", openSlackTown],
  ["Teams", openTeamsTown],
  ["the local page", openLocalTown],
])("safety on %s", (_name, open) => {
  let town: Town;
  beforeAll(async () => {
    town = await open(manyReps(), RESIDENTS);
    await town.app.app.store.portfolios.setSetting(town.workspace.id, "holdout", false);
    await town.app.sleepTo(town.workspace, at(0, "08:00"));
    await town.app.moveTo(town.workspace, at(0, "16:05"));
  });
  afterAll(() => town.close());

  async function standing(rep: string): Promise<Standing[]> {
    const rows = await town.app.rows(
      `SELECT c.name AS customer, i.channel, i.at,
         (SELECT string_agg(p.name, ', ' ORDER BY p.name) FROM contact p WHERE p.id = ANY(i.contact_ids)) AS people,
         ARRAY(SELECT concat_ws(' ', s.kind, s.by) FROM signal s WHERE s.reply_id = i.reply_id
               AND s.customer_id = i.customer_id AND s.revision = i.revision ORDER BY s.id) AS learned
       FROM interaction i JOIN customer c ON c.id = i.customer_id JOIN member m ON m.id = i.member_id
       WHERE i.workspace_id = $1 AND m.email = $2 AND i.reply_id IS NOT NULL AND i.withdrawn_at IS NULL
       ORDER BY c.name, i.created_at, i.id`,
      [town.workspace.id, mailOf(rep)],
    );
    return rows.map(({ at: moment, ...row }) => ({
      ...(row as Omit<Standing, "on">),
      on: toLocalDate(moment.getTime(), "Europe/Copenhagen"),
    }));
  }

  test.each(KINDS)("$fault", async ({ rep, talk, stands, hears }) => {
    const person = town.person(mailOf(rep));
    await talk(person);
    const wanted = stands(customersOf(rep)).toSorted((one, other) =>
      (one.customer ?? "") < (other.customer ?? "") ? -1 : 1,
    );
    expect(await standing(rep)).toMatchObject(wanted);
    if (hears) expect((await person.heard()).some(({ words }) => hears.test(words))).toBe(true);
  });
});
