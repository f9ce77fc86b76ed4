import { expect, test } from "vitest";
import type { PortfolioFile } from "../../../src/engine/model/portfolio-files.ts";
import { openCsv } from "../../../src/commands/csv.ts";
import { rehearseImport } from "../../../src/features/import/import-portfolio.ts";
import { newId } from "../../../src/store/connection/id.ts";
import { openStore } from "../../support/opened-store.ts";
import {
  counted,
  exported,
  type FolderFiles,
  folderOf,
  importFolder,
} from "../../support/portfolio-folder.ts";

const { store } = await openStore();

const ADA = "ada@example.com";
const MEMBERS = [{ email: ADA, name: "Ada Lund" }];
const FJORD = { name: "Fjord Foods", owner_email: ADA };

let workspaces = 0;
/** Imports files into a workspace of their own; what became of one of them, and the workspace's name. */
async function take(files: FolderFiles, into = `workspace-${++workspaces}`) {
  const summaries = await importFolder(store, into, await folderOf(files));
  return { into, of: (file: PortfolioFile) => summaries[file] };
}

const refusals = (summary: ReturnType<Awaited<ReturnType<typeof take>>["of"]>) =>
  summary?.refused.map(({ line, column, reason }) => `line ${line}, ${column}: ${reason}`);

test("import: a byte order mark, CRLF, blank lines and another column order are read", async () => {
  const { of } = await take({
    "members.csv": "\uFEFFname,Email\r\nAda Lund,Ada@Example.com\r\n\r\nBo Berg,bo@example.com\r\n",
  });
  expect(counted(of("members.csv"))).toBe("2 created, 0 updated, 0 unchanged, 0 refused");
});

test("import: quoted cells hold commas, quotes and line breaks; a refused row is named by its first line", async () => {
  const { into, of } = await take({
    "members.csv": MEMBERS,
    "customers.csv": [FJORD],
    "interactions.csv":
      "customer,member_email,at,summary\n" +
      `Fjord Foods,${ADA},2026-03-02,"She said ""wait"",\nthen laughed"\n` +
      `Fjord Foods,${ADA},2026-02-30,no such day\n` +
      `Fjord Foods,${ADA},2026-03-04,one cell, too many\n`,
  });
  expect(counted(of("interactions.csv"))).toBe("1 created, 0 updated, 0 unchanged, 2 refused");
  expect(refusals(of("interactions.csv"))).toEqual([
    "line 4, at: “2026-02-30” is no time: write it as 2026-11-22 or 2026-11-22T09:30:00Z",
    "line 5, : has 5 cells where the header has 4: quote the cell that holds what parts them",
  ]);
  expect((await exported(store, into))["interactions.csv"]).toContain(
    `2026-03-02,,both,,"She said ""wait"",\nthen laughed",,`,
  );
});

const GOOD: Record<PortfolioFile, Record<string, string>> = {
  "members.csv": { email: "bo@example.com", name: "Bo Berg" },
  "customers.csv": { name: "Lund Tools", owner_email: ADA },
  "contacts.csv": { customer: FJORD.name, name: "Dana Holm" },
  "interactions.csv": { customer: FJORD.name, member_email: ADA, at: "2026-03-01" },
  "signals.csv": { customer: FJORD.name, kind: "need", quote: "Faster", at: "2026-03-01" },
  "nudges.csv": { customer: FJORD.name, member_email: ADA, week: "2026-W10", play: "p" },
};
/** What makes another row of its file: two rows that are one customer or one member are no two rows. */
const OTHER: Partial<Record<PortfolioFile, Record<string, string>>> = {
  "members.csv": { email: "cy@example.com" },
  "customers.csv": { name: "Other Tools" },
  "contacts.csv": { name: "Erik Voss" },
  "interactions.csv": { summary: "Another" },
  "signals.csv": { quote: "Another" },
};

/** Imports a row with one cell changed, before a good one; the rows of its file before both. */
async function takeWith(file: PortfolioFile, cell: Record<string, string>) {
  const rows: FolderFiles = { "members.csv": MEMBERS, "customers.csv": [FJORD] };
  const before = Array.isArray(rows[file]) ? rows[file] : [];
  rows[file] = [...before, { ...GOOD[file], ...OTHER[file], ...cell }, GOOD[file]];
  const { into, of } = await take(rows);
  return { into, summary: of(file), before: before.length };
}

