import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openCsv } from "../../src/commands/csv.ts";
import { readPortfolioFolder } from "../../src/commands/portfolio-folder.ts";
import { weekStart } from "../../src/engine/model/calendar.ts";
import { planWeek } from "../../src/engine/choose/week-plan.ts";
import { command, startCommand } from "../support/command.ts";
import { openStore } from "../support/opened-store.ts";
import { exported, type FolderFiles, folderOf, importFolder } from "../support/portfolio-folder.ts";
import { eventually } from "../support/running-app.ts";
import { scratchFolder } from "../support/scratch.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "../support/small-portfolio.ts";

const WEEK = "2026-W47";
const MONDAY = "2026-11-16";

const { url, database, store } = await openStore();

const withDatabase = () => ({ DATABASE_URL: url });

describe("rapport import and export", () => {
  test("takes a folder, says what became of each file in JSON, and names each refused row and unknown column", async () => {
    const files = smallPortfolio(MONDAY);
    const members = `${MEMBERS_HEAD},favourite_colour\n${REP},Nadia,rep,,,blue\nnobody,No Body,rep,,,red\n`;
    const folder = await folderOf({ ...files, "members.csv": members });

    const looked = await command(
      ["import", folder, "--workspace", "W", "--dry-run"],
      withDatabase(),
    );
    expect(looked.code).toBe(1);
    expect(await store.workspaces.byKeyOrName("W")).toBeNull();

    const strict = await command(
      ["import", folder, "--workspace", "W", "--strict"],
      withDatabase(),
    );
    expect(strict.code).toBe(1);
    expect(strict.err).toContain("Nothing was imported: correct the rows above first.");
    expect(await store.workspaces.byKeyOrName("W")).toBeNull();

    const taken = await command(["import", folder, "--workspace", "W"], withDatabase());
    expect(taken.code).toBe(1);
    expect(taken.err.trim().split("\n")).toEqual([
      "members.csv: leaves out “favourite_colour”",
      "members.csv, line 3, email: “nobody” is no mail address",
    ]);
    const lines = taken.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      {
        file: "members.csv",
        created: 1,
        updated: 0,
        unchanged: 0,
        refused: 1,
        named: 0,
        dryRun: false,
      },
      {
        file: "customers.csv",
        created: 3,
        updated: 0,
        unchanged: 0,
        refused: 0,
        named: 0,
        dryRun: false,
      },
      {
        file: "contacts.csv",
        created: 4,
        updated: 0,
        unchanged: 0,
        refused: 0,
        named: 0,
        dryRun: false,
      },
      {
        file: "interactions.csv",
        created: 24,
        updated: 0,
        unchanged: 0,
        refused: 0,
        named: 0,
        dryRun: false,
      },
    ]);
    expect(looked.out.replaceAll("true", "false")).toBe(taken.out);

    const into = path.join(await scratchFolder(), "new folder");
    const out = await command(["export", into, "--workspace", "W"], withDatabase());
    expect(out.code).toBe(0);
    expect((await readdir(into)).toSorted()).toEqual([
      "contacts.csv",
      "customers.csv",
      "interactions.csv",
      "members.csv",
      "nudges.csv",
      "signals.csv",
    ]);
    await importFolder(store, "W2", into);
    for (const [file, text] of Object.entries(await exported(store, "W2"))) {
      expect(await readFile(path.join(into, file), "utf8"), file).toBe(text);
    }
  });

  test.each<[string, FolderFiles, string]>([
    [
      "a missing column",
      { "members.csv": "name\nAda\n" },
      "members.csv, line 1: the column “email” is missing. members.csv may have: email, name, role",
    ],
    [
      "two missing columns",
      { "members.csv": "colour\nAda\n" },
      "the columns “email” and “name” are missing",
    ],
    [
      "an empty file",
      { "members.csv": "" },
      "members.csv is empty: its first row must name the columns.",
    ],
  ])("refuses %s", async (_what, files, why) => {
    await expect(openCsv(await folderOf(files), "members.csv")).rejects.toThrow(why);
  });

  test("looks at every header before it takes a row, and at the folder first", async () => {
    const bad = { ...smallPortfolio(MONDAY), "signals.csv": "customer,kind,quote\n" };
    const into = ["--workspace", "nothing"];
    const [late, empty] = await Promise.all([
      command(["import", await folderOf(bad), ...into], withDatabase()),
      command(["import", await folderOf({}), ...into], withDatabase()),
    ]);
    expect([late.code, late.out]).toEqual([1, ""]);
    expect(late.err).toContain("signals.csv, line 1: the column “at” is missing.");
    expect([empty.code, empty.out]).toEqual([1, ""]);
    expect(empty.err).toContain("holds no CSV file, workbook or zip.");
    expect(await store.workspaces.byKeyOrName("nothing")).toBeNull();
  });

  test("says in a sentence what there is not", async () => {
    const [folder, workspace, option, name] = await Promise.all([
      command(["import", "/no/such/folder"], withDatabase()),
      command(["export", await scratchFolder(), "--workspace", "nowhere"], withDatabase()),
      command(["import", "x", "--fast"]),
      command(["improt"]),
    ]);
    expect([folder.code, folder.err]).toEqual([1, "There is no file or folder /no/such/folder.\n"]);
    expect([workspace.code, workspace.err]).toEqual([
      1,
      "There is no workspace “nowhere”: import makes one.\n",
    ]);
    expect([option.code, option.out]).toEqual([2, ""]);
    expect(option.err).toContain("--fast");
    expect([name.code, name.out]).toEqual([2, ""]);
  });

  test("killed in the middle of a file, leaves its rows all out, and a second import takes them all", async () => {
    const rows = 40_000;
    const customer = { name: QUIET, owner_email: REP };
    const interactions = Array.from(
      { length: rows },
      (_, n) => `${QUIET},${REP},2025-01-01T00:00:00Z,n-${n}`,
    );
    const folder = await folderOf({
      "members.csv": [{ email: REP, name: "Nadia" }],
      "customers.csv": [customer],
      "interactions.csv": `customer,member_email,at,source_id\n${interactions.join("\n")}\n`,
    });
    const { child, ended } = startCommand(
      ["import", folder, "--workspace", "killed"],
      withDatabase(),
    );
    await eventually(
      "the interactions on their way",
      async () => {
        const { rows: busy } = await database.pool.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%INSERT INTO interaction%' AND pid <> pg_backend_pid()",
        );
        return busy.length > 0;
      },
      30_000,
      5,
    );
    child.kill("SIGKILL");
    expect((await ended).code).toBeNull();
    const count = async () =>
      Number(
        (
          await database.pool.query(
            "SELECT count(*) AS n FROM interaction i JOIN workspace w ON w.id = i.workspace_id WHERE w.key = 'killed'",
          )
        ).rows[0].n,
      );
    expect([0, rows]).toContain(await count());
    await importFolder(store, "killed", folder);
    expect(await count()).toBe(rows);
  });
});

