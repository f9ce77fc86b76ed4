/**
 * The design's "Records have a life" as a table: every change × every way to say it × its undo, on three platforms. The
 * reader is tested elsewhere: here, what is read is given.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reading, ReadingRequest } from "../src/engine/reading/reading.ts";
import { at, MONDAY } from "./support/monday.ts";
import { eventually } from "./support/running-app.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "./support/small-portfolio.ts";
import { openLocalTown } from "./support/town/local-town.ts";
import { openSlackTown } from "./support/town/slack-town.ts";
import { openTeamsTown } from "./support/town/teams-town.ts";
import type { Heard, Person, Resident, Town } from "./support/town/town.ts";

const RESIDENTS: Resident[] = [
  { name: "Nadia Berg", email: REP, role: "rep" },
  { name: "Omar Haddad", email: MANAGER, role: "manager" },
];
/** Quotes of what stands open. */
const ITEMS = {
  promise: "the offer by Friday",
  theirs: "they send the drawings",
  concern: "worried about the price rise",
  need: "a lid that opens with one hand",
} as const;
type ItemName = keyof typeof ITEMS;
const KINDS = { promise: "commitment", theirs: "commitment", concern: "concern", need: "need" };

type Told = Partial<Pick<Reading, "updates" | "people" | "customerNews" | "control">>;
/** One way to change a state. `log`: what the words of the log form are read as. A form's choices are given by their labels. */
type How =
  | { words: (items: Record<ItemName, string>) => Told }
  | { log: (items: Record<ItemName, string>) => Told }
  | { press: string[] }
  /** on the nudge that is about it */
  | { onNudge: string }
  | { command: string }
  | { open: string[]; values: Record<string, string>; by?: string; command?: string }
  | { drop: Record<string, string> };
const WAYS = ["words", "card", "nudge", "form", "command", "import"] as const;
type Way = (typeof WAYS)[number];
/** What a row of the table says: the state before and after, and each way in the design's third column; a text says why there is none. */
type Row = {
  what: string;
  /** what is so before, where that is not how the town begins */
  given?: string;
  /** the state, in words that a query gives */
  state: () => Promise<unknown>;
  becomes: object;
  ways: Record<Way, How | string>;
};

let town: Town;
const rowOf = async (sql: string, values: unknown[] = []) =>
  (await town.app.rows(sql, [town.workspace.id, ...values]))[0];
const itemState = (item: ItemName) => () =>
  rowOf(
    "SELECT closed_as, closed_on IS NOT NULL AS closed, due_on::text FROM signal WHERE workspace_id = $1 AND quote = $2",
    [ITEMS[item]],
  );
const contactState = (name: string) => () =>
  rowOf(
    `SELECT state, away_until::text, title FROM contact WHERE workspace_id = $1 AND name = $2
     AND customer_id = (SELECT id FROM customer WHERE workspace_id = $1 AND name = $3)`,
    [name, QUIET],
  );
const customerState = () =>
  rowOf("SELECT status, renewal_on::text FROM customer WHERE workspace_id = $1 AND name = $2", [
    QUIET,
  ]);
const memberState = () =>
  rowOf(
    "SELECT state, paused_from::text, paused_until::text FROM member WHERE workspace_id = $1 AND email = $2",
    [REP],
  );

const update = (
  item: ItemName,
  change: "done" | "moved" | "dropped",
  dueOn: string | null = null,
): ((items: Record<ItemName, string>) => Told) => {
  return (items) => ({ updates: [{ ref: items[item], change, on: null, dueOn, quote: "so" }] });
};
const person = (
  name: string,
  change: Reading["people"][number]["change"],
  until: string | null = null,
) => {
  const told = { customer: QUIET, name, change, from: null, until, quote: "so it is" };
  return { words: () => ({ people: [told] }) };
};
const news = (change: Reading["customerNews"][number]["change"]) => ({
  words: () => ({ customerNews: [{ customer: QUIET, change, quote: "so it is" }] }),
});
const ofCustomer = (values: Record<string, string>, by?: string) => ({
  open: ["Change…", "More…"],
  values,
  ...(by && { by }),
});
const ofPerson = (name: string, values: Record<string, string>) => ({
  open: ["Change…", name, "More…"],
  values,
});
const byCommand = (command: string, values: Record<string, string> = {}) => ({
  open: [],
  values,
  command,
});
const file = (name: string, ...lines: string[]) => ({ drop: { [name]: `${lines.join("\n")}\n` } });
const contactFile = (name: string, ...rest: string[]) =>
  file("contacts.csv", "customer,name,status,from,until", [QUIET, name, ...rest].join(","));
