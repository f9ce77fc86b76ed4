import { toLocalDate } from "../model/calendar.ts";
import type { Customer, PriorityAnswer } from "../model/customer.ts";
import type { Fact } from "../model/fact.ts";
import type { CustomerHistory } from "../model/history.ts";
import { count, list, sayDate } from "../model/saying.ts";
import type { Instant, LocalDate, Zone } from "../model/time.ts";

/** A customer's part of all effort and of all value, 0 to 1, among the customers that both are known of. */
export type Shares = { effortShare: number; valueShare: number };

/** What we put in against what comes back. For a customer's owners, their managers and admins alone. */
export type Balance = {
  customerId: string;
  /** `not respected`: by our priorities alone; hours and value, where known, are even */
  state: "even" | "we give more" | "not respected" | "unknown";
  /** effort share ÷ value share; null when either is not known */
  effortPerValue: number | null;
  /** the latest answer to each priority of ours; asked, never inferred */
  priorities: { yes: number; partly: number; no: number };
  reason: string;
  facts: Fact[];
};

/** From this ratio on, the effort is out of proportion (our choice: half as much again). */
const OUT_OF_PROPORTION = 1.5;
/** Fewer comparable customers than this make a share mean nothing. */
const CUSTOMERS_TO_COMPARE = 3;
/** Answered priorities that make a picture: two of them, and "no" more often than "yes". */
const ANSWERS_TO_KNOW = 2;

/**
 * Effort against value, and our priorities, as of an instant. `we give more`: effort share ≥ 1.5 × value share; `not
 * respected`: of two or more priorities more were answered "no" than "yes". `unknown` when neither is known. What they ask
 * of us, and what we promised, is no taking. Hours and value are the workspace's own figures, as they stand now.
 */
export function balance(
  history: CustomerHistory,
  asOf: Instant,
  shares: Shares | null = null,
  zone: Zone = "UTC",
): Balance {
  const today = toLocalDate(asOf, zone);
  const answers = latestAnswers(history.customer, today);
  const effortPerValue =
    shares === null || shares.valueShare === 0 ? null : shares.effortShare / shares.valueShare;
  const priorities = { yes: 0, partly: 0, no: 0 };
  for (const { respected } of answers) priorities[respected]++;
  const hours = effortPerValue === null ? null : effortPerValue >= OUT_OF_PROPORTION;
  const short = isShort(priorities);
  return {
    customerId: history.customer.id,
    state: hours
      ? "we give more"
      : short
        ? "not respected"
        : hours === null && short === null
          ? "unknown"
          : "even",
    effortPerValue,
    priorities,
    reason: reasonOf(shares, answers, hours === null && short === null),
    facts: answers.map((answer) => ({ on: answer.on, text: sayAnswer(answer) })),
  };
}

/** The hours and the value of all comparable customers of one currency together. */
export type ShareTotals = { customers: number; effort: number; value: number };

/**
 * A customer's shares of the totals that it is part of; null for one that can't be compared: not active, hours or value
 * not known, or fewer than three to compare.
 */
export function shareOf(customer: Customer, totals: ShareTotals): Shares | null {
  const { annualValue, effortHoursPerMonth } = customer;
  if (!isComparable(customer) || totals.customers < CUSTOMERS_TO_COMPARE) return null;
  if (totals.value <= 0 || totals.effort <= 0) return null;
  return {
    effortShare: (effortHoursPerMonth ?? 0) / totals.effort,
    valueShare: (annualValue ?? 0) / totals.value,
  };
}

/** Each customer's shares, by customer id, among the comparable ones of its currency. Others have no entry. */
export function sharesOf(customers: Customer[]): Map<string, Shares> {
  const shares = new Map<string, Shares>();
  const comparable = customers.filter(isComparable);
  for (const group of Map.groupBy(comparable, ({ currency }) => currency ?? "").values()) {
    const totals = {
      customers: group.length,
      effort: group.reduce((sum, one) => sum + (one.effortHoursPerMonth ?? 0), 0),
      value: group.reduce((sum, one) => sum + (one.annualValue ?? 0), 0),
    };
    for (const one of group) {
      const share = shareOf(one, totals);
      if (share !== null) shares.set(one.id, share);
    }
  }
  return shares;
}

function isComparable({ status, annualValue, effortHoursPerMonth }: Customer): boolean {
  return status === "active" && annualValue !== null && effortHoursPerMonth !== null;
}

/** Whether our priorities come short; null where too few were answered. */
function isShort({ yes, partly, no }: Balance["priorities"]): boolean | null {
  return yes + partly + no < ANSWERS_TO_KNOW ? null : no > yes;
}

/** The latest answer of each priority up to today, in the order in which the priorities were first answered. */
function latestAnswers(customer: Customer, today: LocalDate): PriorityAnswer[] {
  const latest = new Map<string, PriorityAnswer>();
  for (const answer of customer.priorityAnswers) {
    const known = latest.get(answer.priority);
    if (answer.on <= today && (known === undefined || answer.on >= known.on)) {
      latest.set(answer.priority, answer);
    }
  }
  return [...latest.values()];
}

function reasonOf(shares: Shares | null, answers: PriorityAnswer[], unknown: boolean): string {
  const sentences: string[] = [];
  if (shares !== null && shares.valueShare > 0) {
    sentences.push(
      `${percent(shares.effortShare)} of our hours go here, ${percent(shares.valueShare)} of our value comes from here.`,
    );
  }
  const not = answers.filter(({ respected }) => respected === "no");
  if (answers.length > 0) {
    sentences.push(
      not.length === 0
        ? `${count(answers.length, "priority", "priorities")} of ours asked about, none turned down.`
        : `Not respected when asked: ${list(not.map(({ priority }) => priority))}.`,
    );
  }
  if (sentences.length === 0)
    return "No hours, value or answers about our priorities are recorded yet.";
  return unknown ? `${sentences.join(" ")} Too little to weigh yet.` : sentences.join(" ");
}

function sayAnswer({ priority, respected, on }: PriorityAnswer): string {
  const how = { yes: "respected", partly: "partly respected", no: "not respected" }[respected];
  return `“${priority}”: ${how}, answered ${sayDate(on, on)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
