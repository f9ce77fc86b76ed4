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
import type { Heard, Resident, Town } from "./support/town/town.ts";

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
type Way = { words: (items: Record<ItemName, string>) => Told } | { press: string[]; of: "card" };
/** What a row of the table says: the state before and after, and each way in the design's third column. */
type Row = {
  what: string;
  /** the state, in words that a query gives */
  state: (town: Town) => Promise<unknown>;
  becomes: unknown;
  ways: Partial<Record<"reply" | "card" | "nudge" | "form" | "import", Way | string>>;
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
  rowOf("SELECT state, away_until::text FROM contact WHERE workspace_id = $1 AND name = $2", [
    name,
  ]);
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
): Way => ({
  words: (items) => ({ updates: [{ ref: items[item], change, on: null, dueOn, quote: "so" }] }),
});
const person = (
  name: string,
  change: Reading["people"][number]["change"],
  until: string | null = null,
): Way => ({
  words: () => ({
    people: [{ customer: QUIET, name, change, from: null, until, quote: "so it is" }],
  }),
});
const news = (change: Reading["customerNews"][number]["change"]): Way => ({
  words: () => ({ customerNews: [{ customer: QUIET, change, quote: "so it is" }] }),
});
const onCard = (...press: string[]): Way => ({ press, of: "card" });

const NOT_BY_FILE = "the contract's files have no column for it yet";
const NOT_ON_NUDGE = "no nudge is about it";
const BY_REPLY_FORM = "the form's words are a reply's: one reader, one booking";
const CLOSED = { closed: true, closed_as: "done" };

const TABLE: Row[] = [
  {
    what: "our promise is kept",
    state: itemState("promise"),
    becomes: CLOSED,
    ways: {
      reply: update("promise", "done"),
      card: onCard("the offer", "Kept"),
      nudge: "the same buttons, from the same function",
      form: BY_REPLY_FORM,
    },
  },
  {
    what: "our promise has a new day",
    state: itemState("promise"),
    becomes: { closed: false, due_on: "2027-09-01" },
    ways: {
      reply: update("promise", "moved", "2027-09-01"),
      card: "its days are relative: tested in features/life/changes.test.ts",
    },
  },
  {
    what: "our promise is dropped",
    state: itemState("promise"),
    becomes: { closed: true, closed_as: "dropped" },
    ways: { reply: update("promise", "dropped"), card: onCard("the offer", "No longer needed") },
  },
  {
    what: "their promise is kept",
    state: itemState("theirs"),
    becomes: CLOSED,
    ways: { reply: update("theirs", "done"), card: onCard("they send", "Kept") },
  },
  {
    what: "a concern is settled",
    state: itemState("concern"),
    becomes: CLOSED,
    ways: { reply: update("concern", "done"), card: onCard("worried", "Settled") },
  },
  {
    what: "a need is met",
    state: itemState("need"),
    becomes: CLOSED,
    ways: { reply: update("need", "done"), card: onCard("a lid", "Met") },
  },
  {
    what: "a need is dropped",
    state: itemState("need"),
    becomes: { closed: true, closed_as: "dropped" },
    ways: { reply: update("need", "dropped"), card: onCard("a lid", "Not any more") },
  },
  {
    what: "a contact is away",
    state: contactState("Dana Holm"),
    becomes: { state: "away" },
    ways: {
      reply: person("Dana Holm", "away", "2027-09-01"),
      card: onCard("Change", "Dana Holm", "Is away"),
      nudge: NOT_ON_NUDGE,
      import: NOT_BY_FILE,
    },
  },
  {
    what: "a contact has left",
    state: contactState("Dana Holm"),
    becomes: { state: "left" },
    ways: {
      reply: person("Dana Holm", "left"),
      card: onCard("Change", "Dana Holm", "Has left"),
      nudge: NOT_ON_NUDGE,
      import: NOT_BY_FILE,
    },
  },
  {
    what: "a customer is lost",
    state: customerState,
    becomes: { status: "lost" },
    ways: {
      reply: news("lost"),
      card: onCard("Change", "We lost them"),
      nudge: NOT_ON_NUDGE,
      import: "column status, tested with the import",
    },
  },
  {
    what: "a customer has renewed",
    state: customerState,
    becomes: { renewal_on: null },
    ways: {
      reply: news("renewed"),
      card: onCard("Change", "They renewed"),
      nudge: NOT_ON_NUDGE,
      import: "column renewal_on, tested with the import",
    },
  },
  {
    what: "a member is absent",
    state: memberState,
    becomes: { state: "paused", paused_from: "2027-09-01" },
    ways: {
      reply: {
        words: () => ({ control: { kind: "pause", from: "2027-09-01", until: "2027-09-08" } }),
      },
      card: "a member has no card",
      nudge: NOT_ON_NUDGE,
    },
  },
];

const CELLS = TABLE.flatMap(({ what, ways, ...row }) =>
  Object.entries(ways).flatMap(([way, how]) =>
    typeof how === "string" ? [] : [{ what, way, how, ...row }],
  ),
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
          at: at(-5, "10:00"),
          contact,
          by: name === "theirs" ? "customer" : name === "promise" ? "us" : "",
          due_on: name === "promise" ? "2027-08-01" : "",
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
    await app.sleepTo(workspace, at(0, "08:00"));
    await app.moveTo(workspace, at(0, "10:05"));
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

  test.each(CELLS)("$what, by $way, and back", async ({ what, way, how, state, becomes }) => {
    const before = await state(town);
    expect(before).not.toMatchObject(becomes as object);
    if ("words" in how) {
      const text = `${what} by ${way}`;
      told.set(text, how.words(items));
      await rep().say(text);
    } else {
      await rep().command(QUIET);
      for (const label of how.press) await press(label);
    }
    await eventually(what, async () => {
      const now = await state(town);
      return Object.entries(becomes as object).every(([key, value]) => (now as any)[key] === value);
    });
    await press("Undo");
    await eventually(`${what}, taken back`, async () => {
      return JSON.stringify(await state(town)) === JSON.stringify(before);
    });
  });
});
