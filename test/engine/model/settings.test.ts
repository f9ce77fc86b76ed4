import { expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  printedSettings,
  readSetting,
  SETTING_WORDS,
  settingLines,
} from "../../../src/engine/model/settings.ts";

const read = (word: string, value: string) => readSetting(word, value, DEFAULT_SETTINGS);

test("settings: a word and a value change one", () => {
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
  ["constructor", "1"],
])("settings: “%s %s” sets nothing", (word, value) => {
  expect(read(word, value)).toBeNull();
});

test("settings: every word's own example is read", () => {
  for (const { word, example } of SETTING_WORDS) expect(read(word, example)).not.toBeNull();
});

test("settings: each is shown under its label, and printed under the key that scripts know", () => {
  expect(settingLines(DEFAULT_SETTINGS).map(({ label, text }) => `${label}: ${text}`)).toEqual([
    "nudges: up to 3 nudges a person and week",
    "holdout: on: one nudge in ten is left out, so that we see what nudges change",
    "turns: nobody waits longer than three times their usual rhythm: at most 26 weeks, tier A 13",
    "kept: incoming messages 30 days, sent cards 180, your words as written 1095, the audit 730",
  ]);
  expect(printedSettings(DEFAULT_SETTINGS)).toEqual({
    nudgesPerWeek: 3,
    holdout: true,
    turnWithinWeeks: { everyone: 26, tierA: 13 },
    keptDays: { messages: 30, sent: 180, replies: 1_095, audit: 730 },
    focusCustomerIds: [],
  });
});
