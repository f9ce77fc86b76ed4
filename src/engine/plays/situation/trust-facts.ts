import { daysBetween } from "../../model/calendar.ts";
import { commitmentsOf } from "../../model/commitment.ts";
import { concernsOf } from "../../model/concern.ts";
import { addDay, addDays, addPlain, type Situation } from "../known.ts";
import { addQuote, addSignal, addTold, speakerOf, toldOn } from "./signal-facts.ts";

/** A promise this close to its day is worth a look ahead. */
const SOON_DAYS = 10;
const KEPT_LATELY_DAYS = 30;
const SOLVED_LATELY_DAYS = 90;
const MOOD_LASTS_DAYS = 90;

/** Concerns, promises both ways, and the mood. */
export function trustFacts(situation: Situation): void {
  concerns(situation);
  ourPromises(situation);
  theirPromise(situation);
  mood(situation);
}

function concerns(situation: Situation): void {
  const { customer } = situation;
  const all = concernsOf(customer.signals, customer.today, customer.zone);
  const open = all.filter((it) => it.state === "open");
  addPlain(situation, "concernsOpen", open.length);
  if (open[0]) addSignal(situation, open[0].signal);
  const [solved] = all
    .filter((it) => it.state === "closed")
    .toSorted((a, b) => (a.closedOn < b.closedOn ? 1 : -1));
  if (!solved) return;
  const days = daysBetween(solved.closedOn, customer.today);
  if (days > SOLVED_LATELY_DAYS) return;
  addQuote(situation, "solved", solved.signal);
  addDay(situation, "solvedOn", solved.closedOn);
  addDays(situation, "solvedDays", days, { on: solved.closedOn });
}

function ourPromises(situation: Situation): void {
  const { customer } = situation;
  const ours = commitmentsOf(customer.signals, customer.today).filter((it) => it.by === "us");
  const [late] = ours
    .filter((it) => it.state === "overdue")
    .toSorted((a, b) => b.overdueDays - a.overdueDays);
  if (late?.signal.dueOn) {
    addQuote(situation, "promise", late.signal);
    addDay(situation, "promiseOn", late.signal.dueOn);
    addDays(situation, "promiseDays", late.overdueDays, { on: late.signal.dueOn });
  }
  const open = ours.filter((it) => it.state === "open");
  const [soon] = open
    .filter((it) => it.dueInDays !== null && it.dueInDays <= SOON_DAYS)
    .toSorted((a, b) => (a.dueInDays ?? 0) - (b.dueInDays ?? 0));
  if (soon?.signal.dueOn) {
    addQuote(situation, "soon", soon.signal);
    addDay(situation, "soonOn", soon.signal.dueOn);
    addDays(situation, "soonDays", soon.dueInDays ?? 0);
  }
  const undated = open.find((it) => it.dueInDays === null);
  if (undated) {
    const names = { quote: "undated", on: "undatedOn", days: "undatedDays" } as const;
    addTold(situation, names, undated.signal);
  }
  const [kept] = ours
    .filter((it) => it.signal.closedOn !== null)
    .toSorted((a, b) => ((a.signal.closedOn ?? "") < (b.signal.closedOn ?? "") ? 1 : -1));
  const keptOn = kept?.signal.closedOn ?? null;
  if (!kept || keptOn === null || daysBetween(keptOn, customer.today) > KEPT_LATELY_DAYS) return;
  addQuote(situation, "kept", kept.signal);
  addDay(situation, "keptOn", keptOn);
  addDays(situation, "keptDays", daysBetween(keptOn, customer.today), { on: keptOn });
}

function theirPromise(situation: Situation): void {
  const { customer } = situation;
  const [late] = commitmentsOf(customer.signals, customer.today)
    .filter((it) => it.by === "customer")
    .filter((it) => it.state === "overdue")
    .toSorted((a, b) => b.overdueDays - a.overdueDays);
  if (!late?.signal.dueOn) return;
  addSignal(situation, late.signal);
  addPlain(situation, "theirsBy", speakerOf(customer, late.signal));
  addDay(situation, "theirsOn", late.signal.dueOn, {
    on: toldOn(customer, late.signal),
    quote: late.signal.quote,
  });
  addDays(situation, "theirsDays", late.overdueDays);
}

/** The mood noted last; neutral notes change nothing. */
function mood(situation: Situation): void {
  const { touches, today } = situation.customer;
  const last = touches.findLast(
    ({ interaction: { sentiment } }) => sentiment !== null && sentiment !== "neutral",
  );
  if (!last || daysBetween(last.on, today) > MOOD_LASTS_DAYS) return;
  const glad = last.interaction.sentiment === "positive";
  addDay(situation, glad ? "gladOn" : "lowOn", last.on);
  addDays(situation, glad ? "gladDays" : "lowDays", daysBetween(last.on, today), { on: last.on });
}
