import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { InputError } from "../../src/commands/input-error.ts";
import { registerRisk } from "../../src/commands/risk.ts";

type Line = { relationship: string; risk: number; lastAt: string; touches: number };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rapport-risk-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function events(text: string): Promise<string> {
  const file = join(folder, "events.csv");
  await writeFile(file, text);
  return file;
}

/** Runs the command in this process: what it prints, or the error that `rapport` shows. */
async function risk(file: string, asOf = "2024-06-01", horizon = "60"): Promise<string> {
  const program = new Command().exitOverride();
  registerRisk(program);
  let printed = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const args = ["risk", "--events", file, "--as-of", asOf, "--horizon", horizon];
  try {
    await program.parseAsync(args, { from: "user" });
  } finally {
    write.mockRestore();
  }
  return printed;
}

async function lines(printed: Promise<string>): Promise<Line[]> {
  return (await printed)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

describe("rapport risk", () => {
  test("prints one line for each relationship with a touch by then, in the contract's form", async () => {
    const file = await events(
      "relationship,at,direction\nacme,2024-05-01T10:00:00Z,out\nlate,2024-07-01,in\nacme,2024-05-11,in\nacme,2024-08-01,in\n",
    );
    const [only, ...others] = await lines(risk(file));
    expect(others).toEqual([]);
    expect(only).toEqual({
      relationship: "acme",
      risk: expect.closeTo(0.5, 0.5) as number,
      lastAt: "2024-05-11T00:00:00.000Z",
      touches: 2,
      typicalGapDays: 10,
      confidence: "low",
      reasons: [
        "silent for 21 days, usually in touch every 10",
        "only two touches so far, too few to know its rhythm",
      ],
    });
  });

  test("reads a byte order mark, Windows line ends, quoted fields, other columns and any column order", async () => {
    const file = await events(
      '\uFEFFat,note,relationship\r\n"2024-05-01","said ""yes"", then\r\nleft","Smith, Inc."\r\n2024-05-02T23:30:00-02:00,,"Smith, Inc."\r\n',
    );
    expect(await lines(risk(file))).toMatchObject([
      { relationship: "Smith, Inc.", lastAt: "2024-05-03T01:30:00.000Z", touches: 2 },
    ]);
  });

  test("counts a touch at the very moment, and none after it", async () => {
    const file = await events("relationship,at\na,2024-06-01T00:00:00Z\nb,2024-06-01T00:00:01Z\n");
    expect((await lines(risk(file))).map(({ relationship }) => relationship)).toEqual(["a"]);
  });

  test("prints nothing for a file without rows", async () => {
    expect(await lines(risk(await events("relationship,at\n")))).toEqual([]);
  });

  test.each([
    ["relationship,when\na,2024-01-01\n", /line 1: no column "at".*relationship,at\[,direction\]/],
    [
      "relationship,at\na,2024-01-01\nb,31.12.2024\n",
      /line 3, column "at": "31.12.2024" is no date. Write it as/,
    ],
    ["relationship,at\na,2024-02-30\n", /line 2, column "at": "2024-02-30" is no date/],
    ["relationship,at\n ,2024-02-01\n", /line 2, column "relationship": empty/],
    [
      "relationship,at,direction\na,2024-01-01,sideways\n",
      /column "direction": "sideways".*Write out or in/,
    ],
    ['relationship,at\n"a,2024-01-01\n', /a quote is not closed/],
    ["", /is empty. It needs a first line/],
  ])("refuses %j and says where and how to mend it", async (text, says) => {
    const refused = risk(await events(text));
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(says);
  });

  test("refuses a file that is not there, a moment that is none, and a horizon that is no length", async () => {
    await expect(risk(join(folder, "nowhere.csv"))).rejects.toThrow(/There is no file/);
    await expect(risk(folder)).rejects.toThrow(/is a folder. Name a CSV file/);
    const file = await events("relationship,at\na,2024-01-01\n");
    await expect(risk(file, "yesterday")).rejects.toThrow(/--as-of "yesterday" is no date/);
    for (const horizon of ["0", "sixty", ""])
      await expect(risk(file, "2024-06-01", horizon)).rejects.toThrow(/a number of days above 0/);
  });

  test("is asked with all of its options, or not at all", async () => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    registerRisk(program);
    program.commands[0]!.exitOverride().configureOutput({ writeErr: () => undefined });
    const asked = program.parseAsync(["risk", "--horizon", "60"], { from: "user" });
    await expect(asked).rejects.toThrow(/required option '--events <file>'/);
  });
});
