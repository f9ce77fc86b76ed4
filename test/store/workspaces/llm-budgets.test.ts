import { expect, test } from "vitest";
import { openStore } from "../../support/opened-store.ts";

const { database, store } = await openStore({ poolSize: 10 });

async function newWorkspace(): Promise<string> {
  const key = `local-${crypto.randomUUID()}`;
  return (await store.workspaces.obtain(key, key)).id;
}

test("model budget: calls are granted up to the day's limit, and no further", async () => {
  const workspaceId = await newWorkspace();
  const taken = [];
  for (let call = 0; call < 4; call++) taken.push(await store.llmBudgets.take(workspaceId, 3));
  expect(taken).toEqual([true, true, true, false]);
});

test("model budget: concurrent calls take no more than the limit", async () => {
  const workspaceId = await newWorkspace();
  const taken = await Promise.all(
    Array.from({ length: 40 }, () => store.llmBudgets.take(workspaceId, 25)),
  );
  expect(taken.filter(Boolean)).toHaveLength(25);
});

test("model budget: a new day brings a new one, and a late clock takes none of it back", async () => {
  const workspaceId = await newWorkspace();
  await store.llmBudgets.take(workspaceId, 1);
  expect(await store.llmBudgets.take(workspaceId, 1)).toBe(false);
  await database.pool.query("UPDATE llm_budget SET day = day - 1 WHERE workspace_id = $1", [
    workspaceId,
  ]);
  expect(await store.llmBudgets.take(workspaceId, 1)).toBe(true);
  expect(await store.llmBudgets.take(workspaceId, 1)).toBe(false);
});

test("model budget: one workspace's calls cost another nothing, and a budget of 0 grants none", async () => {
  const [one, other] = [await newWorkspace(), await newWorkspace()];
  await store.llmBudgets.take(one, 1);
  expect(await store.llmBudgets.take(other, 1)).toBe(true);
  expect(await store.llmBudgets.take(other, 0)).toBe(false);
});
