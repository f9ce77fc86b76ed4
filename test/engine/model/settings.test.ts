import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, readSetting } from "../../../src/engine/model/settings.ts";

const read = (word: string, value: string) => readSetting(word, value, DEFAULT_SETTINGS);

test("settings are turned by a word and a value", () => {
  expect(read("nudges", "2")).toEqual({ key: "nudgesPerWeek", value: 2 });
  expect(read("Holdout", "OFF")).toEqual({ key: "holdout", value: false });
  expect(read("turns", "10")).toEqual({
    key: "contactIntervalWeeks",
    value: { everyone: 10, tierA: DEFAULT_SETTINGS.contactIntervalWeeks.tierA },
  });
  expect(read("turns-a", "3")).toEqual({
    key: "contactIntervalWeeks",
    value: { everyone: DEFAULT_SETTINGS.contactIntervalWeeks.everyone, tierA: 3 },
  });
});

test.each([
  ["nudges", "0"],
  ["nudges", "6"],
  ["nudges", "2.5"],
  ["nudges", "-1"],
  ["nudges", ""],
  ["turns", "53"],
  ["turns", "1e1"],
  ["holdout", "maybe"],
  ["clock", "1"],
  ["__proto__", "1"],
])("%s %s sets nothing", (word, value) => {
  expect(read(word, value)).toBeNull();
});
