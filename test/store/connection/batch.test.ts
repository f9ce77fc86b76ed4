import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { batch } from "../../../src/store/connection/batch.ts";

test("batch: requests made while an answer is under way share the next statement, and each gets its own answer", async () => {
  const asked: number[][] = [];
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const double = batch(async (numbers: number[]) => {
    asked.push(numbers);
    await answered;
    if (numbers.includes(13)) throw new Error("unlucky");
    return numbers.map((n) => n * 2);
  });
  const first = double(1);
  await nextTurn();
  const all = Promise.all([first, double(2), double(3)]);
  answer();
  expect(await all).toEqual([2, 4, 6]);
  expect(asked).toEqual([[1], [2, 3]]);
  await expect(double(13)).rejects.toThrow("unlucky");
  expect(await double(7)).toBe(14);
});

test("batch: a value that fails fails alone, and the others keep their order", async () => {
  const asked: number[][] = [];
  const double = batch(async (numbers: number[]) => {
    asked.push(numbers);
    if (numbers.includes(13)) throw Object.assign(new Error("out of range"), { code: "22003" });
    return numbers.map((n) => n * 2);
  });
  const told = await Promise.allSettled([1, 13, 2].map((n) => double(n)));
  expect(told.map((it) => (it.status === "fulfilled" ? it.value : "failed"))).toEqual([
    2,
    "failed",
    4,
  ]);
  expect(asked).toEqual([[1, 13, 2], [1], [13], [2]]);
});

test("batch: never more values a statement, nor more statements at once, than allowed", async () => {
  const asked: number[][] = [];
  let underWay = 0;
  let most = 0;
  const double = batch(
    async (numbers: number[]) => {
      asked.push(numbers);
      most = Math.max(most, ++underWay);
      await nextTurn();
      underWay--;
      return numbers.map((n) => n * 2);
    },
    { mostAtOnce: 3, underWay: 2 },
  );
  const numbers = Array.from({ length: 10 }, (_, n) => n);
  expect(await Promise.all(numbers.map(double))).toEqual(numbers.map((n) => n * 2));
  expect(asked.map((some) => some.length)).toEqual([3, 3, 3, 1]);
  expect(asked.flat()).toEqual(numbers);
  expect(most).toBe(2);
});

test("batch: with two statements allowed, a slow one delays only itself", async () => {
  let end = () => {};
  const slow = new Promise<void>((resolve) => {
    end = resolve;
  });
  const double = batch(
    async (numbers: number[]) => {
      if (numbers.includes(0)) await slow;
      return numbers.map((n) => n * 2);
    },
    { underWay: 2 },
  );
  const first = double(0);
  await nextTurn();
  expect(await double(1)).toBe(2);
  expect(await double(2)).toBe(4);
  end();
  expect(await first).toBe(0);
});
