import type { TextRow } from "../engine/model/portfolio-files.ts";
import { type Random, randomFrom } from "../engine/model/random.ts";
import type { LocalDate } from "../engine/model/time.ts";
import { dayBefore, momentOn } from "./calendar.ts";
import type { DemoCustomer } from "./customers.ts";
import { partsOf, numberAfter } from "./lines.ts";
import { type MemberKey, MEMBERS } from "./people.ts";
import sentences from "./sentences.json" with { type: "json" };

/**
 * What reps write down about ordinary touches. `{about}` becomes one of the customer's own matters, `{name}` the contact's
 * first name. A customer gets each sentence once before any comes back.
 */
const ORDINARY: Partial<Record<string, string[]>> = sentences.ordinary;
/** How often touches are by which channel. */
const USUAL: [channel: string, share: number][] = [
  ["email out", 0.26],
  ["email in", 0.2],
  ["call", 0.27],
  ["meeting", 0.13],
  ["visit", 0.07],
  ["message", 0.05],
  ["event", 0.02],
];
/** Those at the top are met and rung up, more than written to. */
const WITH_EXECUTIVES: [channel: string, share: number][] = [
  ["meeting", 0.4],
  ["call", 0.3],
  ["email out", 0.15],
  ["email in", 0.1],
  ["event", 0.05],
];
/** Gaps are 0.6 to 1.4 times the customer's usual gap. */
const SHORTEST_GAP = 0.6;
const GAP_SPAN = 0.8;
/** Share of gaps in which people are away or busy: these are two to three times as long. */
const PAUSES = 0.09;
const SHORTEST_PAUSE = 2;
const COLLEAGUE_SHARE = 0.14;
const TWO_AT_A_TABLE = 0.35;
/** Moods are noted of talks, and not of all. Low ones belong to the stories. */
const MOODS: [mood: string, share: number][] = [
  ["positive", 0.35],
  ["neutral", 0.2],
  ["", 0.45],
];

/** A customer's interactions as rows of `interactions.csv`: those of its story, and generated ordinary ones between. */
export function touchesOf(
  customer: DemoCustomer,
  monday: LocalDate,
  emailOf: (member: MemberKey) => string,
): TextRow[] {
  const random = randomFrom(`touches of ${customer.name}`);
  const told = partsOf(customer.touches).map(([days, how, contacts, summary, mood, by]) => {
    const [channel = "", direction = ""] = (how ?? "").split(" ");
    const member = by && by in MEMBERS ? (by as MemberKey) : leadOf(customer);
    const day = Number(days);
    return { day, member, channel, direction, contacts: contacts ?? "", summary, mood };
  });
  const taken = new Set(told.map(({ day }) => day));
  const ways = { random, people: peopleOf(customer), nextSentence: sentencesFor(random) };
  const ordinary = daysOf(customer, random)
    .filter((day) => !taken.has(day))
    .map((day) => ordinaryTouch(customer, day, ways));
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
      const pause = random() < PAUSES ? SHORTEST_PAUSE + random() : 1;
      day -= every * pause * (SHORTEST_GAP + GAP_SPAN * random());
    }
    return [...span, until];
  });
  return [...new Set(days)];
}

type Person = { name: string; executive: boolean; weight: number; left: number; times: number };

/** The people of a customer, as far as anybody is in touch with them. */
function peopleOf({ people }: DemoCustomer): Person[] {
  return partsOf(people)
    .map(([name = "", , place = "", often = ""]) => ({
      name,
      executive: place.startsWith("executive"),
      weight: Number.parseInt(often, 10) || 0,
      left: numberAfter("until", often) ?? 0,
      times: 0,
    }))
    .filter(({ weight }) => weight > 0);
}

/**
 * Who takes part: whoever is furthest behind their share, give or take a little. Plain chance would make people fall
 * silent whom no story tells of.
 */
function nextPerson(people: Person[], day: number, random: Random): Person | undefined {
  const turn = (one: Person) => (one.times + 0.5 + random()) / one.weight;
  const [first] = people
    .filter(({ left }) => day > left)
    .map((one) => ({ one, turn: turn(one) }))
    .toSorted((a, b) => a.turn - b.turn);
  if (first) first.one.times++;
  return first?.one;
}

type Ways = { random: Random; people: Person[]; nextSentence: (how: string) => string };

function ordinaryTouch(customer: DemoCustomer, day: number, ways: Ways) {
  const { random, people, nextSentence } = ways;
  const { channels, owners, helpers = [] } = customer;
  const person = nextPerson(people, day, random);
  const usual = person?.executive ? WITH_EXECUTIVES : USUAL;
  const how = pick(channels ? usual.filter(([it]) => isAmong(it, channels)) : usual, random);
  const [channel = "", direction] = how.split(" ");
  const colleagues = [...owners.slice(1), ...helpers];
  const colleague =
    random() < COLLEAGUE_SHARE ? colleagues[Math.floor(random() * colleagues.length)] : null;
  const two = isTable(channel) && random() < TWO_AT_A_TABLE;
  const other = two
    ? nextPerson(
        people.filter((one) => one !== person),
        day,
        random,
      )
    : undefined;
  const contacts = [person, other].flatMap((one) => one?.name ?? []);
  const sentence = nextSentence(person?.executive ? `executive ${how}` : how);
  const summary = sentence
    .replaceAll("{about}", any(customer.about, random))
    .replaceAll("{name}", firstName(contacts[0] ?? ""));
  return {
    day,
    member: colleague ?? leadOf(customer),
    channel,
    direction: direction ?? directionOf(channel, sentence),
    contacts: contacts.join(";"),
    summary: summary.charAt(0).toUpperCase() + summary.slice(1),
    mood: isTable(channel) || channel === "call" ? pick(MOODS, random) : "",
  };
}

const isAmong = (how: string, channels: string[]) => channels.includes(how.split(" ")[0] ?? "");

const isTable = (channel: string) => ["meeting", "visit", "event"].includes(channel);

function directionOf(channel: string, sentence: string): string {
  if (channel !== "message") return "both";
  return sentence.startsWith("{name}") ? "in" : "out";
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
