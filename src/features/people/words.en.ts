import type { ContactFunction, Level } from "../../engine/model/contact.ts";
import { count, list, sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";

const LEVELS: Record<Level, string> = {
  executive: "Executive",
  leader: "Leads a team",
  user: "Uses what we sell",
};

const FUNCTIONS: Record<ContactFunction, string> = {
  engineering: "Engineering",
  marketing: "Marketing",
  operations: "Operations",
  maintenance: "Maintenance",
  service: "Service",
  procurement: "Procurement",
  finance: "Finance",
  legal: "Legal",
  it: "IT",
  other: "Something else",
};

const LEVEL_GUESSES: Record<Level, (first: string) => string> = {
  executive: (first) => `I take ${first} for an executive. Is that right?`,
  leader: (first) => `It sounds as if ${first} leads others. Is that right?`,
  user: (first) => `It sounds as if ${first} works with it hands-on. Is that right?`,
};

/** What people read about contacts, and about who may use the coach, in English. */
export const peopleWords = {
  whatChanged: (customer: string) => `What has changed with ${customer}?`,
  customerChanges: { lost: "We lost them", won: "Won back", renewed: "They renewed" },
  orSomebodyThere: "Or with somebody there:",
  whatOfThem: (name: string, customer: string) => `What of ${name} (${customer})?`,
  personChanges: { left: "Has left", away: "Is away", back: "Is back" },
  orWriteIt: "Or write it: “Dana is on leave until 3 March”, “Luis went to another company”.",
  form: {
    more: "More…",
    asItIs: "As it is",
    customerTitle: "What has changed?",
    personTitle: "What has changed?",
    submit: "Write it down",
    name: "Name",
    state: "How it stands",
    statuses: { active: "A customer of ours", paused: "Paused: no nudges", lost: "Lost" },
    presences: { active: "Is there", away: "Away", left: "Has left", died: "Has died" },
    pausedUntil: "Paused until",
    why: "Why",
    renewal: "Next renewal",
    owner: "Who looks after it now",
    sameCustomer: "Is the same as",
    part: "Split off as",
    partHint: "The new customer's name; the old one stays with everybody else",
    partPeople: "Who goes there",
    partPeopleHint: "Names, with commas",
    role: "Role",
    from: "Since",
    backOn: "Back on",
    went: "Works now at",
    samePerson: "Is the same as",
    nothing: "Nothing is another than it was.",
    nameIsTaken: (name: string) =>
      `There is a customer called “${name}” already. Are they one? Then choose it under “Is the same as”.`,
    changed: (name: string) => `What has changed with ${name}`,
    wentTo: (name: string, customer: string) => `${name} went to ${customer}`,
    hasDied: (name: string) => `${name} has died`,
    stateOf: (name: string, state: string) => `${name}: ${state}`,
  },
  handover: {
    leaver: (leaver: string, customers: number) =>
      customers === 1
        ? `${leaver} has left. A customer of theirs is yours until you say who takes it.`
        : `${leaver} has left. ${customers} customers of theirs are yours until you say who takes each.`,
    whoTakes: "Who takes each?",
    formTitle: "Who takes each?",
    submit: "Hand over",
    me: "I keep it",
    said: (leaver: string) => `Who takes the customers of ${leaver}`,
    yours: (customer: string) => `You look after ${customer} now.`,
    yoursAll: (customers: number) =>
      `You look after ${count(customers, "more customer")} now. Each card has the story, promises and people.`,
    andMore: (n: number) => `and ${n} more: “/customer” lists them`,
    lately: "Lately",
    promises: "Open promises",
    people: "People",
    careful: "Handle with care",
    inConfidence: "In confidence: ",
    worry: "Worried about: ",
    priority: "We need them to respect: ",
    lastMood: {
      positive: ", in a good mood last time",
      neutral: "",
      negative: ", unhappy last time",
      mixed: ", of two minds last time",
    },
    stillAway: (name: string, customer: string, since: LocalDate | null, today: LocalDate) =>
      `Is ${name} (${customer}) back?${since ? ` Away since ${sayDate(since, today)}.` : ""}`,
    notYet: "Not yet",
    stillPaused: (customer: string, since: LocalDate | null, today: LocalDate) =>
      `${customer} is paused${since ? ` since ${sayDate(since, today)}` : ""}. Shall it get its turn again?`,
    takeUp: "Take it up again",
    pauseOver: (customer: string) => `${customer} is no longer paused: it gets its turn again.`,
  },
  levels: LEVELS,
  functions: FUNCTIONS,
  onTheMap: (name: string, customer: string) => `${name} is now on the people map of ${customer}.`,
  mapComplete: (name: string, customer: string) =>
    `Thank you: ${name} at ${customer} is on the people map, with place and work.`,
  whichLevel: (first: string, guess: Level | null) =>
    guess === null
      ? `Is ${first} an executive, a leader, or somebody who uses what we sell?`
      : LEVEL_GUESSES[guess](first),
  whichFunction: (first: string, guess: ContactFunction | null) =>
    guess === null || guess === "other"
      ? `What does ${first} work in?`
      : `Does ${first} work in ${guess === "it" ? "IT" : FUNCTIONS[guess].toLowerCase()}?`,

  guest: "Rapport is for full members of this workspace. Your host can tell you more.",
  stranger: (admins: string[]) =>
    `I don't know you yet. Ask ${admins.length === 0 ? "whoever set Rapport up" : list(admins)} to add you with your mail address; then write to me again.`,
  welcome: (first: string, customers: number) =>
    `Hello ${first}. Once a week I suggest a small thing to do for a customer; you answer in your own words ` +
    `and I write it down. You look after ${count(customers, "customer")} here. “/customer” shows them.`,
  /** To an admin, once: why messages no longer go out. */
  unreachable: (name: string, reason: string) =>
    `I can't write to ${name} any more (${reason}). Their nudges rest until they write to me again.`,
};
