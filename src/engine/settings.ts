/** What a workspace can turn. Stored as `setting` rows; a missing row means the value here. */
export type Settings = {
  /** nudges for a member in a week, 1 to 5 */
  nudgesPerWeek: number;
  /** withhold a chosen nudge with p = 0.1, so that uplift can be measured */
  holdout: boolean;
  /** weeks until every active customer gets its turn, and the same for tier A */
  turnWithinWeeks: { everyone: number; tierA: number };
  /** customers a manager wants in front, by id */
  focusCustomerIds: string[];
};

export const DEFAULT_SETTINGS: Settings = {
  nudgesPerWeek: 3,
  holdout: true,
  turnWithinWeeks: { everyone: 8, tierA: 4 },
  focusCustomerIds: [],
};