const MEMBERS_HEAD = "email,name,role,manager_email,timezone";

describe("rapport plan and digest", () => {
  const files = {
    ...smallPortfolio(MONDAY),
    "signals.csv": [{ customer: QUIET, kind: "concern", quote: "too slow", at: "2026-10-01" }],
  };

  test("print from a folder, without a database, the same each time, for machines on standard output", async () => {
    const folder = await folderOf(files);
    const plan = ["plan", "--portfolio", folder, "--week", WEEK];
    // Nothing answers at this address: a command that asked it would fail.
    const nowhere = {
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
      TZ: "Pacific/Kiritimati",
    };
    const [json, again, text, one, digest, facts] = await Promise.all([
      command([...plan, "--json"], nowhere),
      command([...plan, "--json"], {
        ...nowhere,
        TZ: "America/Los_Angeles",
        LANG: "da_DK.UTF-8",
      }),
      command(plan, nowhere),
      command([...plan, "--member", REP.toUpperCase()], nowhere),
      command(["digest", "--portfolio", folder, "--week", WEEK, "--team", MANAGER], nowhere),
      command(
        ["digest", "--portfolio", folder, "--week", WEEK, "--team", MANAGER, "--json"],
        nowhere,
      ),
    ]);
    for (const { code, err } of [json, text, one, digest, facts])
      expect([code, err]).toEqual([0, ""]);
    expect(again.out).toBe(json.out);
    expect(one.out).toBe(text.out);
    const nudges = json.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(nudges.length).toBeGreaterThan(0);
    for (const nudge of nudges) {
      expect(Object.keys(nudge)).toEqual([
        "member",
        "customer",
        "contact",
        "play",
        "strength",
        "reason",
        "evidence",
        "action",
        "question",
        "whyNotNext",
      ]);
      expect(nudge.evidence.length).toBeGreaterThan(0);
      for (const { on } of nudge.evidence) expect(on < MONDAY).toBe(true);
    }
    expect(digest.out).toMatch(/^The week of 16 Nov.* to 22 Nov/);
    expect(JSON.parse(facts.out)).toMatchObject({ week: WEEK, numbers: { customers: 3 } });
  });

  test("refuse a week, a member and a folder that are none", async () => {
    const folder = await folderOf(files);
    const [week, member, none, usage] = await Promise.all([
      command(["plan", "--portfolio", folder, "--week", "2026-W54"]),
      command(["plan", "--portfolio", folder, "--week", WEEK, "--member", "x@y"]),
      command(["plan", "--portfolio", await scratchFolder(), "--week", WEEK]),
      command(["plan", "--week", WEEK]),
    ]);
    expect([week.code, week.err]).toEqual([1, "“2026-W54” is no week: write it as 2026-W47.\n"]);
    expect([member.code, member.err]).toEqual([
      1,
      "members.csv has nobody with the address “x@y”.\n",
    ]);
    expect([none.code, none.out]).toEqual([1, ""]);
    expect(none.err).toContain("has no members.csv");
    expect(usage.code).toBe(2);
  });

  test("use nothing that happened at or after Monday", async () => {
    const planOf = async (folder: FolderFiles) => {
      const portfolio = await readPortfolioFolder(await folderOf(folder), ({ members }) =>
        Math.min(...members.map(({ timezone }) => weekStart(WEEK, timezone))),
      );
      return planWeek(portfolio, WEEK).nudges;
    };
    const later = (day: string) => ({
      customer: QUIET,
      member_email: REP,
      at: day,
      contacts: "Later Larsen",
    });
    const changed = {
      ...files,
      "interactions.csv": [
        ...(files["interactions.csv"] ?? []),
        later(MONDAY),
        later("2026-11-18"),
        later("2026-11-15T23:00:00Z"),
      ],
      "signals.csv": [
        { ...files["signals.csv"][0], closed_on: "2026-11-17" },
        {
          customer: QUIET,
          kind: "need",
          quote: "faster",
          at: MONDAY,
          contact: "New Nielsen",
          closed_on: "",
        },
      ],
      "nudges.csv": [
        {
          member_email: REP,
          customer: "Lund Tools",
          week: WEEK,
          play: "silence",
          state: "answered",
        },
        {
          member_email: REP,
          customer: QUIET,
          week: "2026-W48",
          play: "silence",
          state: "ignored",
          contact: "Last Lund",
        },
      ],
    };
    expect(await planOf(changed as FolderFiles)).toEqual(await planOf(files as FolderFiles));
  });
});

test("read and risk: standard output is for machines, and the exit code tells what was refused", async () => {
  const request = {
    id: "1",
    text: "Done",
    sentAt: "2026-11-16T10:00:00Z",
    timezone: "UTC",
    nudge: null,
    customers: [],
  };
  const [read, mixed, risk, none] = await Promise.all([
    command(["read"], {}, `${JSON.stringify(request)}\n`),
    command(["read"], {}, `nonsense\n${JSON.stringify(request)}\n`),
    command([
      "risk",
      "--events",
      path.join(await folderOf({}), "none.csv"),
      "--as-of",
      MONDAY,
      "--horizon",
      "60",
    ]),
    command(["risk", "--horizon", "60"]),
  ]);
  expect([read.code, JSON.parse(read.out).id, read.err]).toEqual([0, "1", ""]);
  expect(mixed.code).toBe(1);
  expect(
    mixed.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id),
  ).toEqual([null, "1"]);
  expect([risk.code, risk.out]).toEqual([1, ""]);
  expect(risk.err).toContain("There is no file");
  expect(none.code).toBe(2);
});
