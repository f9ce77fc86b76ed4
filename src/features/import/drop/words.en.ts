import { count, list } from "../../../engine/model/saying.ts";

const KINDS: Record<string, [one: string, many: string]> = {
  "members.csv": ["colleague", "colleagues"],
  "customers.csv": ["customer", "customers"],
  "contacts.csv": ["person", "people"],
  "interactions.csv": ["touch", "touches"],
  "signals.csv": ["signal", "signals"],
  "nudges.csv": ["nudge", "nudges"],
};

/** What people read about files that they drop, in English. */
export const importWords = {
  notYours: (admins: string[]) =>
    admins.length === 0
      ? "Files are taken from managers and admins. I have left yours alone."
      : `Files are taken from managers and admins. I have left yours alone; ask ${list(admins)}.`,
  cannotFetch: (name: string) =>
    `I can't open “${name}” from here. On Slack, an admin allows it with the app's permission files:read. ` +
    "Whoever runs Rapport can also take it by `rapport import`.",
  gone: "Those files are no longer here. Drop them again.",
  title: "Your files",
  counted: (file: string, n: number) => {
    const [one, many] = KINDS[file] ?? ["row", "rows"];
    return n === 1 ? `1 ${one}` : `${n} ${many}`;
  },
  line: (name: string, taken: string) => `${name}: ${taken}`,
  refused: (n: number) => `${count(n, "row")} can't be taken`,
  noted: (n: number) => `${count(n, "cell")} left out or noted`,
  nothingOfOurs: (name: string) => `${name}: left out, I can't tell what it is about`,
  doubts: "Look at these first",
  more: (n: number) => `and ${n} more`,
  sample: "For example",
  owners: "Whose customers are they?",
  owner: (name: string, customers: number) => `${name}, ${count(customers, "customer")}`,
  stages: "Which of them are customers?",
  stage: ({ heading, customers, others }: { heading: string; customers: number; others: number }) =>
    `By “${heading}”, ${customers} of ${customers + others} companies are customers; the others are not there yet.`,
  customersAlone: (n: number) => (n === 1 ? "The 1 customer alone" : `The ${n} customers alone`),
  allCompanies: (n: number) => `All ${n} companies`,
  startCustomers: (n: number) => (n === 1 ? "Import 1 customer" : `Import ${n} customers`),
  startAll: "Import all companies",
  isBroken: (sentence: string) => `I can't read that. ${sentence}`,
  askOwners: "Who are they?",
  start: "Import",
  discard: "Discard",
  undo: "Take it all back",
  ownersTitle: "Who are the owners?",
  ownersHint: "name@yourcompany.com",
  ownersSubmit: "Import",
  done: (taken: string[]) => `Imported: ${list(taken)}.`,
  doneNote: "For 30 days you can take all of it back.",
  steppedAside: "The demo's people and customers have made room.",
  discarded: "Discarded. Nothing was imported.",
  takenBack: "All of that import is taken back.",
  tooLate: "That import can't be taken back any more.",
};
