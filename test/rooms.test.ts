import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Findings, lookThrough, roomsOf } from "./support/walls.ts";

const FOLDERS = ["src", "prisma", "manifests"];
const LEAST_FILES = 400;
const LEAST_IMPORTS = 1_500;

let app: Findings;

beforeAll(async () => {
  app = await lookThrough(FOLDERS);
});

describe("In this house", () => {
  it("nobody imports what their room may not", () => {
    expect(app.wrong).toEqual([]);
  });

  it("every file was looked at, and its imports were understood", async () => {
    const there = (await Promise.all(FOLDERS.map(codeUnder))).flat();
    expect(there.filter((file) => !app.files.includes(file))).toEqual([]);
    expect(app.files.length).toBeGreaterThanOrEqual(LEAST_FILES);
    expect(app.imports).toBeGreaterThanOrEqual(LEAST_IMPORTS);
  });

  it("every file is in one room", () => {
    expect(app.files.filter((file) => roomsOf(file).length !== 1)).toEqual([]);
  });

  it("the engine, the views and the language of chat have no clock and no dice of their own", async () => {
    const pure = app.files.filter((file) => /^src\/(engine|chat)\/|[.]view[.]ts$/.test(file));
    const impure = [];
    for (const file of pure) {
      const text = await readFile(file, "utf8");
      if (/\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bawait\b/.test(text)) impure.push(file);
    }
    expect(impure).toEqual([]);
  });
});

/** A file that imports what it must not, and what is to be said about it. */
const PLANTED = {
  "src/engine/sends.ts": [
    'import { App } from "@slack/bolt"; export const app = App;',
    "@slack/bolt",
    "engine may not take this package",
  ],
  "src/engine/waits.ts": [
    'import { setTimeout } from "node:timers/promises"; export const wait = setTimeout;',
    "timers/promises",
    "engine may not take this from Node",
  ],
  "src/engine/asks.ts": [
    'import type { Store } from "../store/store.ts"; export type Asks = Store;',
    "src/store/store.ts",
    "engine may not import this",
  ],
  "src/features/lookup/queries.view.ts": [
    'import { PrismaClient } from "@prisma/client"; export const client = PrismaClient;',
    "@prisma/client",
    "screens may not take this package",
  ],
  "src/features/lookup/selects.view.ts": [
    'import { PrismaClient } from "../../store/generated/client.ts"; export const rows = PrismaClient;',
    "src/store/generated/client.ts",
    "screens may not import this",
  ],
  "src/features/lookup/loads.view.ts": [
    'import { store } from "../../store/store.ts"; export const rows = store;',
    "src/store/store.ts",
    "screens may not import this",
  ],
  "src/chat/serves.ts": [
    'import { createServer } from "node:http"; export const server = createServer;',
    "http",
    "chat may not take this from Node",
  ],
  "src/features/lookup/reads.ts": [
    'import { store } from "../../store/store.ts"; export const reads = store;',
    "src/store/store.ts",
    "features may take only types from here",
  ],
  "src/platforms/slack/borrows.ts": [
    'import { TurnContext } from "botbuilder"; export const turn = TurnContext;',
    "botbuilder",
    "slack may not take this package",
  ],
  "src/platforms/teams/peeks.ts": [
    'import { borrowed } from "../slack/borrows.ts"; export const peek = borrowed;',
    "src/platforms/slack/borrows.ts",
    "teams may not import this",
  ],
  "src/jobs/decides.ts": [
    'import { wait } from "../engine/waits.ts"; export const decide = wait;',
    "src/engine/waits.ts",
    "jobs may not import this",
  ],
  "src/store/logs.ts": [
    'import { log } from "../app/log.ts"; export const logs = log;',
    "src/app/log.ts",
    "store may not import this",
  ],
  "src/commands/tests.ts": [
    'import { it } from "vitest"; export const test = it;',
    "vitest",
    "commands may not take this package",
  ],
} as const;

describe("In a house with wrong imports", () => {
  let root: string;
  let planted: Findings;

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), "rapport-rooms-"));
    const files: [string, string][] = [
      ["package.json", await readFile("package.json", "utf8")],
      ["src/store/store.ts", "export type Store = object; export const store: Store = {};"],
      ["src/store/generated/client.ts", "export class PrismaClient {}"],
      ["src/app/log.ts", "export const log = 0;"],
      ...Object.entries(PLANTED).map(([file, [text]]): [string, string] => [file, text]),
    ];
    for (const [file, text] of files) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }
    await symlink(path.resolve("node_modules"), path.join(root, "node_modules"), "junction");
    planted = await lookThrough(["src"], root);
  });

  afterAll(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it.for(Object.entries(PLANTED))("%s is found", ([file, [, what, why]]) => {
    const said = planted.wrong.filter((sentence) => sentence.startsWith(`${file} `));
    expect(said).toContainEqual(expect.stringContaining(` imports ${what}`));
    expect(said).toContainEqual(expect.stringContaining(why));
  });

  it("only the planted files are", () => {
    const guilty = new Set(planted.wrong.map((sentence) => sentence.replace(/ .*/, "")));
    expect([...guilty].toSorted()).toEqual(Object.keys(PLANTED).toSorted());
  });
});

/** Every file of ours with code in it, as a path from the root with slashes. */
async function codeUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|js|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join("/"))
    .filter((file) => !file.startsWith("src/store/generated/"));
}
