import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guard, unguard } from "../../../src/files/formula-guard.ts";
import { CHANNELS, DIRECTIONS, SENTIMENTS } from "../../../src/engine/model/interaction.ts";
import { SIDES, SIGNAL_KINDS } from "../../../src/engine/model/signal.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { newId } from "../../../src/store/connection/id.ts";
import type { ReplyRow } from "../../../src/store/replies/replies.ts";
import { type Store, createStore } from "../../../src/store/store.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import {
  counted,
  exported,
  type FolderFiles,
  folderOf,
  importFolder,
} from "../../support/portfolio-folder.ts";

let made: TestDatabase;
let database: Database;
let store: Store;
beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
  store = createStore(database.prisma);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

let workspaces = 0;
const newWorkspace = () => `workspace-${++workspaces}`;

/** Exports a workspace, imports that into an empty one, exports it again. */
async function thereAndBack(from: string) {
  const first = await exported(store, from);
  const to = newWorkspace();
  const summaries = await importFolder(store, to, await folderOf(first));
  return { first, second: await exported(store, to), summaries };
}

const EMAILS = ["ada@example.com", "bo@example.com", "=cmd@example.com"];
const NAMES = [
  "Fjord A/S",
  "FJÖRD Ltd",
  "Lund",
  "@Lund",
  "Hansen;Co",
  "=1+1",
  "Ünï 🚢, “Ltd”",
  "'-x",
];
const PEOPLE = [
  "Dana Holm",
  "dana holm",
  "DÁNA Holm",
  "=HYPERLINK()",
  'O\'Neil, "Pat"',
  "'+1",
  "李雷",
];

/** What spreadsheets, CSV readers and databases stumble over. */
const anyCell = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "=1+1",
    "+4",
    "-x",
    "@cmd",
    "\tx",
    "\0=x",
    "'=a",
    "''",
    "''@",
    '"',
    "a\r\nb",
  ),
  fc.constantFrom(
    "semi;colon",
    "🚢👩‍🚀",
    "line\nline",
    "cr\ronly",
    ",",
    "NULL",
    "\u2028",
    "\uFEFFbom",
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom("=", "'", '"', "\n", "\r", "\t", "\0", ",", ";", "a", " "),
    maxLength: 6,
  }),
);
const anyDay = fc
  .integer({ min: 0, max: 900 })
  .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
const anyMoment = fc.oneof(
  anyDay,
  fc.integer({ min: 0, max: 8e10 }).map((ms) => new Date(1.7e12 + ms).toISOString()),
);
const anyOf = <T extends string>(values: readonly T[]) => fc.constantFrom("", ...values);
const anyNames = (names: string[]) =>
  fc.subarray(names, { maxLength: 3 }).map((some) => some.join(";"));

const anyPortfolio = fc.record({
  "members.csv": fc.array(
    fc.record({
      email: fc.constantFrom(...EMAILS),
      name: anyCell.map((cell) => (cell.trim() === "" ? "Ada" : cell)),
      manager_email: anyOf(EMAILS),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  "customers.csv": fc.array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      aliases: anyNames(NAMES),
      owner_email: fc.constantFrom(...EMAILS, EMAILS.join(";")),
      priorities: anyCell,
      currency: anyCell,
      annual_value: fc.constantFrom("", "0", "12500.50", "9999999999999.99", "0.005"),
    }),
    { minLength: 3, maxLength: 8 },
  ),
  "contacts.csv": fc.uniqueArray(
    fc.record({
      customer: fc.constantFrom(...NAMES),
      name: fc.constantFrom(...PEOPLE),
      email: fc.constantFrom("a@x", "b@x", "c@x", "d@x"),
      values: anyCell,
      title: anyCell,
    }),
    { maxLength: 8, selector: ({ customer, email }) => `${customer} ${email}` },
  ),
  "interactions.csv": fc.array(
    fc.record({
      customer: fc.constantFrom(...NAMES),
      member_email: fc.constantFrom(...EMAILS),
      at: anyMoment,
      channel: anyOf(CHANNELS),
      direction: anyOf(DIRECTIONS),
      contacts: anyNames(PEOPLE),
      summary: anyCell,
      sentiment: anyOf(SENTIMENTS),
      source_id: fc.oneof(fc.constant(""), anyCell),
    }),
    { maxLength: 15 },
  ),
  "signals.csv": fc.array(
    fc.record({
      customer: fc.constantFrom(...NAMES),
      kind: fc.constantFrom(...SIGNAL_KINDS),
      quote: anyCell,
      at: anyMoment,
      contact: anyOf(PEOPLE),
      by: anyOf(SIDES),
      due_on: fc.oneof(fc.constant(""), anyDay),
      closed_on: fc.oneof(fc.constant(""), anyDay),
      source_id: fc.oneof(fc.constant(""), anyCell),
    }),
    { maxLength: 15 },
  ),
  "nudges.csv": fc.array(
    fc.record({
      customer: fc.constantFrom(...NAMES),
      member_email: fc.constantFrom(...EMAILS),
      week: fc.constantFrom("2026-W01", "2026-W53", "2026-W10"),
      play: anyCell,
      contact: anyOf(PEOPLE),
      state: anyOf(["sent", "answered", "withheld", "planned"]),
      outcome: anyCell,
    }),
    { maxLength: 8 },
  ),
});

