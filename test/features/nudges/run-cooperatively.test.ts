import { expect, test } from "vitest";
import type { Cooperative } from "../../../src/engine/model/cooperative.ts";
import { runCooperatively } from "../../../src/features/nudges/run-cooperatively.ts";

/** Steps that each hold the process so long. */
function* holding(ms: number, steps: number): Cooperative<string> {
  for (let n = 0; n < steps; n++) {
    const end = performance.now() + ms;
    while (performance.now() < end);
    yield;
  }
  return "done";
}

test("cooperative run: other work has its turn between the steps of a long computation", async () => {
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  expect(await runCooperatively(holding(25, 20))).toBe("done");
  clearInterval(others);
  expect(turns).toBeGreaterThanOrEqual(15);
});

test("cooperative run: a short computation does not wait for others", async () => {
  let waited = 0;
  setImmediate(() => waited++);
  const done = runCooperatively(holding(0, 3));
  await Promise.resolve();
  await done;
  expect(waited).toBe(0);
});

test("cooperative run: an error of a step is thrown", async () => {
  await expect(runCooperatively(breaks())).rejects.toThrow("no such week");
});

function* breaks(): Cooperative<string> {
  yield;
  throw new Error("no such week");
}