test.each<[string, PortfolioFile, Record<string, string>, string]>([
  ["a day that is none", "interactions.csv", { at: "2026-02-30" }, "at: “2026-02-30” is no"],
  ["a day in no order", "interactions.csv", { at: "05/06/2026" }, "at: “05/06/2026” is no"],
  ["a slip in the year", "interactions.csv", { at: "0206-03-01" }, "at: “0206-03-01” is not be"],
  ["an hour that is none", "interactions.csv", { at: "2026-03-01T25:00Z" }, "at: “2026-03-01T25"],
  ["a customer nobody knows", "interactions.csv", { customer: "Nobody" }, "customer: “Nobody” is"],
  ["no customer", "interactions.csv", { customer: "" }, "customer: is empty"],
  ["a member nobody knows", "interactions.csv", { member_email: "x@y" }, "member_email: “x@y” is"],
  ["an empty name", "contacts.csv", { name: " " }, "name: is empty: every row needs it"],
  ["an unknown kind", "signals.csv", { kind: "joke" }, "kind: “joke” is none of need"],
  ["an empty quote", "signals.csv", { quote: "" }, "quote: is empty: every row needs it"],
  ["a week that is none", "nudges.csv", { week: "2026-W54" }, "week: “2026-W54” is no week"],
  ["an owner nobody knows", "customers.csv", { owner_email: "x@y" }, "owner_email: “x@y” is no"],
  ["no owner", "customers.csv", { owner_email: " ; " }, "owner_email: is empty: every custo"],
  ["no address", "members.csv", { email: "dana" }, "email: “dana” is no mail address"],
])(
  "import: %s is refused and named, and the other rows go in",
  async (_what, file, cell, problem) => {
    const { summary, before } = await takeWith(file, cell);
    expect(refusals(summary)?.[0]?.replace(/^line \d+, /, "")).toContain(problem);
    expect(summary).toMatchObject({ created: before + 1, refusedCount: 1 });
    expect(summary?.refused[0]?.line).toBe(before + 2);
  },
);

test.each<[string, PortfolioFile, Record<string, string>, string]>([
  ["an unknown channel", "interactions.csv", { channel: "fax" }, "channel: “fax” is none of m"],
  ["an unknown level", "contacts.csv", { level: "boss" }, "level: “boss” is none of executive"],
  ["no mail address", "contacts.csv", { email: "dana" }, "email: “dana” is no mail address"],
  ["a due day that is none", "signals.csv", { due_on: "soon" }, "due_on: “soon” is no date"],
  ["an amount in words", "customers.csv", { annual_value: "a lot" }, "annual_value: “a lot” is no"],
  ["an amount beyond measure", "customers.csv", { annual_value: "9".repeat(20) }, "annual_value"],
  ["hours beyond measure", "customers.csv", { effort_hours_per_month: "1e9" }, "effort_hours_per"],
  ["a tier that is none", "customers.csv", { tier: "D" }, "tier: “d” is none of A, B, C"],
  ["a zone that is none", "members.csv", { timezone: "Mars/Base" }, "timezone: “Mars/Base” is no"],
  ["a role that is none", "members.csv", { role: "boss" }, "role: “boss” is none of rep"],
  ["days that are none", "members.csv", { working_days: "often" }, "working_days: “often”"],
  ["hours that are none", "members.csv", { working_hours: "late" }, "working_hours: “late”"],
  ["a manager nobody knows", "members.csv", { manager_email: "x@y" }, "manager_email: “x@y” is"],
])("import: %s is left out and named, and its row goes in", async (_what, file, cell, problem) => {
  const { summary, before } = await takeWith(file, cell);
  expect(summary).toMatchObject({ created: before + 2, refusedCount: 0, doubtCount: 1 });
  expect(summary?.doubts[0]?.line).toBe(before + 2);
  expect(`${summary?.doubts[0]?.column}: ${summary?.doubts[0]?.reason}`).toContain(problem);
});

