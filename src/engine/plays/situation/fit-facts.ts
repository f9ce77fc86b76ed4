import { daysBetween } from "../../model/calendar.ts";
import { isOpen, type Signal, type SignalKind } from "../../model/signal.ts";
import { addDay, addDays, addPlain, type Situation } from "../known.ts";
import { addQuote, addSignal, toldOn } from "./signal-facts.ts";

const MET_LATELY_DAYS = 90;
const CHANGE_LASTS_DAYS = 120;
const COMPETITOR_LASTS_DAYS = 180;

/** Needs, changes, results, other suppliers, and our lead. */
export function fitFacts(situation: Situation): void {
  const { customer } = situation;
  const { ourLead } = customer.history.customer;
  if (ourLead) addPlain(situation, "lead", ourLead);
  needs(situation);
  const change = latest(situation, "change", CHANGE_LASTS_DAYS, isOfSomebodyGone);
  if (change) addSignal(situation, change);
  const value = latest(situation, "value", Number.POSITIVE_INFINITY);
  if (value) addSignal(situation, value);
  const other = latest(situation, "competitor", COMPETITOR_LASTS_DAYS);
  if (other && isOpen(other)) addSignal(situation, other);
  const heard = customer.signals.findLast((it) => it.kind === "need" || it.kind === "change");
  if (!heard) return;
  const on = toldOn(customer, heard);
  addDay(situation, "fitHeardOn", on, { on, quote: heard.quote });
  addDays(situation, "fitHeardDays", daysBetween(on, customer.today), { on, quote: heard.quote });
}

function needs(situation: Situation): void {
  const { customer } = situation;
  const all = customer.signals.filter((it) => it.kind === "need");
  const open = all.filter(isOpen);
  addPlain(situation, "needsOpen", open.length);
  if (open[0]) addSignal(situation, open[0]);
  const [met] = all
    .filter((it) => it.closedOn !== null)
    .toSorted((a, b) => ((a.closedOn ?? "") < (b.closedOn ?? "") ? 1 : -1));
  if (!met || met.closedOn === null) return;
  const days = daysBetween(met.closedOn, customer.today);
  if (days > MET_LATELY_DAYS) return;
  addQuote(situation, "met", met);
  addDay(situation, "metNeedOn", met.closedOn);
  addDays(situation, "metNeedDays", days, { on: met.closedOn });
}

function latest(
  situation: Situation,
  kind: SignalKind,
  withinDays: number,
  isLeftOut: (signal: Signal, situation: Situation) => boolean = () => false,
): Signal | undefined {
  const { customer } = situation;
  return customer.signals.findLast(
    (it) =>
      it.kind === kind &&
      daysBetween(toldOn(customer, it), customer.today) <= withinDays &&
      !isLeftOut(it, situation),
  );
}

/** That somebody left, died or is away is a change that plays of its own speak of, or none. */
function isOfSomebodyGone({ quote, contactId }: Signal, { customer }: Situation): boolean {
  const said = quote.toLowerCase();
  return customer.history.contacts.some(
    ({ id, name }) =>
      !customer.contacts.has(id) &&
      (id === contactId ||
        name
          .toLowerCase()
          .split(" ")
          .some((part) => part.length > 2 && said.includes(part))),
  );
}
