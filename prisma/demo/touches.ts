import type { TextRow } from "../../src/engine/portfolio-file/columns.ts";
import { type Random, randomFrom } from "../../src/engine/seed.ts";
import type { LocalDate } from "../../src/engine/time.ts";
import { dayBefore, momentOn } from "./calendar.ts";
import type { DemoCustomer } from "./customer.ts";
import { linesOf, numberAfter } from "./lines.ts";
import { type MemberKey, MEMBERS } from "./people.ts";
import { ORDINARY } from "./words.ts";

/** How often touches are by which channel, where a customer has no ways of its own. */
const USUAL: [channel: string, share: number][] = [
  ["email out", 0.26],
  ["email in", 0.2],
  ["call", 0.27],
  ["meeting", 0.13],
  ["visit", 0.07],
  ["message", 0.05],
  ["event", 0.02],
];
/** Gaps are between so much and so much of the customer's usual one. */
const SHORTEST_GAP = 0.6;
const GAP_SPAN = 0.8;
const COLLEAGUE_SHARE = 0.14;
/** A note of the mood is the exception, as with real reps. */
const MOODS: [mood: string, share: number][] = [
  ["positive", 0.22],
  ["neutral", 0.1],
  ["mixed", 0.03],
  ["", 0.65],
];

/** A customer's interactions, the told ones and the ordinary ones between, as rows of `interactions.csv`. */
export function touchesOf(
  customer: DemoCustomer,
  monday: LocalDate,
  emailOf: (member: MemberKey) => string,
): TextRow[] {
  const random = randomFrom(`touches of ${customer.name}`);
  const told = linesOf(customer.touches).map(([days, how, contacts, summary, mood, by]) => {
    const [channel = "", direction = ""] = (how ?? "").split(" ");
    const member = by && by in MEMBERS ? (by as MemberKey) : leadOf(customer);
    const day = Number(days);
    return { day, member, channel, direction, contacts: contacts ?? "", summary, mood };
  });
  const taken = new Set(told.map(({ day }) => day));
  const sentences = sentencesFor(random);
  const ordinary = daysOf(customer, random)
    .filter((day) => !taken.has(day))
    .map((day) => ordinaryTouch(customer, day, random, sentences));
  return [...told, ...ordinary]
    .toSorted((a, b) => b.day - a.day)
    .map(({ day, member, summary, mood, ...touch }, n) => ({
      ...touch,
      customer: customer.name,
      member_email: emailOf(member),
      at: momentOn(dayBefore(monday, day), member, random),
      summary: summary ?? "",
      sentiment: mood ?? "",
      source_id: `demo ${customer.name} ${n + 1}`,
    }));
}

const leadOf = ({ owners }: DemoCustomer): MemberKey => owners[0] ?? "birgitte";

/** The days of ordinary touches; each span ends with one on its last day. */
function daysOf({ rhythm }: DemoCustomer, random: Random): number[] {
  const days = rhythm.flatMap(([from, until, every]) => {
    const span: number[] = [];
    let day: number = from;
    while (day > until + every * SHORTEST_GAP) {
      span.push(Math.round(day));
      day -= every * (SHORTEST_GAP + GAP_SPAN * random());
    }
    return [...span, until];
  });
  return [...new Set(days)];
}

function ordinaryTouch(
  customer: DemoCustomer,
  day: number,
  random: Random,
  nextSentence: (how: string) => string,
) {
  const { channels, owners, helpers = [] } = customer;
  const how = pick(channels ? USUAL.filter(([it]) => isAmong(it, channels)) : USUAL, random);
  const [channel = "", direction] = how.split(" ");
  const colleagues = [...owners.slice(1), ...helpers];
  const colleague =
    random() < COLLEAGUE_SHARE ? colleagues[Math.floor(random() * colleagues.length)] : null;
  const contacts = contactsAt(customer, day, channel, random);
  const sentence = nextSentence(how);
  const summary = sentence
    .replaceAll("{about}", any(customer.about, random))
    .replaceAll("{name}", firstName(contacts[0] ?? ""));
  return {
    day,
    member: colleague ?? leadOf(customer),
    channel,
    direction:
      direction ?? (channel !== "message" ? "both" : sentence.startsWith("{name}") ? "in" : "out"),
    contacts: contacts.join(";"),
    summary: summary.charAt(0).toUpperCase() + summary.slice(1),
    mood: pick(MOODS, random),
  };
}

const isAmong = (how: string, channels: string[]) => channels.includes(how.split(" ")[0] ?? "");

/** Who takes part: the more often somebody is in touch the likelier; in meetings sometimes two. */
function contactsAt(
  customer: DemoCustomer,
  day: number,
  channel: string,
  random: Random,
): string[] {
  const people = linesOf(customer.people).flatMap(
    ([name = "", , , often = ""]): [string, number][] => {
      const weight = Number.parseInt(often, 10) || 0;
      const left = numberAfter("until", often);
      return weight === 0 || (left !== null && day < left) ? [] : [[name, weight]];
    },
  );
  if (people.length === 0) return [];
  const first = pick(people, random);
  const others = people.filter(([name]) => name !== first);
  const two = (channel === "meeting" || channel === "visit") && random() < 0.45;
  return two && others.length > 0 ? [first, pick(others, random)] : [first];
}

const firstName = (name: string) => name.replace(/^Dr\. /, "").split(" ")[0] ?? "";

/** The next sentence of a channel that this customer has not had yet, in an order of its own. */
function sentencesFor(random: Random): (how: string) => string {
  const left = new Map<string, string[]>();
  return (how) => {
    const rest = left.get(how) ?? [];
    if (rest.length === 0) rest.push(...shuffled(ORDINARY[how] ?? [], random));
    left.set(how, rest);
    return rest.pop() ?? "";
  };
}

/** Fisher and Yates. */
function shuffled<T>(all: T[], random: Random): T[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** One of several, each as likely as its weight says. */
export function pick<T>(all: [T, number][], random: Random): T {
  const sum = all.reduce((total, [, weight]) => total + weight, 0);
  let left = random() * sum;
  for (const [one, weight] of all) {
    left -= weight;
    if (left <= 0) return one;
  }
  return (all.at(-1) as [T, number])[0];
}

const any = <T>(all: T[], random: Random): T => all[Math.floor(random() * all.length)] as T;