test("export: any portfolio comes back byte for byte, and a second import of it changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(anyPortfolio, async (files: FolderFiles) => {
      const from = newWorkspace();
      await importFolder(store, from, await folderOf(files));
      const { first, second, summaries } = await thereAndBack(from);
      expect(second).toEqual(first);
      for (const summary of Object.values(summaries)) expect(summary.refused).toEqual([]);

      const again = await importFolder(store, from, await folderOf(first));
      for (const { file, created, updated } of Object.values(again)) {
        expect({ file, created, updated }).toEqual({ file, created: 0, updated: 0 });
      }
      expect(await exported(store, from)).toEqual(first);
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

test("export: no cell can be taken for a formula, and each is read back as it was", () => {
  fc.assert(
    fc.property(anyCell, (cell) => {
      expect(guard(cell)).not.toMatch(/^[=+\-@\t\0]/);
      expect(unguard(guard(cell))).toBe(cell);
    }),
  );
});

test("export: two contacts of one name stay two, and a touch with both names them once", async () => {
  const from = newWorkspace();
  await importFolder(store, from, await folderOf(TWO_DANAS));
  const { id } = await store.workspaces.obtain(from, from);
  const { contacts, customers, members } = await store.portfolios.load(id, Date.now());
  const reply = await told(id, members[0]?.id ?? "");
  const touch = {
    at: Date.UTC(2026, 2, 3),
    channel: null,
    direction: "both",
    summary: "Both",
    sentiment: null,
  } as const;
  const customerId = customers[0]?.id ?? "";
  const contactIds = contacts.map((contact) => contact.id);
  await store.replies.record(id, reply, [{ ...touch, customerId, contactIds }], []);
  const { first, second } = await thereAndBack(from);
  expect(first["contacts.csv"].match(/Dana Holm/g)).toHaveLength(2);
  expect(first["interactions.csv"]).toContain(",Dana Holm,Both,");
  expect(second).toEqual(first);
});

test("export: what a reply recorded comes back, is found where it was told, and stays undone", async () => {
  const from = newWorkspace();
  await importFolder(store, from, await folderOf(TWO_DANAS));
  const { id } = await store.workspaces.obtain(from, from);
  const { customers, members } = await store.portfolios.load(id, Date.now());
  const customerId = customers[0]?.id ?? "";
  const reply = await told(id, members[0]?.id ?? "");
  const at = Date.UTC(2026, 2, 3);
  const touch = {
    customerId,
    at,
    channel: "call",
    direction: "both",
    contactIds: [] as string[],
    summary: "Called",
    sentiment: "positive",
  } as const;
  const signal = {
    customerId,
    at,
    kind: "need",
    quote: "=faster",
    contactId: null,
    by: null,
    dueOn: null,
  } as const;
  await store.replies.record(id, reply, [touch, touch], [signal, signal]);
  const { first, second } = await thereAndBack(from);
  expect(second).toEqual(first);
  expect(first["interactions.csv"].match(/rapport:/g)).toHaveLength(2);
  expect(first["signals.csv"]).toContain("'=faster");

  const into = await importFolder(store, from, await folderOf(first));
  expect(counted(into["interactions.csv"])).toBe("0 created, 0 updated, 2 unchanged, 0 refused");
  expect(counted(into["signals.csv"])).toBe("0 created, 0 updated, 2 unchanged, 0 refused");

  await store.replies.withdrawRecords(id, reply.id, Date.now());
  await importFolder(store, from, await folderOf(first));
  expect((await exported(store, from))["interactions.csv"]).not.toContain("rapport:");
});

test("import: an alias that is another customer's name means that customer", async () => {
  const from = newWorkspace();
  const owner_email = "ada@example.com";
  await importFolder(
    store,
    from,
    await folderOf({
      "members.csv": [{ email: owner_email, name: "Ada" }],
      "customers.csv": [
        { name: "Hansen Group", aliases: "Lund;Tools", owner_email },
        { name: "Lund", aliases: "Tools", owner_email },
      ],
      "contacts.csv": [
        { customer: "LUND A/S", name: "Maja" },
        { customer: "Tools", name: "Nobody" },
      ],
    }),
  );
  const { first, second } = await thereAndBack(from);
  expect(second).toEqual(first);
  expect(first["contacts.csv"]).toBe(
    "customer,name,email,title,level,function,values,status,from,until\nLund,Maja,,,,,,,,\n",
  );
});

test("export: a workspace's own rows alone", async () => {
  const [one, other] = [newWorkspace(), newWorkspace()];
  await importFolder(store, one, await folderOf(TWO_DANAS));
  await importFolder(store, other, await folderOf(TWO_DANAS));
  const { id } = await store.workspaces.obtain(other, other);
  const { members } = await store.portfolios.load(id, Date.now());
  await store.members.setState(id, members[0]?.id ?? "", "removed", "left");
  const files = await exported(store, one);
  expect(files["members.csv"].split("\n")).toHaveLength(3);
  expect(files["contacts.csv"].split("\n")).toHaveLength(4);
});

const TWO_DANAS: FolderFiles = {
  "members.csv": [{ email: "ada@example.com", name: "Ada" }],
  "customers.csv": [{ name: "Fjord", owner_email: "ada@example.com" }],
  "contacts.csv": [
    { customer: "Fjord", name: "Dana Holm", email: "dana@fjord.example" },
    { customer: "Fjord", name: "Dana Holm", email: "d2@fjord.example" },
  ],
};

async function told(workspaceId: string, memberId: string) {
  const at = Date.UTC(2026, 2, 3);
  const reply: ReplyRow = {
    id: newId(),
    memberId,
    nudgeId: null,
    platform: "local",
    conversation: "dm",
    message: `m-${workspaces}`,
    thread: null,
    text: "Called",
    reading: null,
    reader: "rules",
    revision: 0,
    state: "recorded",
    at,
    versionAt: at,
  };
  await store.replies.add(workspaceId, reply);
  return reply;
}