const customerFile = (column: string, cell: string) =>
  file("customers.csv", `name,owner_email,${column}`, `${QUIET},${REP},${cell}`);
const memberFile = (columns: string, cells: string) =>
  file("members.csv", `email,name,${columns}`, `${REP},Nadia Berg,${cells}`);
const closing = (item: ItemName, how: string) => {
  const by = item === "theirs" ? "customer" : item === "promise" ? "us" : "";
  const due = item === "promise" ? DUE_ON : "";
  const told = [QUIET, KINDS[item], ITEMS[item], TOLD_AT, "Dana Holm", by, due];
  return file(
    "signals.csv",
    "customer,kind,quote,at,contact,by,due_on,closed_on,closed_how",
    [...told, at(0, "00:00").slice(0, 10), how].join(","),
  );
};

const TOLD_AT = at(-5, "10:00");
const DUE_ON = "2027-08-01";
const NOT_ON_NUDGE = "no nudge is about it";
const SAME_BUTTONS =
  "a nudge's own buttons are the card's, from one function: the promise's row presses them";
const NOT_BY_COMMAND = "an item has no name to be commanded by: its buttons and words say which";
const OFFERED =
  "words offer the form, filled in: nothing so far-reaching is booked from words alone";
const IN_FORM = "behind “More…”, which is the form";
const NO_CARD = "a member has no card";
const PERSON_COMMAND =
  "commands are about customers: people are changed on the customer's card and in words";
const CLOSED = { closed: true, closed_as: "done" };
const AWAY_UNTIL = "2027-09-01";

