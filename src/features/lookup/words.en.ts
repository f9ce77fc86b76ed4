import type { Rich } from "../../chat/view.ts";
import type { ContactFunction, ContactState, Level } from "../../engine/model/contact.ts";
import type { CustomerStatus, Lead } from "../../engine/model/customer.ts";
import { count, cut, list, sayAgo, sayDate, sayEvery } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Cadence } from "../../engine/strengths/cadence.ts";
import { plain, strong } from "../card-parts.view.ts";

const LONGEST_ECHO = 80;

const CADENCE_STATES: Record<Cadence["state"], string> = {
  new: "new",
  "on rhythm": "on rhythm",
  fading: "fading",
  quiet: "quiet",
};

const STATUSES: Record<CustomerStatus, string> = {
  active: "active",
  paused: "paused",
  lost: "lost",
};

/** What people read who look a customer up, in English. */
export const lookupWords = {
  health: (overall: number | null) =>
    overall === null ? "Not enough known yet to speak of health." : `Health ${overall} of 100.`,
  noTouchYet: "No touch is recorded yet.",
  lastTouch: (on: LocalDate, today: LocalDate, usualGapDays: number | null) =>
    `Last touch ${sayAgo(on, today)}${usualGapDays === null ? "" : `, usually ${sayEvery(usualGapDays)}`}.`,
  odds: (chancesInTen: number) =>
    `There are about ${chancesInTen} chances in 10 to hear nothing for two months.`,
  goingQuiet: (chancesInTen: number) =>
    `It may be going quiet: about ${chancesInTen} chances in 10 to hear nothing for two months.`,

  tier: (tier: string) => `Tier ${tier}`,
  owners: (names: string[]) => `looked after by ${list(names)}`,
  renewal: (on: LocalDate, today: LocalDate) => `renewal on ${sayDate(on, today)}`,
  ourLead: (lead: Lead) => `our lead: ${lead}`,
  statuses: STATUSES,
  restricted: "restricted",
  trend: (points: number) => ` (${points > 0 ? "up" : "down"} ${Math.abs(points)} in four weeks)`,

  touches: {
    title: "Touches a week",
    unit: "touches a week",
    name: "Touches",
    alt(touches: number, weeks: number, silent: number): string {
      const latest =
        silent === 0 ? "the latest this week" : `none in the last ${count(silent, "week")}`;
      return `${count(touches, "touch", "touches")} in ${weeks} weeks, ${latest}.`;
    },
  },

  promises: "Promises",
  promisedBy: { us: "We promised: ", customer: "They promised: " },
  overdueSince: (due: LocalDate | null, today: LocalDate) =>
    `, overdue since ${due ? sayDate(due, today) : "long"}`,
  dueBy: (due: LocalDate, today: LocalDate) => `, by ${sayDate(due, today)}`,
  concerns: "Open concerns",
  needs: "What they ask for",
  balance: {
    even: "Give and take: ",
    "we give more": "We give more than comes back: ",
    "not respected": "Our priorities come short: ",
  },
  next: "Next: ",
  isPriorityRespected: (priority: string): Rich => [
    plain("Our priority here: "),
    strong(priority),
    plain(". Do they respect it?"),
  ],
  priorityAnswers: { yes: "Yes", partly: "Partly", no: "No" },

  log: "Log something",
  openPromises: {
    promises: (n: number) => `You and our team owe ${count(n, "thing")}:`,
    overdue: (n: number) => `${count(n, "promise")} past the day:`,
  },
  noneOpen: {
    promises: "No open promise of ours with your customers.",
    overdue: "Nothing is overdue with your customers.",
  },
  neverInTouch: (whom: string) => `No touch with ${whom} is on record.`,
  lastInTouch: (whom: string, day: string, what: string, by: string | null) =>
    `Last in touch with ${whom}: ${day}, ${what}${by === null ? "" : ` (by ${by})`}.`,
  changeIt: "Change…",
  settleItem: (quote: string) => `“${quote}”: what became of it?`,
  thanksForAnswer: (customer: string) =>
    `Noted for ${customer}. Thank you for the straight answer.`,

  people: "People",
  peopleColumns: { who: "Who", role: "Role", knownBy: "Known by", lastTouch: "Last touch" },
  morePeople: (n: number) => `People, and ${count(n, "more")}`,
  noContacts: "No contact is on file yet.",
  role(level: Level | null, work: ContactFunction | null): string {
    const known = [level, work === "it" ? "IT" : work === "other" ? null : work];
    return known.filter((part) => part !== null).join(", ") || "not known yet";
  },
  /** After a person's name. */
  presence(state: ContactState, until: LocalDate | null, today: LocalDate): string {
    if (state === "left") return " (left)";
    if (state !== "away") return "";
    return until === null ? " (away)" : ` (away until ${sayDate(until, today)})`;
  },
  knownByNobody: "nobody yet",
  formerColleague: "a former colleague",
  wayIn: (way: string) => `A way in: ${way}.`,

  noCustomers:
    "You look after no customer yet. “/customer NAME” shows any; ask an admin to give you yours.",
  customers: { own: "Your customers", team: "Your team’s customers" },
  nextOnes: (n: number) => `Next ${n}`,
  firstOnes: "Back to the first",
  customersSummary: {
    own: (customers: number, first: string[]) =>
      `You look after ${count(customers, "customer")}. First: ${first.join(", ")}.`,
    team: (customers: number, first: string[]) =>
      `Your team looks after ${count(customers, "customer")}. First: ${first.join(", ")}.`,
  },
  customerColumns: {
    customer: "Customer",
    tier: "Tier",
    health: "Health",
    rhythm: "Rhythm",
    lastTouch: "Last touch",
  },
  ofHundred: (overall: number) => `${overall} of 100`,
  cadenceStates: CADENCE_STATES,
  needFirst: "Those that need you first on top",
  needFirstAndMore: (n: number) => `Those that need you first, and ${count(n, "more")}`,

  unknown: (name: string) => `I know no customer called “${cut(name, LONGEST_ECHO)}”.`,
  personAt: (name: string, customer: string) => `${name}, ${customer}`,
  whichPerson: "Several people are called so. Which one?",
  personLine: (
    name: string,
    customer: string,
    role: string,
    { presence, last }: { presence: string; last: string },
  ) => `${name}${presence} is at ${customer}: ${role}, last touch ${last}.`,
  didYouMean: "Did you mean one of these?",
  listIsYours: "“/customer” lists yours.",
  gone: "I can't find that customer any more. “/customer” lists yours.",
};
