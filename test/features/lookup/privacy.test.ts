import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Action, ACTION_NAMES, type ActionName } from "../../../src/chat/action.ts";
import { weekOf } from "../../../src/engine/model/calendar.ts";
import { exampleAction } from "../../support/example-blocks.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { type Talk, talkIn } from "../../support/talk.ts";

const OWNER = "owner@example.com";
const BOSS = "boss@example.com";
const OTHER = "other@example.com";
const OTHER_BOSS = "otherboss@example.com";
const ADMIN = "admin@example.com";
const LEFT = "left@example.com";
const EVERYBODY = [OWNER, BOSS, OTHER, OTHER_BOSS, ADMIN];

const OPEN = "Fjord Foods";
const SECRET = "Silverline Labs";
const QUOTE = "the price rise worries us";
const SECRET_QUOTE = "we are being bought";

let app: TestApp;
/** Two workspaces with the same people, customers and words. */
let here: Talk;
let there: Talk;
let ids: Record<string, string>;
let idsThere: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
  [here, there] = [await town("here"), await town("there")];
  [ids, idsThere] = [await idsIn(here), await idsIn(there)];
});
afterAll(() => app.end());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

async function town(name: string): Promise<Talk> {
  const touch = (customer: string, days: number, member_email = OWNER) => ({
    customer,
    member_email,
    at: daysAgo(days),
    contacts: customer === OPEN ? "Dana Holm" : "Erik Voss",
    summary: "Talked",
    sentiment: "negative",
  });
  const workspace = await app.take(name, {
    "members.csv": [
      { email: OWNER, name: "Olga Owner", manager_email: BOSS },
      { email: BOSS, name: "Bea Boss", role: "manager" },
      { email: OTHER, name: "Otto Other", manager_email: OTHER_BOSS },
      { email: OTHER_BOSS, name: "Ole Otherboss", role: "manager" },
      { email: ADMIN, name: "Ana Admin", role: "admin" },
      { email: LEFT, name: "Leo Left", manager_email: BOSS },
    ],
    "customers.csv": [
      {
        name: OPEN,
        owner_email: OWNER,
        visibility: "everyone",
        priorities: "pay on time",
        aliases: "SL",
      },
      {
        name: SECRET,
        owner_email: OWNER,
        visibility: "restricted",
        priorities: "secrecy",
        aliases: "SL",
      },
      { name: "Week", owner_email: OWNER, visibility: "restricted", priorities: "", aliases: "" },
      {
        name: "Lund Tools",
        owner_email: OTHER,
        visibility: "everyone",
        priorities: "",
        aliases: "",
      },
    ],
    "contacts.csv": [
      { customer: OPEN, name: "Dana Holm" },
      { customer: SECRET, name: "Erik Voss" },
    ],
    "interactions.csv": [5, 12, 19, 26, 33].flatMap((days) => [
      touch(OPEN, days),
      touch(SECRET, days),
    ]),
    "signals.csv": [
      { customer: OPEN, kind: "concern", quote: QUOTE, at: daysAgo(5), due_on: "" },
      { customer: SECRET, kind: "concern", quote: SECRET_QUOTE, at: daysAgo(5), due_on: "" },
      {
        customer: OPEN,
        kind: "commitment",
        quote: "the plan by Friday",
        at: daysAgo(20),
        due_on: "2026-01-09",
        by: "us",
      },
    ],
    "nudges.csv": [
      {
        member_email: OWNER,
        customer: OPEN,
        week: weekOf(daysAgo(0).slice(0, 10)),
        play: "silence",
        state: "sent",
      },
    ],
  });
  // The weeks are planned: on whatever day this runs, nothing goes out by itself.
  await app.rows(
    `INSERT INTO member_week (workspace_id, member_id, week)
     SELECT $1, id, to_char(now() + n * interval '7 days', 'IYYY-"W"IW') FROM member, generate_series(0, 1) n
     WHERE workspace_id = $1`,
    [workspace.id],
  );
  const talk = await talkIn(app, workspace);
  const leo = await app.app.store.members.byEmail(workspace.id, LEFT);
  await app.app.store.members.setState(workspace.id, leo?.id ?? "", "removed", "left");
  await talk.say(OWNER, `Called Dana at ${OPEN} this morning, she is happy`);
  return talk;
}

