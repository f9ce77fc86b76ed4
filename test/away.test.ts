import { expect, test } from "vitest";
import { openAway } from "../src/app/outage.ts";

test("an absence of more than a minute is told once, from its first failure on", () => {
  let now = 5_000;
  const away = openAway(() => now);
  expect(away.back()).toBe(false);
  away.lost();
  now += 59_000;
  expect(away.back()).toBe(false);
  away.lost();
  now += 40_000;
  away.lost();
  now += 21_000;
  expect(away.back()).toBe(true);
  expect(away.back()).toBe(false);
});
