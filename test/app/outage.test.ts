import { expect, test } from "vitest";
import { createOutageDetector } from "../../src/app/outage.ts";

test("outage: one of more than a minute is reported once, counted from its first failure", () => {
  let now = 5_000;
  const away = createOutageDetector(() => now);
  expect(away.recovered()).toBe(false);
  away.failed();
  now += 59_000;
  expect(away.recovered()).toBe(false);
  away.failed();
  now += 40_000;
  away.failed();
  now += 21_000;
  expect(away.recovered()).toBe(true);
  expect(away.recovered()).toBe(false);
});