async function idsIn(talk: Talk): Promise<Record<string, string>> {
  const one = async (sql: string) =>
    String((await app.rows(`${sql} LIMIT 1`, [talk.workspace.id]))[0]?.["id"]);
  const customer = (name: string) =>
    one(`SELECT id FROM customer WHERE name = '${name}' AND workspace_id = $1`);
  return {
    open: await customer(OPEN),
    secret: await customer(SECRET),
    nudge: await one("SELECT id FROM nudge WHERE workspace_id = $1"),
    reply: await one("SELECT id FROM reply WHERE workspace_id = $1"),
    concern: await one(
      "SELECT id FROM signal WHERE kind = 'concern' AND quote LIKE '%price%' AND workspace_id = $1",
    ),
    promise: await one("SELECT id FROM signal WHERE kind = 'commitment' AND workspace_id = $1"),
  };
}

/** All that changes in a workspace but what it was asked and what it said. */
async function books(talk: Talk): Promise<unknown> {
  const tables = [
    "interaction",
    "signal",
    "contact",
    "nudge",
    "reply",
    "follow_up",
    "priority_answer",
    "customer_owner",
  ];
  const counts = tables.map(
    (table) =>
      `(SELECT coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '') FROM ${table} t WHERE workspace_id = $1)`,
  );
  return app.rows(`SELECT md5(concat(${counts.join(", ")})) AS books`, [talk.workspace.id]);
}

describe("open customer", () => {
  test.each(EVERYBODY)("shows its health, people and touch dates to %s", async (person) => {
    const card = await here.command(person, OPEN);
    expect(card).toContain(OPEN);
    expect(card).toContain("Dana Holm");
    expect(card).toContain("Olga Owner");
  });

  test.each([OWNER, BOSS, ADMIN])("shows what was said to %s", async (person) => {
    const card = await here.command(person, OPEN);
    expect(card).toContain(QUOTE);
    expect(card).toContain("what became of it?");
    expect(card).toContain("pay on time");
  });

  test.each([OTHER, OTHER_BOSS])(
    "keeps quotes, concerns, mood and balance from %s",
    async (person) => {
      const card = await here.command(person, OPEN);
      for (const word of [
        QUOTE,
        "plan by Friday",
        "what became of it?",
        "pay on time",
        "Next:",
        "mood",
      ]) {
        expect(card).not.toContain(word);
      }
    },
  );
});

describe("restricted customer", () => {
  test.each([OWNER, BOSS, ADMIN])("is there for %s", async (person) => {
    expect(await here.command(person, SECRET)).toContain(SECRET_QUOTE);
    expect(await here.command(person, "silverlin labs")).toContain(SECRET_QUOTE);
  });

  test.each([OTHER, OTHER_BOSS])("does not exist for %s, whatever they try", async (person) => {
    for (const words of [
      SECRET,
      "silverlin labs",
      "Silverline",
      "Erik Voss",
      SECRET.toUpperCase(),
    ]) {
      const answer = await here.command(person, words);
      expect(answer.replaceAll(words, "")).not.toMatch(/silverline|erik|bought/i);
      // The same answer, but for the name, as for a customer that nobody has.
      const nobody = await here.command(person, "Qqxyzw Labsx");
      if (words === SECRET) {
        expect(answer.replaceAll(words, "X")).toBe(nobody.replaceAll("Qqxyzw Labsx", "X"));
      }
    }
    for (const name of [
      "customer.show",
      "customer.log",
      "contact.add",
      "priority.answer",
    ] as const) {
      const { value } = exampleAction(name, "Some One");
      expect(await here.press(person, name, ids["secret"] ?? "", value)).not.toMatch(
        /Silverline|Erik/,
      );
    }
    expect(await here.command(person, "")).not.toContain(SECRET);
    expect(await here.command(person, "log")).not.toContain(SECRET);
  });

  test("does not stand between a colleague and an alias that both customers have", async () => {
    expect(await here.command(OTHER, "SL")).toContain(OPEN);
    expect(await here.command(OWNER, "SL")).not.toContain("Health");
  });

  test("called “Week” wins over the subcommand for its owner alone", async () => {
    expect(await here.command(OWNER, "week")).toContain("No touch is recorded yet");
    expect(await here.command(OTHER, "week")).toContain("No nudges for you this week");
  });

  test("is not told back to somebody who names it in a reply or a form", async () => {
    const before = await app.rows(
      "SELECT count(*) FROM interaction WHERE workspace_id = $1 AND customer_id = $2",
      [here.workspace.id, ids["secret"]],
    );
    const receipt = await here.say(OTHER, `Called Erik at ${SECRET} yesterday, he needs a plan`);
    expect(receipt).not.toMatch(/Silverline|Erik Voss/);
    const form = await here.submit(OTHER, ids["secret"] ?? "", {
      what: "Called Erik",
      customer: ids["secret"] ?? "",
    });
    expect(form).toContain("can't find that customer");
    const after = await app.rows(
      "SELECT count(*) FROM interaction WHERE workspace_id = $1 AND customer_id = $2",
      [here.workspace.id, ids["secret"]],
    );
    expect(after).toEqual(before);
  });
});

