import { expect, test } from "vitest";
import { fitQuietRisk, quietRisk } from "../../../src/engine/quiet-risk/quiet-risk.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { openStore } from "../../support/opened-store.ts";
import { WORLDS } from "../../fit/touch-worlds.ts";

const logs = WORLDS.burstyMail({ relationships: 60, days: 300, seed: 9 });
const END = Date.UTC(2024, 0, 1) + 300 * DAY_MS;
const learned = fitQuietRisk(logs, END, 60);

const { store } = await openStore({ poolSize: 2 });

async function newWorkspace(): Promise<string> {
  const key = `local-${crypto.randomUUID()}`;
  return (await store.workspaces.obtain(key, key)).id;
}

test("risk model: read back to the last digit, by its own workspace alone", async () => {
  const [mine, other] = [await newWorkspace(), await newWorkspace()];
  await store.riskModels.keep(mine, learned, END);
  const kept = await store.riskModels.of(mine);
  expect(kept).toEqual(learned);
  for (const log of logs) expect(quietRisk(kept!, log, END)).toEqual(quietRisk(learned, log, END));
  expect(await store.riskModels.of(other)).toBeNull();
});

test("risk model: the later one stays, whichever instance writes last", async () => {
  const id = await newWorkspace();
  const earlier = fitQuietRisk(logs, END - 60 * DAY_MS, 60);
  await store.riskModels.keep(id, learned, END);
  await store.riskModels.keep(id, earlier, END - 60 * DAY_MS);
  expect(await store.riskModels.of(id)).toEqual(learned);
});

test("risk model: one of another version is ignored", async () => {
  const id = await newWorkspace();
  await store.riskModels.keep(id, { ...learned, version: learned.version + 1 }, END);
  expect(await store.riskModels.of(id)).toBeNull();
});