const TABLE: Row[] = [
  {
    what: "our promise is kept",
    state: itemState("promise"),
    becomes: CLOSED,
    ways: {
      words: { words: update("promise", "done") },
      card: { press: ["the offer", "Kept"] },
      nudge: { onNudge: "Kept" },
      form: { log: update("promise", "done") },
      command: NOT_BY_COMMAND,
      import: closing("promise", "kept"),
    },
  },
  {
    what: "our promise has a new day",
    state: itemState("promise"),
    becomes: { closed: false, due_on: "2027-09-01" },
    ways: {
      words: { words: update("promise", "moved", "2027-09-01") },
      card: "its days are relative: tested in features/life/changes.test.ts",
      nudge: SAME_BUTTONS,
      form: { log: update("promise", "moved", "2027-09-01") },
      command: NOT_BY_COMMAND,
      import:
        "a promise without an id is found by its day, among others: another day is another promise",
    },
  },
  {
    what: "our promise is dropped",
    state: itemState("promise"),
    becomes: { closed: true, closed_as: "dropped" },
    ways: {
      words: { words: update("promise", "dropped") },
      card: { press: ["the offer", "No longer needed"] },
      nudge: SAME_BUTTONS,
      form: { log: update("promise", "dropped") },
      command: NOT_BY_COMMAND,
      import: closing("promise", "dropped"),
    },
  },
  {
    what: "their promise is kept",
    state: itemState("theirs"),
    becomes: CLOSED,
    ways: {
      words: { words: update("theirs", "done") },
      card: { press: ["they send", "Kept"] },
      nudge: SAME_BUTTONS,
      form: { log: update("theirs", "done") },
      command: NOT_BY_COMMAND,
      import: closing("theirs", "kept"),
    },
  },
  {
    what: "a concern is settled",
    state: itemState("concern"),
    becomes: CLOSED,
    ways: {
      words: { words: update("concern", "done") },
      card: { press: ["worried", "Settled"] },
      nudge: SAME_BUTTONS,
      form: { log: update("concern", "done") },
      command: NOT_BY_COMMAND,
      import: closing("concern", "settled"),
    },
  },
  {
    what: "a need is met",
    state: itemState("need"),
    becomes: CLOSED,
    ways: {
      words: { words: update("need", "done") },
      card: { press: ["a lid", "Met"] },
      nudge: SAME_BUTTONS,
      form: { log: update("need", "done") },
      command: NOT_BY_COMMAND,
      import: closing("need", "met"),
    },
  },
  {
    what: "a need is dropped",
    state: itemState("need"),
    becomes: { closed: true, closed_as: "dropped" },
    ways: {
      words: { words: update("need", "dropped") },
      card: { press: ["a lid", "Not any more"] },
      nudge: SAME_BUTTONS,
      form: { log: update("need", "dropped") },
      command: NOT_BY_COMMAND,
      import: closing("need", "dropped"),
    },
  },
  {
    what: "a contact is away",
    state: contactState("Dana Holm"),
    becomes: { state: "away" },
    ways: {
      words: person("Dana Holm", "away", AWAY_UNTIL),
      card: { press: ["Change…", "Dana Holm", "Is away"] },
      nudge: NOT_ON_NUDGE,
      form: ofPerson("Dana Holm", { state: "Away", until: AWAY_UNTIL }),
      command: PERSON_COMMAND,
      import: contactFile("Dana Holm", "away", "2027-08-01", AWAY_UNTIL),
    },
  },
  {
    what: "a contact is back",
    given: "UPDATE contact SET state = 'away' WHERE workspace_id = $1 AND name = 'Dana Holm'",
    state: contactState("Dana Holm"),
    becomes: { state: "active" },
    ways: {
      words: person("Dana Holm", "back"),
      card: { press: ["Change…", "Dana Holm", "Is back"] },
      nudge: NOT_ON_NUDGE,
      form: ofPerson("Dana Holm", { state: "Is there" }),
      command: PERSON_COMMAND,
      import: contactFile("Dana Holm", "active", "", ""),
    },
  },
  {
    what: "a contact has left",
    state: contactState("Dana Holm"),
    becomes: { state: "left" },
    ways: {
      words: person("Dana Holm", "left"),
      card: { press: ["Change…", "Dana Holm", "Has left"] },
      nudge: NOT_ON_NUDGE,
      form: ofPerson("Dana Holm", { state: "Has left" }),
      command: PERSON_COMMAND,
      import: contactFile("Dana Holm", "left", "2027-08-01", ""),
    },
  },
  {
    what: "a contact went to another customer",
    state: contactState("Dana Holm"),
    becomes: { state: "left" },
    ways: {
      words: "the receipt offers them at the other customer: features/life/changes.test.ts",
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofPerson("Dana Holm", { went: "Lund Tools" }),
      command: PERSON_COMMAND,
      import: "two rows say so: left here, and a contact there",
    },
  },
  {
    what: "a contact has a new role",
    state: contactState("Dana Holm"),
    becomes: { title: "CFO" },
    ways: {
      words: "the receipt of “is now CFO” offers the form",
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofPerson("Dana Holm", { title: "CFO" }),
      command: PERSON_COMMAND,
      import: file("contacts.csv", "customer,name,title", `${QUIET},Dana Holm,CFO`),
    },
  },
  {
    what: "a contact has a new name",
    state: () => rowOf("SELECT name FROM contact WHERE workspace_id = $1 AND name LIKE 'Dana%'"),
    becomes: { name: "Dana Weber" },
    ways: {
      words: OFFERED,
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofPerson("Dana Holm", { name: "Dana Weber" }),
      command: PERSON_COMMAND,
      import: "by address alone, which these contacts have not: features/import tests it",
    },
  },
  {
    what: "two contacts are one",
    state: contactState("Erik Voss"),
    becomes: { state: "withdrawn" },
    ways: {
      words: OFFERED,
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofPerson("Erik Voss", { same: "Dana Holm" }),
      command: PERSON_COMMAND,
      import: "nothing is merged by a file",
    },
  },
  {
    what: "a customer is lost",
    state: customerState,
    becomes: { status: "lost" },
    ways: {
      words: news("lost"),
      card: { press: ["Change…", "We lost them"] },
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ state: "Lost", why: "a cheaper offer" }),
      command: { command: `lost ${QUIET}` },
      import: customerFile("status", "lost"),
    },
  },
  {
    what: "a customer is won back",
    given: "UPDATE customer SET status = 'lost' WHERE workspace_id = $1 AND name LIKE 'Fjord%'",
    state: customerState,
    becomes: { status: "active" },
    ways: {
      words: news("won"),
      card: { press: ["Change…", "Won back"] },
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ state: "A customer of ours" }),
      command: { command: `won ${QUIET}` },
      import: customerFile("status", "active"),
    },
  },
  {
    what: "a customer has renewed",
    state: customerState,
    becomes: { renewal_on: null },
    ways: {
      words: news("renewed"),
      card: { press: ["Change…", "They renewed"] },
      nudge: NOT_ON_NUDGE,
      form: "the form has the next renewal's day: the row below",
      command: { command: `renewed ${QUIET}` },
      import: "a file has the next renewal's day: the row below",
    },
  },
  {
    what: "a customer's next renewal has a day",
    state: customerState,
    becomes: { renewal_on: "2028-12-01" },
    ways: {
      words: "the receipt of a renewal offers the form",
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ renewal: "2028-12-01" }),
      command: { command: `renewed ${QUIET} until 1 December 2028` },
      import: customerFile("renewal_on", "2028-12-01"),
    },
  },
  {
    what: "a customer is paused",
    state: customerState,
    becomes: { status: "paused" },
    ways: {
      words: OFFERED,
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ state: "Paused: no nudges", until: AWAY_UNTIL }),
      command: { command: `pause ${QUIET} until 1 September 2027` },
      import: customerFile("status", "paused"),
    },
  },
  {
    what: "a customer has a new name",
    state: () => rowOf("SELECT name FROM customer WHERE workspace_id = $1 AND name LIKE 'Fjord%'"),
    becomes: { name: "Fjordland" },
    ways: {
      words: OFFERED,
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ name: "Fjordland" }),
      command: byCommand(`rename ${QUIET} to Fjordland`),
      import: "by domain alone, which this customer has not: features/import tests it",
    },
  },
  {
    what: "two customers are one",
    state: customerState,
    becomes: { status: "merged" },
    ways: {
      words: OFFERED,
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ same: "Lund Tools" }),
      command: byCommand(`merge ${QUIET} into Lund Tools`),
      import: "nothing is merged by a file",
    },
  },
  {
    what: "a customer is two",
    state: () =>
      rowOf(
        `SELECT c.name FROM contact p JOIN customer c ON c.workspace_id = p.workspace_id AND c.id = p.customer_id
         WHERE p.workspace_id = $1 AND p.name = 'Erik Voss'`,
      ),
    becomes: { name: "Feed" },
    ways: {
      words: OFFERED,
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ part: "Feed", people: "Erik" }),
      command: byCommand(`split ${QUIET} as Feed`, { people: "Erik" }),
      import: "a file has each customer with its people, and moves nobody",
    },
  },
  {
    what: "a customer has another owner",
    state: () =>
      rowOf(
        `SELECT m.email FROM customer_owner o JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
         JOIN customer c ON c.workspace_id = o.workspace_id AND c.id = o.customer_id
         WHERE o.workspace_id = $1 AND c.name LIKE 'Fjord%'`,
      ),
    becomes: { email: MANAGER },
    ways: {
      words: "who looks after whom is a manager's to say, in the form",
      card: IN_FORM,
      nudge: NOT_ON_NUDGE,
      form: ofCustomer({ owner: "Omar Haddad" }, MANAGER),
      command: "“change” opens the form",
      import: file("customers.csv", "name,owner_email", `${QUIET},${MANAGER}`),
    },
  },
  {
    what: "a member is absent",
    state: memberState,
    becomes: { state: "paused", paused_from: "2027-09-01" },
    ways: {
      words: {
        words: () => ({ control: { kind: "pause", from: "2027-09-01", until: "2027-09-08" } }),
      },
      card: NO_CARD,
      nudge: NOT_ON_NUDGE,
      form: "a line of words or a command is shorter than any form",
      command: { command: "pause from 1 September 2027 until 8 September 2027" },
      import: memberFile("absent_from,absent_until,state", "2027-09-01,2027-09-08,active"),
    },
  },
  {
    what: "a member has left",
    state: memberState,
    becomes: { state: "removed" },
    ways: {
      words: "nobody says so of themselves, and of others their platform does",
      card: NO_CARD,
      nudge: NOT_ON_NUDGE,
      form: "their platform's profile, or an admin by command, says so",
      command: "`rapport members remove`, on the machine",
      import: memberFile("state", "left"),
    },
  },
];

