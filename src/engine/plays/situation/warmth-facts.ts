import { addDays as dayAfter, daysBetween } from "../../model/calendar.ts";
import { sideOf } from "../../model/signal.ts";
import { addDay, addDays, addPlain, type Situation } from "../known.ts";
import { addSignal, toldOn } from "./signal-facts.ts";

/** Thanks both ways, the anniversary, the season. */
export function warmthFacts(situation: Situation): void {
  const { customer } = situation;
  const appreciation = customer.signals.filter((it) => it.kind === "appreciation");
  const theirs = appreciation.findLast((it) => sideOf(it) === "customer");
  if (theirs) addSignal(situation, theirs);
  const ours = appreciation.findLast((it) => sideOf(it) === "us");
  if (ours) {
    const on = toldOn(customer, ours);
    addDay(situation, "praisedOn", on);
    addDays(situation, "praisedDays", daysBetween(on, customer.today), { on });
  }
  anniversary(situation);
  const season = seasonOf(customer.today);
  if (season) addPlain(situation, "season", season);
}

/** Adds the anniversary of the first touch on record, when it falls in this week. */
function anniversary(situation: Situation): void {
  const { touches, today } = situation.customer;
  const first = touches[0]?.on;
  if (!first) return;
  for (let ahead = 0; ahead < 7; ahead++) {
    const day = dayAfter(today, ahead);
    const years = Number(day.slice(0, 4)) - Number(first.slice(0, 4));
    if (years < 1 || day.slice(5) !== first.slice(5)) continue;
    addPlain(situation, "years", years, { on: first });
    situation.facts.years = { value: years, say: saidYears(years), evidence: { on: first } };
    addDay(situation, "firstOn", first);
  }
}

function saidYears(years: number): string {
  return years === 1 ? "a year" : `${years} years`;
}

/** Times of year when thanks and plans come naturally, in both hemispheres: year end and new year. Else null. */
function seasonOf(monday: string): string | null {
  const day = monday.slice(5);
  if (day >= "12-01" && day <= "12-19") return "year end";
  if (day >= "01-04" && day <= "01-20") return "new year";
  return null;
}
