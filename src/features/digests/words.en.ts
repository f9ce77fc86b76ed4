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
  promisesDue: "Due by the end of next week",
  needs: "What customers ask for",
  concerns: "Open concerns",
  thanks: "Whom to thank",
  rise: (strength: string, from: number | null, to: number) =>
    `${strength.toLowerCase()} ${from === null ? `now ${to}` : `${from} → ${to}`}`,
  touches: (n: number) => count(n, "touch", "touches"),
  news: "News",
  customerNews: { lost: ": lost.", renewed: ": renewed." },
  personNews: (name: string, state: "away" | "left" | "died", until: LocalDate | null) =>
    ({
      away: `: ${name} is away${until ? ` until ${sayDate(until, until)}` : ""}.`,
      left: `: ${name} has left.`,
      died: `: ${name} has died.`,
    })[state],
  competitor: ": another supplier is in play: ",
  silent: "No answers for weeks",
  noWordFor: (weeks: number) => `: no word for ${count(weeks, "week")}. Talk to them?`,
  openSince: (days: number, lastTouchOn: LocalDate | null) =>
    `, open for ${count(days, "day")}, ${lastTouchOn ? `last touch since then on ${sayDate(lastTouchOn, lastTouchOn)}` : "no touch since"}`,
  more: (rest: { name: string; lines: number }[]) =>
    `and ${rest.reduce((sum, { lines }) => sum + lines, 0)} more: ${list(rest.map(({ name, lines }) => (lines === 1 ? name : `${name} (${lines})`)))}`,
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
