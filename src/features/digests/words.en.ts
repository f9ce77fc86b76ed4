import type { DigestFacts } from "../../engine/digest/digest.ts";
import { count, list, sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";

/** What managers read in their team's digest, in English. */
export const digestWords = {
  week: (from: LocalDate, to: LocalDate) =>
    `The week of ${sayDate(from, to)} to ${sayDate(to, to)}`,
  numbers(numbers: DigestFacts["numbers"]): string {
    const touches = `${count(numbers.touches, "touch", "touches")} with ${numbers.customersTouched} of ${count(numbers.customers, "customer")}`;
    return numbers.nudgesSent === 0
      ? `${touches}.`
      : `${touches}; ${numbers.nudgesAnswered} of ${count(numbers.nudgesSent, "nudge")} answered.`;
  },
  strengthened: "Strengthened",
  fading: "Fading",
  promisesOverdue: "Promises overdue",
  promisesDue: "Due in the coming week",
  needs: "What customers ask for",
  concerns: "Open concerns",
  thanks: "Whom to thank",
  rise: (strength: string, from: number | null, to: number) =>
    `${strength.toLowerCase()} ${from === null ? `now ${to}` : `${from} → ${to}`}`,
  touches: (n: number) => count(n, "touch", "touches"),
  newThisWeek: " New this week.",
  promisedBy: { us: "We promised", customer: "They promised" },
  daysLate: (days: number) => `, ${count(days, "day")} late`,
  dueBy: (on: LocalDate) => `, by ${sayDate(on, on)}`,
  beyondBudget: (customers: number, members: string[], membersInAll: number) =>
    `${count(customers, "customer")} can't have a turn in time: ${list(members)} ${membersInAll === 1 ? "has" : "have"} more customers than turns.`,

  managersOnly:
    "Only managers and admins choose where a team's digest goes. Ask yours to write it here.",
  comesHere: (manager: string) =>
    `The weekly digest of ${manager}'s team comes to this channel from now on, on Friday afternoons.`,
};
