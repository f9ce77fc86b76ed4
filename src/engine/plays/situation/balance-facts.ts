import { daysBetween } from "../../model/calendar.ts";
import type { Shares } from "../../strengths/balance.ts";
import { addDay, addDays, addPlain, type Situation } from "../known.ts";

const ANSWER_LASTS_DAYS = 120;

/** Effort against value, our priorities as the rep answered them, and the renewal. */
export function balanceFacts(situation: Situation, shares: Shares | null): void {
  const { customer } = situation.customer.history;
  if (customer.effortHoursPerMonth !== null) {
    addPlain(situation, "effort", customer.effortHoursPerMonth);
  }
  if (shares !== null && shares.valueShare > 0) {
    const ratio = shares.effortShare / shares.valueShare;
    situation.facts.effortRatio = { value: ratio, say: sayRatio(ratio) };
  }
  priorities(situation);
  const { today } = situation.customer;
  if (customer.renewalOn !== null && customer.renewalOn >= today) {
    addDay(situation, "renewalOn", customer.renewalOn);
    addDays(situation, "renewalDays", daysBetween(today, customer.renewalOn));
  }
}

/** `2.3 times`, `40 % of`: said before "its share". */
function sayRatio(ratio: number): string {
  return ratio < 0.95 ? `${Math.round(ratio * 100)} % of` : `${ratio.toFixed(1)} times`;
}

function priorities(situation: Situation): void {
  const { history, today } = situation.customer;
  const { customer } = history;
  const answers = customer.priorityAnswers
    .filter((it) => it.on < today)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const askedOn = (priority: string) =>
    answers.findLast((it) => it.priority === priority)?.on ?? "";
  const [longest] = customer.priorities.toSorted((a, b) => (askedOn(a) < askedOn(b) ? -1 : 1));
  if (longest) {
    addPlain(situation, "priority", longest);
    const on = askedOn(longest);
    if (on) addDays(situation, "priorityDays", daysBetween(on, today), { on });
  }
  for (const priority of customer.priorities) {
    const last = answers.findLast((it) => it.priority === priority);
    if (!last || daysBetween(last.on, today) > ANSWER_LASTS_DAYS) continue;
    const kept = last.respected === "yes";
    addPlain(situation, kept ? "honoured" : "ignored", priority, { on: last.on });
    addDay(situation, kept ? "honouredOn" : "ignoredOn", last.on);
  }
}
