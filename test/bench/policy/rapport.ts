import { planWeek } from "../../../src/engine/choose/week-plan.ts";
import type { Policy } from "./rules.ts";

/** Rapport's own choice, as it ships: it sees the records, and nothing else. */
export const RAPPORT: Policy = {
  name: "rapport",
  choose: (records, week) =>
    planWeek(records, week).nudges.map(({ memberId, customerId, contactId, aim, play }) => ({
      memberId,
      customerId,
      contactId,
      aim,
      play,
    })),
};
