import { addWeeks, weekOf } from "../engine/model/calendar.ts";
import type { NudgeState } from "../engine/model/nudge.ts";
import type { TextRow } from "../engine/model/portfolio-files.ts";
import { type Random, randomFrom } from "../engine/model/random.ts";
import type { LocalDate } from "../engine/model/time.ts";
import type { DemoCustomer } from "./customers.ts";
import { partsOf } from "./lines.ts";
import type { MemberKey } from "./people.ts";
import { pick } from "./touches.ts";
import sentences from "./sentences.json" with { type: "json" };

/** What reps answered to earlier nudges, by how they ended. */
const OUTCOMES: Partial<Record<string, string[]>> = sentences.outcomes;
/** Weeks of past coaching in the demo. */
const WEEKS = 11;
/** Customers marked `fresh` had no nudge for this many weeks, so that their story comes up at once. */
const FRESH_WEEKS = 5;
const NUDGES_A_WEEK = 2;
/** Whoever was nudged about last week rests this week; the demo begins with a choice. */
const NUDGES_LAST_WEEK = 1;

/** Plays that fit nearly everywhere, with how often this company's reps had something to tell afterwards. */
const PLAYS: [play: string, goesWell: number][] = [
  ["call-for-no-reason", 0.85],
  ["what-you-love-about-them", 0.8],
  ["a-bit-more-effort", 0.6],
  ["while-the-mood-is-good", 0.75],
  ["what-would-you-miss", 0.5],
  ["ask-an-end-user", 0.7],
  ["a-question-never-asked", 0.65],
  ["meet-the-unmet", 0.35],
  ["one-more-function", 0.3],
  ["compare-notes", 0.55],
  ["what-has-changed", 0.7],
  ["ask-for-the-value", 0.5],
  ["dig-under-the-need", 0.6],
  ["show-the-value", 0.65],
];
const ENDED_WELL: [NudgeState, number][] = [
  ["done", 0.75],
  ["answered", 0.25],
];
const ENDED_OTHERWISE: [NudgeState, number][] = [
  ["ignored", 0.55],
  ["skipped", 0.15],
  ["snoozed", 0.15],
  ["cancelled", 0.15],
];

/** A rep's nudges of the weeks before, and what came of them, as rows of `nudges.csv`. */
export function nudgesOf(
  member: MemberKey,
  customers: DemoCustomer[],
  monday: LocalDate,
  emailOf: (member: MemberKey) => string,
): TextRow[] {
  const random = randomFrom(`nudges of ${member}`);
  const own = customers.filter(({ owners, status }) => owners[0] === member && !status);
  const lastWeek = new Map<string, number>();
  const had = new Set<string>();
  const rows: TextRow[] = [];
  for (let ago = WEEKS; ago >= 1; ago--) {
    const plays = new Set<string>();
    const rested = own
      .filter(
        ({ name, fresh }) => (lastWeek.get(name) ?? 99) - ago > 1 && !(fresh && ago <= FRESH_WEEKS),
      )
      .toSorted((a, b) => (lastWeek.get(b.name) ?? 99) - (lastWeek.get(a.name) ?? 99));
    for (const customer of rested.slice(0, ago === 1 ? NUDGES_LAST_WEEK : NUDGES_A_WEEK)) {
      const open = PLAYS.filter(
        ([play]) => !plays.has(play) && !had.has(`${customer.name} ${play}`),
      );
      const [play, goesWell] = open[Math.floor(random() * open.length)] ?? [
        "a-bit-more-effort",
        0.6,
      ];
      lastWeek.set(customer.name, ago);
      plays.add(play);
      had.add(`${customer.name} ${play}`);
      // The last week went well, so that nobody begins with a smaller budget.
      const state = pick(ago === 1 || random() < goesWell ? ENDED_WELL : ENDED_OTHERWISE, random);
      rows.push({
        member_email: emailOf(member),
        customer: customer.name,
        week: addWeeks(weekOf(monday), -ago),
        play,
        contact: mainContact(customer),
        state,
        outcome: outcomeOf(state, random),
      });
    }
  }
  return rows;
}

function mainContact({ people }: DemoCustomer): string {
  const often = ([, , , weight = ""]: string[]) => Number.parseInt(weight, 10) || 0;
  return partsOf(people).toSorted((a, b) => often(b) - often(a))[0]?.[0] ?? "";
}

function outcomeOf(state: NudgeState, random: Random): string {
  const words = OUTCOMES[state] ?? [""];
  return words[Math.floor(random() * words.length)] ?? "";
}
