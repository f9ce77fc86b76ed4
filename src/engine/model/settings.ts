/** Everything that a workspace can set. What reads a setting stands elsewhere: choosing, the holdout's draw, the digest. */
import { count } from "./saying.ts";

/** What a change makes due again at the next tick, instead of at its own time. */
export type DueAgain = "plans" | "digests";

/** A word by which people change a setting, as in `/customer settings nudges 2`. */
type SettingWord<Value> = {
  /** what may follow it, in words */
  accepts: string;
  example: string;
  /** null for a value that it can't have */
  parse(text: string, now: Value): Value | null;
};

/** One setting. Its row in the card, its words in chat and on the command line, and its due times derive from this. */
type Setting<Value> = {
  /** the value of a workspace that has not changed it */
  initial: Value;
  /** null: changed by commands of its own */
  label: string | null;
  say(value: Value): string;
  words: Record<string, SettingWord<Value>>;
  /** its key in the JSON of `rapport settings`, where scripts know it by another name */
  printedAs?: string;
  makesDue: DueAgain | null;
};

/** More nudges than one each working day are not read (our choice). */
const MAX_NUDGES_PER_WEEK = 5;
/** Days that each kind of data is kept. */
type KeptDays = { messages: number; sent: number; replies: number; audit: number };

/** A customer who is due less than once a year is not looked after. */
const MAX_INTERVAL_WEEKS = 52;

const weeks = (example: string) => ({ accepts: `1 to ${MAX_INTERVAL_WEEKS} weeks`, example });

/** All settings, in the order in which they are shown. Stored as `setting` rows; a missing row means `initial`. */
export const SETTINGS = {
  /** nudges for a member in a week */
  nudgesPerWeek: setting<number>({
    initial: 3,
    label: "nudges",
    say: (most) => `up to ${count(most, "nudge")} a person and week`,
    words: {
      nudges: {
        accepts: `1 to ${MAX_NUDGES_PER_WEEK}`,
        example: "2",
        parse: (text) => wholeNumber(text, MAX_NUDGES_PER_WEEK),
      },
    },
    makesDue: "plans",
  }),
  /** withholds a chosen nudge with p = 0.1, so that uplift can be measured */
  holdout: setting<boolean>({
    initial: true,
    label: "holdout",
    say: (isOn) =>
      isOn
        ? "on: one nudge in ten is left out, so that we see what nudges change"
        : "off: what nudges change can't be measured",
    words: {
      holdout: {
        accepts: "on or off",
        example: "off",
        parse: (text) => (/^(on|off)$/i.test(text) ? text.toLowerCase() === "on" : null),
      },
    },
    makesDue: "plans",
  }),
  /** the most weeks that any active customer waits for contact, and the same for tier A; a lively one is due sooner */
  contactIntervalWeeks: setting<{ everyone: number; tierA: number }>({
    initial: { everyone: 26, tierA: 13 },
    label: "turns",
    say: ({ everyone, tierA }) =>
      `nobody waits longer than three times their usual rhythm: at most ${count(everyone, "week")}, tier A ${tierA}`,
    words: {
      turns: {
        ...weeks("10"),
        parse: (text, now) => changed(now, "everyone", wholeNumber(text, MAX_INTERVAL_WEEKS)),
      },
      "turns-a": {
        ...weeks("4"),
        parse: (text, now) => changed(now, "tierA", wholeNumber(text, MAX_INTERVAL_WEEKS)),
      },
    },
    printedAs: "turnWithinWeeks",
    makesDue: "plans",
  }),
  /** days after which what came in, was sent, was said in raw words, and was noted of who did what, is scrubbed */
  keptDays: setting<KeptDays>({
    initial: { messages: 30, sent: 180, replies: 1_095, audit: 730 },
    label: "kept",
    say: ({ messages, sent, replies, audit }) =>
      `incoming messages ${count(messages, "day")}, sent cards ${sent}, your words as written ${replies}, the audit ${audit}`,
    words: {
      "keep-messages": keptFor("messages", 1, 30),
      "keep-sent": keptFor("sent", 35, 3_650),
      "keep-replies": keptFor("replies", 35, 3_650),
      "keep-audit": keptFor("audit", 90, 3_650),
    },
    makesDue: null,
  }),
  /** customers that a manager wants in front, by id: `/customer focus NAME` */
  focusCustomerIds: setting<string[]>({
    initial: [],
    label: null,
    say: (ids) => count(ids.length, "customer"),
    words: {},
    makesDue: "plans",
  }),
};

export type SettingKey = keyof typeof SETTINGS;
/** What is set in a workspace. */
export type Settings = { [Key in SettingKey]: (typeof SETTINGS)[Key]["initial"] };

export const DEFAULT_SETTINGS = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, { initial }]) => [key, initial]),
) as Settings;

/** One setting with a new value. */
export type SettingChange = {
  [Key in SettingKey]: { key: Key; value: Settings[Key] };
}[SettingKey];

/** The same registry where the loop does not know which setting it is at. */
const ENTRIES = Object.entries(SETTINGS) as [SettingKey, Setting<unknown>][];

/** The words by which people change settings, each with what may follow it. */
export const SETTING_WORDS = ENTRIES.flatMap(([, { words }]) =>
  Object.entries(words).map(([word, { accepts, example }]) => ({ word, accepts, example })),
);

/**
 * Reads a change of a setting, as `nudges 2`, `holdout off`, `turns 10`, `turns-a 4`.
 * @returns null for words that name no setting, or a value that it can't have; SETTING_WORDS says what it can
 */
export function readSetting(word: string, text: string, now: Settings): SettingChange | null {
  const name = word.toLowerCase();
  const entry = ENTRIES.find(([, { words }]) => Object.hasOwn(words, name));
  if (entry === undefined) return null;
  const [key, { words }] = entry;
  const value = words[name]?.parse(text, now[key]) ?? null;
  return value === null ? null : ({ key, value } as SettingChange);
}

/** What is set, a line for each setting that has a label: `nudges`, `up to 3 nudges a person and week`. */
export function settingLines(settings: Settings): { label: string; text: string }[] {
  return ENTRIES.flatMap(([key, { label, say }]) =>
    label === null ? [] : [{ label, text: say(settings[key]) }],
  );
}

/** The settings under the keys that scripts know them by. */
export function printedSettings(settings: Settings): Record<string, unknown> {
  return Object.fromEntries(
    ENTRIES.map(([key, { printedAs }]) => [printedAs ?? key, settings[key]]),
  );
}

function setting<Value>(entry: Setting<Value>): Setting<Value> {
  return entry;
}

/** Below `least` days, what can still be taken back or answered would be missing. */
function keptFor(what: keyof KeptDays, least: number, most: number): SettingWord<KeptDays> {
  return {
    accepts: `${least} to ${most} days`,
    example: String(least),
    parse(text, now) {
      const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
      return days >= least && days <= most ? { ...now, [what]: days } : null;
    },
  };
}

function changed<T, Key extends keyof T>(now: T, key: Key, value: T[Key] | null): T | null {
  return value === null ? null : { ...now, [key]: value };
}

function wholeNumber(text: string, most: number): number | null {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
}