test("import: a time without a zone is the member's own, and a bare day is their noon", async () => {
  const { into } = await take({
    "members.csv": [{ ...MEMBERS[0], email: ADA, name: "Ada", timezone: "America/New_York" }],
    "customers.csv": [FJORD],
    "interactions.csv": [
      { customer: FJORD.name, member_email: ADA, at: "2026-03-01T09:30" },
      { customer: FJORD.name, member_email: ADA, at: "2026-03-02" },
      { customer: FJORD.name, member_email: ADA, at: "2026-03-03T09:30:00+02" },
    ],
  });
  const { id } = await store.workspaces.obtain(into, into);
  const { interactions } = await store.portfolios.load(id, Date.now());
  expect(interactions.map(({ at }) => new Date(at).toISOString())).toEqual([
    "2026-03-01T14:30:00.000Z",
    "2026-03-02T17:00:00.000Z",
    "2026-03-03T07:30:00.000Z",
  ]);
  expect((await exported(store, into))["interactions.csv"]).toContain(",2026-03-02,");
});

const WHOLE: FolderFiles = {
  "members.csv": [
    { email: ADA, name: "Ada Lund", manager_email: "omar@example.com", working_days: "1-4" },
    { email: "omar@example.com", name: "Omar", role: "manager", timezone: "Europe/Copenhagen" },
  ],
  "customers.csv": [
    {
      ...FJORD,
      name: "Fjord Foods A/S",
      aliases: "Fjord;FF",
      tier: "A",
      priorities: "pay on time",
    },
    { name: "Lund Tools", owner_email: `omar@example.com;${ADA}`, visibility: "restricted" },
  ],
  "contacts.csv": [
    { customer: "fjord foods", name: "Dana Holm", email: "dana@fjord.example", level: "leader" },
    { customer: "FJORD FOODS A/S", name: "Dana Holm", email: "other@fjord.example" },
    { customer: "FF", name: "Erik Voss" },
  ],
  "interactions.csv": [
    { customer: "Fjord", member_email: ADA, at: "2026-03-01", contacts: "erik voss;Dana Holm" },
    { customer: "Fjord", member_email: ADA, at: "2026-03-01", contacts: "Someone New" },
    { customer: "FF", member_email: ADA, at: "2026-03-01T10:00:00Z", source_id: "mail-1" },
  ],
  "signals.csv": [
    {
      customer: "Fjord",
      kind: "concern",
      quote: "Too dear",
      at: "2026-03-01",
      contact: "Dana Holm",
    },
    { customer: "Fjord", kind: "need", quote: "Faster", at: "2026-03-02", source_id: "n-1" },
  ],
  "nudges.csv": [
    { customer: "Fjord", member_email: ADA, week: "2026-W10", play: "silence", state: "answered" },
    { customer: "Lund Tools", member_email: ADA, week: "2026-W10", play: "silence" },
  ],
};

test("import: a second run changes nothing", async () => {
  const { into } = await take(WHOLE);
  const before = await exported(store, into);
  const { of } = await take(WHOLE, into);
  for (const file of Object.keys(WHOLE) as PortfolioFile[]) {
    const rows = WHOLE[file]?.length;
    expect(counted(of(file)), file).toBe(`0 created, 0 updated, ${rows} unchanged, 0 refused`);
  }
  expect(await exported(store, into)).toEqual(before);
});

test("import: a changed row changes what it is about, and nothing that another file says", async () => {
  const { into } = await take(WHOLE);
  const { of } = await take(
    {
      "customers.csv": [{ name: "FJORD FOODS", owner_email: "omar@example.com", tier: "" }],
      "interactions.csv": [
        {
          customer: "Fjord",
          member_email: ADA,
          at: "2026-03-01T10:00:00Z",
          source_id: "mail-1",
          summary: "New",
        },
      ],
    },
    into,
  );
  expect(counted(of("customers.csv"))).toBe("0 created, 1 updated, 0 unchanged, 0 refused");
  expect(counted(of("interactions.csv"))).toBe("0 created, 1 updated, 0 unchanged, 0 refused");
  const files = await exported(store, into);
  expect(files["customers.csv"]).toContain("FJORD FOODS,Fjord;FF,,omar@example.com,A,");
  const { id } = await store.workspaces.obtain(into, into);
  const admin = { id, role: "admin" } as const;
  expect((await store.customers.byName(id, "ff", admin))?.name).toBe("FJORD FOODS");
});

