/** What a workspace can turn. Stored as `setting` rows; a missing row means the value here. */
export type Settings = {
  /** nudges for a member in a week, 1 to 5 */
  nudgesPerWeek: number;
  /** withhold a chosen nudge with p = 0.1, so that uplift can be measured */
  holdout: boolean;
  /** weeks until every active customer gets its turn, and the same for tier A */
  contactIntervalWeeks: { everyone: number; tierA: number };
  /** customers a manager wants in front, by id */
  focusCustomerIds: string[];
};

export const DEFAULT_SETTINGS: Settings = {
  nudgesPerWeek: 3,
  holdout: true,
  contactIntervalWeeks: { everyone: 8, tierA: 4 },
  focusCustomerIds: [],
};

/** One setting with a new value. */
export type SettingChange = {
  [Key in keyof Settings]: { key: Key; value: Settings[Key] };
}["nudgesPerWeek" | "holdout" | "contactIntervalWeeks"];

/** The words by which people turn a setting, with what may follow them. */
export const SETTING_WORDS = {
  nudges: "1 to 5",
  holdout: "on or off",
  turns: "1 to 52 weeks",
  "turns-a": "1 to 52 weeks",
} as const;

const MOST_NUDGES = 5;
const MOST_WEEKS = 52;

/**
 * Reads a change of a setting, as `nudges 2`, `holdout off`, `turns 10`, `turns-a 4`.
 *
 * @returns null for words that name no setting, or a value that it can't have; SETTING_WORDS says what it can
 */
export function readSetting(word: string, value: string, now: Settings): SettingChange | null {
  switch (word.toLowerCase()) {
    case "nudges": {
      const nudges = wholeNumber(value, MOST_NUDGES);
      return nudges === null ? null : { key: "nudgesPerWeek", value: nudges };
    }
    case "holdout":
      return /^(on|off)$/i.test(value)
        ? { key: "holdout", value: value.toLowerCase() === "on" }
        : null;
    case "turns": {
      const everyone = wholeNumber(value, MOST_WEEKS);
      return everyone === null
        ? null
        : { key: "contactIntervalWeeks", value: { ...now.contactIntervalWeeks, everyone } };
    }
    case "turns-a": {
      const tierA = wholeNumber(value, MOST_WEEKS);
      return tierA === null
        ? null
        : { key: "contactIntervalWeeks", value: { ...now.contactIntervalWeeks, tierA } };
    }
    default:
      return null;
  }
}

function wholeNumber(text: string, most: number): number | null {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
}