test("actions: nobody acts on another's nudges, replies, concerns and promises", async () => {
  const before = await books(here);
  const tries: [ActionName, string, Action["value"]][] = [
    ...ACTION_NAMES.filter((name) => name.startsWith("nudge.")).map(
      (name): [ActionName, string, Action["value"]] => [name, "nudge", null],
    ),
    ["receipt.undo", "reply", null],
    ["receipt.fix", "reply", null],
    ["receipt.set", "reply", { interaction: 0, channel: "visit" }],
    ["ask.answer", "reply", { customer: "Hansen Marine", contact: "Dana Holm" }],
    ["concern.close", "concern", null],
    ["commitment.keep", "promise", null],
    ["priority.answer", "open", { respected: "no", priority: "pay on time" }],
  ];
  for (const person of [OTHER, OTHER_BOSS, BOSS]) {
    // Who manages the owner sees the concerns and promises, and may settle them.
    for (const [name, subject, value] of tries) {
      if (person === BOSS && ["concern", "promise", "open"].includes(subject)) continue;
      const answer = await here.press(person, name, ids[subject] ?? "", value);
      expect(answer, `${name} by ${person}`).toBe(
        "That button has nothing left to do. Just write to me, and I take it from there.",
      );
    }
  }
  expect(await books(here)).toEqual(before);
});

test("actions: ids of another workspace, and invalid ids, change and show nothing", async () => {
  const before = [await books(here), await books(there)];
  const forged = [
    ...Object.values(idsThere),
    "1",
    "",
    "x'; DROP TABLE nudge; --",
    "\0",
    "🙂",
    "a".repeat(900),
  ];
  for (const subject of forged) {
    // Each foreign id with every button; what is no id at all with one that looks up and one that changes.
    const isId = subject.length === 36;
    for (const name of isId ? ACTION_NAMES : (["nudge.why", "receipt.undo"] as const)) {
      if (name === "customer.list" || name === "customer.week") continue;
      if (name === "customer.log" && subject === "") continue;
      const answer = await here.press(ADMIN, name, subject, exampleAction(name, "x").value);
      expect(answer, `${name} ${subject}`).toMatch(
        /has nothing left to do|can't find that customer|are no longer here|can't be taken back|look after no customer/,
      );
    }
    expect(await here.submit(ADMIN, subject, { what: "Called Dana" })).toMatch(
      /can't find that|Choose a customer/,
    );
  }
  expect([await books(here), await books(there)]).toEqual(before);
});

test("lookup: former members, guests and strangers are told whom to ask, and nothing else", async () => {
  for (const person of [LEFT, "stranger@example.com"]) {
    for (const text of ["", OPEN, "week", "help", "log called Dana", "digest here"]) {
      expect(await here.command(person, text)).toMatch(
        /^I don't know you yet. Ask Ana Admin to add/,
      );
    }
    expect(await here.press(person, "customer.show", ids["open"] ?? "")).toContain("Ask Ana Admin");
    expect(await here.say(person, `Called Dana at ${OPEN}`)).toContain("Ask Ana Admin");
  }
});

test("workspaces: two with the same names share not one row", async () => {
  await there.say(OWNER, `Met Dana at ${OPEN} yesterday, she needs a second line`);
  expect(await here.command(OWNER, OPEN)).not.toContain("second line");
  expect(await there.command(OWNER, OPEN)).toContain("second line");
  const { tables } = (
    await app.rows(
      "SELECT array_agg(table_name::text) AS tables FROM information_schema.columns WHERE column_name = 'customer_id' AND table_schema = 'public'",
    )
  )[0] as { tables: string[] };
  expect(tables.length).toBeGreaterThan(5);
  for (const table of tables) {
    const across = await app.rows(
      `SELECT * FROM ${table} t JOIN customer c ON c.id = t.customer_id WHERE c.workspace_id <> t.workspace_id`,
    );
    expect(across, table).toEqual([]);
  }
});
