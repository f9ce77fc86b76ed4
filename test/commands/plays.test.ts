import path from "node:path";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listLines } from "../../src/commands/plays-text.ts";
import { CATALOGUE } from "../../src/engine/plays/catalogue/catalogue.ts";
import { type Database, openDatabase } from "../../src/store/connection/database.ts";
import { type Store, createStore } from "../../src/store/store.ts";
import { reportedPlays } from "../../src/features/plays/show-plays.ts";
import { command } from "../support/command.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { scratchFolder } from "../support/scratch.ts";

const OWN = {
  id: "ask-about-the-fair",
  aim: "fit",
  when: { fact: "lastOn", known: true },
  reason: "The fair is coming, and {customer} was last in touch on {lastOn}.",
  action: "Ask {them} whether they go.",
  questions: ["Is {them} going to the fair?", "What will {customer} show?", "Where do we meet?"],
  teaches: "Who will be there.",
};

let made: TestDatabase;
let database: Database;
let store: Store;
let workspaceId: string;
beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
  store = createStore(database.prisma);
  workspaceId = (await store.workspaces.obtain("W", "W")).id;
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

const plays = async (args: string[], input = "") => {
  const ended = await command(
    ["plays", ...args, "--workspace", "W"],
    { DATABASE_URL: made.url },
    input,
  );
  const lines = () =>
    ended.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { ...ended, lines };
};

describe("rapport plays", () => {
  test("takes plays, on trial, lists them with the catalogue, and notes who did it", async () => {
    const file = path.join(await scratchFolder(), "plays.json");
    const second = { ...OWN, id: "ask-about-the-stand" };
    await writeFile(file, JSON.stringify([OWN, second]));
    const added = await plays(["add", file, "--json"]);
    expect(added).toMatchObject({ code: 0 });
    expect(added.lines()).toEqual([
      { id: OWN.id, state: "trial", weight: 1, changed: true },
      { id: second.id, state: "trial", weight: 1, changed: true },
    ]);
    const listed = (await plays(["list", "--json"])).lines();
    expect(listed).toHaveLength(CATALOGUE.length + 2);
    expect(listed.at(-2)).toMatchObject({
      id: OWN.id,
      own: true,
      state: "trial",
      report: null,
      verdict: { kind: "not enough yet", moreNeeded: 20 },
    });
    const [noted] = (
      await database.pool.query("SELECT * FROM audit WHERE what = 'play added' ORDER BY id")
    ).rows;
    expect(noted).toMatchObject({ subject: OWN.id, member_id: null });
  });

  test("retires a play of the catalogue's, and lists it still", async () => {
    const retired = await plays(["retire", "first-hello", "--json"]);
    expect(retired.lines()).toEqual([
      { id: "first-hello", state: "retired", weight: 1, changed: true },
    ]);
    expect(retired.err).toBe("first-hello: retired, weight 1\n");
    const { all, plays: reported } = await reportedPlays(store, workspaceId);
    expect(listLines(all, reported).join("\n")).toMatch(
      /first-hello +rhythm +retired +weight 1 +not used yet/,
    );
  });

  test("refuses what is no play, field by field, and takes nothing", async () => {
    const odd = { ...OWN, id: "keep-the-promise", reason: "{customer} has {lastOne}." };
    const refused = await plays(["add", "-"], JSON.stringify([{ ...OWN, id: "good-one" }, odd]));
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err.split("\n")).toEqual([
      "-, play 2: reason: “lastOne” is no fact that Rapport knows. Did you mean “lastOn”? `rapport plays facts` lists them all.",
      "-, play 2: id: “keep-the-promise” is a play of the catalogue, which is never lost: give yours another id",
      "Nothing was changed.",
      "",
    ]);
    expect((await store.plays.inUse(workspaceId)).map(({ id }) => id)).not.toContain("good-one");
  });
});
