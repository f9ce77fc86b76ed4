import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLATFORM_CONTRACT } from "./support/floor-plan.ts";
import {
  deadMembers,
  longLines,
  platformFaults,
  type SourceFile,
  sourcesUnder,
  typesNamedTwice,
} from "./support/source-rules.ts";
import { type Findings, lookThrough, roomsOf } from "./support/walls.ts";

const FOLDERS = ["src", "prisma", "manifests"];
const LEAST_FILES = 400;
const LEAST_IMPORTS = 1_500;

let app: Findings;
let tree: SourceFile[];

beforeAll(async () => {
  app = await lookThrough(FOLDERS);
  tree = await sourcesUnder(["src"]);
});

describe("source tree", () => {
  it("rooms: no file imports what its room may not", () => {
    expect(app.wrong).toEqual([]);
  });

  it("rooms: every file was read, and its imports were understood", async () => {
    const there = (await Promise.all(FOLDERS.map(codeUnder))).flat();
    expect(there.filter((file) => !app.files.includes(file))).toEqual([]);
    expect(app.files.length).toBeGreaterThanOrEqual(LEAST_FILES);
    expect(app.imports).toBeGreaterThanOrEqual(LEAST_IMPORTS);
  });

  it("rooms: every file is in exactly one", () => {
    expect(app.files.filter((file) => roomsOf(file).length !== 1)).toEqual([]);
  });

  it("circle: no file imports itself by way of others, types included", () => {
    expect(app.circles).toEqual([]);
  });

  it("type names: each is exported by one file", () => {
    expect(typesNamedTwice(tree)).toEqual([]);
  });

  it("line length: at most 160 characters in src and test", async () => {
    expect(longLines([...tree, ...(await sourcesUnder(["test"]))])).toEqual([]);
  });

  it("dead members: what store, platforms and features return is named elsewhere", () => {
    expect(deadMembers(tree)).toEqual([]);
  });

  it("platform folders: the files of the contract, and the parts that the floor plan names", () => {
    expect(platformFaults(app.files)).toEqual([]);
  });

  it("purity: engine, screens and chat read no clock, roll no dice and await nothing", async () => {
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

/** Two files that need nothing of each other but a type. */
const CIRCLE = {
  "src/features/lookup/asks-first.ts":
    'import type { Answered } from "./answers-then.ts"; export type Asked = { by?: Answered };',
  "src/features/lookup/answers-then.ts":
    'import type { Asked } from "./asks-first.ts"; export type Answered = { to?: Asked };',
};

describe("planted faults", () => {
  let root: string;
  let planted: Findings;

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), "rapport-rooms-"));
    const files: [string, string][] = [
      ["package.json", await readFile("package.json", "utf8")],
      ["src/store/store.ts", "export type Store = object; export const store: Store = {};"],
      ["src/store/generated/client.ts", "export class PrismaClient {}"],
      ["src/app/log.ts", "export const log = 0;"],
      ...Object.entries(CIRCLE),
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

  it.for(Object.entries(PLANTED))("wrong import: %s is found", ([file, [, what, why]]) => {
    const said = planted.wrong.filter((sentence) => sentence.startsWith(`${file} `));
    expect(said).toContainEqual(expect.stringContaining(` imports ${what}`));
    expect(said).toContainEqual(expect.stringContaining(why));
  });

  it("wrong import: only the planted files are found", () => {
    const guilty = new Set(planted.wrong.map((sentence) => sentence.replace(/ .*/, "")));
    expect([...guilty].toSorted()).toEqual(Object.keys(PLANTED).toSorted());
  });

  it("circle: two files that import a type of each other are found", () => {
    const [first, second] = Object.keys(CIRCLE).toSorted();
    expect(planted.circles).toEqual([`${first} imports ${second} imports ${first}`]);
  });

  it("type names: one that two files export is found", () => {
    const sources = [
      { file: "src/llm/a.ts", text: "export type Answer = string; type Own = 1;" },
      { file: "src/store/b.ts", text: "export interface Answer { text: string } type Own = 2;" },
    ];
    expect(typesNamedTwice(sources)).toEqual([
      "Answer is exported by src/llm/a.ts, src/store/b.ts",
    ]);
  });

  it("line length: 161 characters are found, 160 are not", () => {
    const text = `${"a".repeat(160)}\n${"b".repeat(161)}\n`;
    expect(longLines([{ file: "src/a.ts", text }])).toEqual(["src/a.ts:2: 161 characters"]);
  });

  it("dead members: one that no other file names is found, however it is written", () => {
    const user = {
      file: "src/app/uses.ts",
      text: "// forget() is only spoken of\nstore.customers.find(); const { save } = store.replies;",
    };
    const returned = "return { find() {}, save: () => 1, forget() {} };";
    const written = [
      `export function createCustomers() { ${returned} }`,
      `export const createCustomers = () => { ${returned} };`,
      "export const createCustomers = () => ({ find() {}, forget: async () => {} });",
      "export function createStore() { const forget = () => 1; return { customers: { forget } }; }",
      "export function createStore() { const made = { find() {}, forget() {} }; return made; }",
    ];
    for (const text of written)
      for (const room of ["store", "platforms", "features"]) {
        const file = `src/${room}/made.ts`;
        expect(deadMembers([user, { file, text }]), text).toEqual([`${file}: forget`]);
      }
  });

  it("dead members: what a package calls, and a message's own fields in a platform, are not", () => {
    const logger =
      'import type { Logger } from "@slack/bolt"; export function log(): Logger { return { setName() {} }; }';
    const message = 'export const answer = () => ({ response_type: "ephemeral" });';
    const sources = [logger, message].map((text, n) => ({
      file: `src/platforms/slack/made-${n}.ts`,
      text,
    }));
    expect(deadMembers(sources)).toEqual([]);
  });

  it("platform folder: a missing file and one that is not of the contract are found", () => {
    const files = PLATFORM_CONTRACT.map((name) => `src/platforms/matrix/${name}`);
    expect(platformFaults(["src/platforms/index.ts", ...files])).toEqual([]);
    expect(platformFaults([...files.slice(1), "src/platforms/matrix/page/page.js"])).toEqual([
      `src/platforms/matrix: ${PLATFORM_CONTRACT[0]} is missing`,
      "src/platforms/matrix: page/ is not of the contract",
    ]);
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