const CELLS = TABLE.flatMap(({ what, ways, ...row }) =>
  WAYS.flatMap((way) => {
    const how = ways[way];
    return typeof how === "string" ? [] : [{ what, way, how, ...row }];
  }),
);

describe.each([
  ["Slack", openSlackTown],
  ["Teams", openTeamsTown],
  ["the local page", openLocalTown],
])("records have a life on %s", (_name, open) => {
  const told = new Map<string, Told>();
  let items: Record<ItemName, string>;

  beforeAll(async () => {
    const files = smallPortfolio(MONDAY);
    const contact = "Dana Holm";
    town = await open(
      {
        ...files,
        "customers.csv": (files["customers.csv"] ?? []).map((row) =>
          row["name"] === QUIET ? { ...row, renewal_on: "2027-12-01" } : row,
        ),
        "signals.csv": Object.entries(ITEMS).map(([name, quote]) => ({
          customer: QUIET,
          kind: KINDS[name as ItemName],
          quote,
          at: TOLD_AT,
          contact,
          by: name === "theirs" ? "customer" : name === "promise" ? "us" : "",
          due_on: name === "promise" ? DUE_ON : "",
          closed_on: "",
        })),
      },
      RESIDENTS,
    );
    const { app, workspace } = town;
    const { read } = app.app;
    app.app.read = async (id: string, request: ReadingRequest) => {
      const found = await read(id, request);
      const more = told.get(request.text);
      if (!more) return found;
      const outcome = more.control ? ("control" as const) : ("update" as const);
      const nothing = { interactions: [], plan: null, ask: null, control: null, updates: [] };
      return { ...found, reading: { ...found.reading, ...nothing, ...more, outcome } };
    };
    await app.sleepTo(workspace, at(0, "07:00"));
    await app.moveTo(workspace, at(0, "08:00"));
    const rows = await app.rows("SELECT id, quote FROM signal WHERE workspace_id = $1", [
      workspace.id,
    ]);
    const idOf = (quote: string) => rows.find((row) => row["quote"] === quote)?.["id"] as string;
    items = {
      promise: idOf(ITEMS.promise),
      theirs: idOf(ITEMS.theirs),
      concern: idOf(ITEMS.concern),
      need: idOf(ITEMS.need),
    };
    // The morning's nudge is about our promise.
    await app.rows(
      `UPDATE nudge SET signal_id = $2, customer_id = (SELECT customer_id FROM signal WHERE id = $2), contact_id = NULL
       WHERE workspace_id = $1 AND slot = 1`,
      [workspace.id, items.promise],
    );
    await app.moveTo(workspace, at(0, "10:05"));
  }, 120_000);
  afterAll(() => town.close());

  const rep = () => town.person(REP);
  /** The newest message with a button that begins so. */
  const offering = (label: string): Promise<{ message: Heard; label: string }> =>
    eventually(`a button ${label}`, async () => {
      for (const message of (await rep().heard()).toReversed()) {
        const found = message.buttons.find((one) => one.replace(/^“/, "").startsWith(label));
        if (found) return { message, label: found };
      }
      return null;
    });
  const press = async (label: string) => {
    const found = await offering(label);
    await found.message.press(found.label);
  };

  /** The newest message to the manager with a button of this label. */
  const pressAs = async (who: Person, label: string) => {
    const found = await eventually(`a button ${label}`, async () =>
      (await who.heard()).findLast(({ buttons }) => buttons.includes(label)),
    );
    await found?.press(label);
  };

  async function change(how: How, text: string) {
    if ("words" in how) {
      told.set(text, how.words(items));
      await rep().say(text);
    } else if ("log" in how) {
      told.set(text, how.log(items));
      const form = await rep().openForm();
      await form.send({ customer: QUIET, what: text });
    } else if ("command" in how && !("open" in how)) await rep().command(how.command);
    else if ("onNudge" in how) {
      const nudge = await eventually("the nudge", async () =>
        (await rep().heard()).findLast(({ buttons }) => buttons.includes("Why this one?")),
      );
      await nudge?.press(how.onNudge);
    } else if ("press" in how) {
      await rep().command(QUIET);
      for (const label of how.press) await press(label);
    } else if ("open" in how) {
      const who = town.person(how.by ?? REP);
      const form = await who.openForm(async () => {
        await who.command(how.command ?? QUIET);
        for (const label of how.open) await pressAs(who, label);
      });
      await form.send(how.values);
    } else {
      const manager = town.person(MANAGER);
      await manager.drop(how.drop);
      await pressAs(manager, "Import");
    }
  }

  test.each(CELLS)(
    "$what, by $way, and back",
    async ({ what, way, how, given, state, becomes }) => {
      if (given) await town.app.rows(given, [town.workspace.id]);
      const before = await state();
      expect(before).not.toMatchObject(becomes);
      await change(how, `${what} by ${way}`);
      await eventually(what, async () => {
        const now = (await state()) as Record<string, unknown> | undefined;
        return Object.entries(becomes).every(([key, value]) => now?.[key] === value);
      });
      if ("drop" in how) await pressAs(town.person(MANAGER), "Take it all back");
      else if ("by" in how && how.by) await pressAs(town.person(how.by), "Undo");
      else await press("Undo");
      await eventually(`${what}, taken back`, async () => {
        return JSON.stringify(await state()) === JSON.stringify(before);
      });
      if (given) {
        const undone =
          "UPDATE contact SET state = 'active' WHERE workspace_id = $1 AND state = 'away'";
        await town.app.rows(undone, [town.workspace.id]);
        await town.app.rows("UPDATE customer SET status = 'active' WHERE workspace_id = $1", [
          town.workspace.id,
        ]);
      }
    },
  );
});