test("import: an empty cell opens no restricted customer, moves no zone and reopens no settled concern", async () => {
  const { into } = await take(WHOLE);
  const { id } = await store.workspaces.obtain(into, into);
  const { signals } = await store.portfolios.load(id, Date.now());
  const concern = signals.find(({ kind }) => kind === "concern");
  const [admin] = await store.members.list(id);
  await store.changes.apply(id, {
    record: "signal",
    id: concern?.id ?? "",
    after: { closed_on: "2026-03-05", closed_as: "done" },
    replyId: newId(),
    memberId: admin?.id ?? "",
    at: Date.now(),
  });
  await take(
    {
      "members.csv": [{ email: "omar@example.com", name: "Omar", role: "", timezone: "" }],
      "customers.csv": [{ name: "Lund Tools", owner_email: ADA, visibility: "" }],
      "signals.csv": WHOLE["signals.csv"] ?? [],
    },
    into,
  );
  const files = await exported(store, into);
  expect(files["members.csv"]).toContain("omar@example.com,Omar,manager,,Europe/Copenhagen,");
  expect(files["customers.csv"]).toMatch(/Lund Tools.*restricted/);
  expect(files["signals.csv"]).toContain("2026-03-05");
});

test("import: a cell that can't be read takes nothing away from what is known", async () => {
  const { into } = await take({
    "members.csv": MEMBERS,
    "customers.csv": [{ ...FJORD, renewal_on: "2027-01-31", annual_value: "500", tier: "A" }],
    "contacts.csv": [{ customer: FJORD.name, name: "Dana Holm", level: "leader", title: "Buyer" }],
  });
  const { of } = await take(
    {
      "customers.csv": [{ ...FJORD, renewal_on: "soon", annual_value: "", tier: "Z" }],
      "contacts.csv": [{ customer: FJORD.name, name: "Dana Holm", level: "boss", title: "" }],
    },
    into,
  );
  expect([of("customers.csv")?.doubtCount, of("contacts.csv")?.doubtCount]).toEqual([2, 1]);
  const files = await exported(store, into);
  expect(files["customers.csv"]).toContain(",A,,,,2027-01-31,");
  expect(files["contacts.csv"]).toContain("Dana Holm,,,leader,");
});

test("import: two names that normalize to one do not overwrite each other", async () => {
  const { of } = await take({
    "members.csv": MEMBERS,
    "customers.csv": [
      { name: "Hansen AB", owner_email: ADA, tier: "A" },
      { name: "Hansen A/S", owner_email: ADA, tier: "C" },
    ],
  });
  expect(refusals(of("customers.csv"))).toEqual([
    "line 3, name: “Hansen A/S” is the same name as “Hansen AB” in line 2, but for case, accents or legal form: tell them apart, by their domains for one",
  ]);
});

test("import: a dry run reports what it would do, and leaves no trace, not even a workspace", async () => {
  const folder = await folderOf(WHOLE);
  const looked = await rehearseImport(store, "not-there", (file) => openCsv(folder, file), {
    progress: () => undefined,
  });
  expect(await store.workspaces.byKeyOrName("not-there")).toBeNull();
  const { into, of } = await take(WHOLE);
  for (const summary of looked) expect(summary).toEqual(of(summary.file));
  const before = await exported(store, into);
  const again = await rehearseImport(store, into, (file) => openCsv(folder, file), {
    progress: () => undefined,
  });
  expect(again.map(({ created, updated }) => created + updated)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await exported(store, into)).toEqual(before);
});

test("import and export: thousands of rows come back as they were", async () => {
  const day = (n: number) => new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString();
  const interactions = Array.from({ length: 5_000 }, (_, n) => ({
    customer: n % 2 ? "Fjord" : "Lund Tools",
    member_email: ADA,
    at: day(n),
    contacts: `Person ${n % 50}`,
    summary: `Note ${n}`,
    ...(n % 3 && { source_id: `s-${n}` }),
  }));
  const { into, of } = await take({ ...WHOLE, "interactions.csv": interactions });
  expect(counted(of("interactions.csv"))).toBe("5000 created, 0 updated, 0 unchanged, 0 refused");
  const files = await exported(store, into);
  expect(files["interactions.csv"].split("\n").length).toBe(5_002);
  const again = await take(files, `${into}-again`);
  expect(await exported(store, again.into)).toEqual(files);
});
