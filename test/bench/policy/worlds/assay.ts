import type { Contact } from "../../../../src/engine/model/contact.ts";
import type { Customer } from "../../../../src/engine/model/customer.ts";
import type { Direction } from "../../../../src/engine/model/interaction.ts";
import type { Member } from "../../../../src/engine/model/member.ts";
import type { Portfolio } from "../../../../src/engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../../../src/engine/model/settings.ts";
import type { Signal } from "../../../../src/engine/model/signal.ts";

/** Assay, a maker of laboratory instruments: what is true here and in which ways effort is wasted. */
export const SAYS =
  "Four reps sell analysers and their service to hospitals and research institutes. A customer leaves over a late " +
  "promise, an unanswered worry, a champion who went, a rival's demo unit or, where it wants to be looked after, " +
  "neglect. A talk cures these, some only while fresh. Effort is wasted on: those who are quiet and content (long " +
  "rhythms, summer at institutes, a rep on holiday); lost causes (a merger, a demo that has run over seven weeks, a " +
  "tender in which nobody may talk, those who left without a word); false alarms (promises kept but never ticked " +
  "off, petty worries left open, quiet spells); the wrong person (gone, or not the one who worries); reps who are " +
  "away, seldom act, or heard of the customer lately; fresh worries and late promises that a diligent rep sees to " +
  "anyway; and customers who were called three times in eight weeks.";

type Choice = { memberId: string; customerId: string; contactId: string | null; aim: string | null; play: string };
type SimulatedCompany = {
  readonly records: Portfolio; readonly week: number; readonly nowMonday: number;
  liveOneWeek(choices: Choice[]): void; valueKept(): number; hiddenNeed(customerId: string): number;
  inTrouble(customerId: string): boolean; hasLeft(customerId: string): boolean; valueOf(customerId: string): number;
};
type Kind = "promise" | "concern" | "champion" | "rival" | "drift" | "merger";
type Person = { contact: Contact; isGone: boolean };
type Trouble = { kind: Kind; since: number; speaker: Person | null; signal: Signal | null };
type Rep = { member: Member; acts: number; logs: number; keeps: number; tends: number; leaves: [number, number][] };
/**
 * `rhythm`: weeks between our own touches; `slipsFrom`: the week from which its rep lets it slip; `tenders`: may not
 * talk in the six weeks before its renewal; `isAttached`: drifts when not looked after; `nudgedTouches`: weeks.
 */
type Account = { index: number; customer: Customer; rep: Rep; people: Person[]; value: number; rhythm: number } & {
  slipsFrom: number; isInstitute: boolean; tenders: boolean; isAttached: boolean; renewalWeek: number;
  trouble: Trouble | null; lastTry: number; lastTalk: number; leftWeek: number | null; nudgeWeeks: number[];
  pledges: { dueWeek: number; signal: Signal | null }[]; nudgedTouches: number[]; loggedTouches: number[];
};
type World = { seed: number; week: number; records: Portfolio; accounts: Account[] };

const [DAY, HOUR] = [86_400_000, 3_600_000];
const FIRST_MONDAY = Date.UTC(2026, 0, 5);
const [HISTORY_WEEKS, CUSTOMERS] = [26, 148];
/**
 * The course of each trouble: the chance a week that it begins by itself, weeks before anybody leaves over it, chances
 * a week that they leave then and that it passes, the chance that a nudged talk cures it, the weeks in which it can.
 */
type Course = Record<"begins" | "grace" | "leaves" | "passes" | "cures" | "curable", number> & { aim: string };
const COURSES: Record<Kind, Course> = {
  promise: { begins: 0, grace: 3, leaves: 0.036, passes: 0.04, cures: 0.85, curable: 99, aim: "trust" },
  concern: { begins: 0.008, grace: 3, leaves: 0.04, passes: 0.04, cures: 0.75, curable: 99, aim: "trust" },
  champion: { begins: 0, grace: 4, leaves: 0.036, passes: 0.02, cures: 0.75, curable: 99, aim: "reach" },
  rival: { begins: 0.004, grace: 7, leaves: 0.14, passes: 0.04, cures: 0.7, curable: 7, aim: "fit" },
  drift: { begins: 0, grace: 5, leaves: 0.034, passes: 0.04, cures: 0.85, curable: 99, aim: "rhythm" },
  merger: { begins: 0.001, grace: 6, leaves: 0.12, passes: 0, cures: 0, curable: 0, aim: "reach" },
};
const PETTY = 0.009; // worries a week that nobody leaves over
const UNPROMPTED = 0.3; // what a talk is worth that the rep would have had anyway: they speak of other matters
const WRONG_PERSON = 0.4; // the share of a cure that is left when somebody else than the worried one is reached
const RENEWAL_PRESSURE = 2.2; // leaving is this much likelier in the eight weeks before a renewal
const HISTORY_LEAVING = 0.25; // fewer leave before the first choice, so that the year begins with most on board
const UNSEEN_LEAVING = 0.0006; // those who leave in a week for no reason that anybody could see
/** Name, chance to act on a nudge, to log a touch, to keep a promise in time, and a week to see to a fresh trouble */
const REPS: [string, number, number, number, number][] = [
  ["Ilse Brandt", 0.82, 0.95, 0.9, 0.45], ["Tomas Lind", 0.62, 0.8, 0.76, 0.25],
  ["Noor Haddad", 0.45, 0.65, 0.7, 0.2], ["Piet de Wit", 0.25, 0.85, 0.78, 0.3],
];
const words = (text: string, gap = " ") => text.split(gap);
const CITIES = words("Aachen Basel Bremen Cork Delft Dresden Erfurt Gent Graz Halle Jena Kassel Kiel Leiden Linz " +
  "Lund Mainz Namur Odense Passau Siegen Trier Ulm Wels Zwolle");
const PLACES = words("University Hospital,St Anna,City Hospital,Cancer Institute,Blood Bank,Cell Institute", ",");
const NAMES = words("Berger Claes Dahl Egger Fuchs Gruber Huber Jansen Keller Lang Moser Nilsen Peters Roth Zorn");
const POSTS: [string, Contact["level"], Contact["function"]][] = [["Head of Laboratory", "leader", "operations"],
  ["Technician", "user", "engineering"], ["Buyer", "user", "procurement"], ["Director", "executive", "other"]];
/** A number in [0, 1) that belongs to this seed, customer, week and purpose alone. */
function luck(seed: number, index: number, week: number, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const it of `${seed}/${index}/${week}/${purpose}`) hash = Math.imul(hash ^ it.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
const draw = (world: World, { index }: Account, purpose: string) => luck(world.seed, index, world.week, purpose);
const mondayOf = (week: number) => FIRST_MONDAY + week * 7 * DAY;
const fridayOf = (week: number) => mondayOf(week) + 4 * DAY;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const pick = <T>(from: readonly T[], u: number) => from[Math.floor(u * from.length)] as T;
/** The ISO week of a Monday, which its Thursday tells. */
function weekName(monday: number): string {
  const thursday = new Date(monday + 3 * DAY);
  const weeks = Math.ceil((thursday.getTime() + DAY - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY));
  return `${thursday.getUTCFullYear()}-W${String(weeks).padStart(2, "0")}`;
}
/** A moment in this week's working hours. */
const momentOf = (world: World, account: Account, purpose: string) =>
  mondayOf(world.week) + Math.floor(draw(world, account, `moment ${purpose}`) * 5) * DAY + 10 * HOUR;
/** A rep goes on holiday for weeks, in which all their customers fall silent; one is away for six in autumn as well. */
function newRep(seed: number, index: number, [name, acts, logs, keeps, tends]: (typeof REPS)[number]): Rep {
  const about = (purpose: string, most: number) => Math.floor(luck(seed, -1 - index, 0, purpose) * most);
  const leaves: [number, number][] = [[5 + about("spring", 14), 2], [26 + about("summer", 7), 3 + about("long", 3)]];
  leaves.push([50, 2], [58 + about("next spring", 14), 2 + about("longer", 2)]);
  if (Math.floor(luck(seed, 0, 0, "autumn") * REPS.length) === index) leaves.push([38, 6]);
  const member: Member = {
    id: `rep-${index + 1}`, email: `rep${index + 1}@assay.example`, name, role: "rep", managerId: null,
    timezone: "Europe/Berlin", workingDays: [1, 2, 3, 4, 5], workingHours: { start: "08:00", end: "17:00" },
  };
  return { member, acts, logs, keeps, tends, leaves };
}
const isBetween = (week: number, from: number, length: number) => week >= from && week < from + length;
const isOff = ({ leaves }: Rep, week: number) => leaves.some(([from, length]) => isBetween(week, from, length));
/** A customer as it is before the first week. */
function newAccount(seed: number, index: number, reps: Rep[]): Account {
  const u = (purpose: string) => luck(seed, index, -1, purpose);
  const name = `${PLACES[Math.floor(index / CITIES.length)] ?? ""} ${CITIES[index % CITIES.length] ?? ""}`;
  const isInstitute = name.includes("Institute");
  // Half the contracts are worth 20 to 75 thousand a year; tiers go by value, but one in six was set years ago.
  const normal = Math.sqrt(-2 * Math.log(u("value") + 1e-9)) * Math.cos(2 * Math.PI * u("angle"));
  const value = 3000 + 1000 * Math.round(38 * Math.exp(0.95 * normal));
  const felt = value * (u("old tier") < 1 / 6 ? 0.3 + 2 * u("felt") : 1);
  const tier: Customer["tier"] = felt > 90_000 ? "A" : felt > 35_000 ? "B" : "C";
  const rhythm = { A: 3, B: 5, C: 7 }[tier] * (0.6 + 0.9 * u("rhythm")) * (isInstitute ? 1.7 : 1);
  const rep = reps[index % reps.length] as Rep;
  const renewalWeek = 4 + Math.floor(u("renewal") * 92);
  const customer: Customer = {
    id: `c-${index + 1}`, name, aliases: [], domain: null, ownerIds: [rep.member.id], tier,
    annualValue: value, currency: "EUR", effortHoursPerMonth: { A: 6, B: 3, C: 1 }[tier], status: "active",
    renewalOn: u("renewal known") < 0.85 ? dayOf(mondayOf(renewalWeek)) : null,
    ourLead: isInstitute ? "technology" : "intimacy", priorities: ["yearly maintenance booked in time"],
    priorityAnswers: [], visibility: "everyone",
  };
  const size = u("single") < 0.42 ? 1 : 2 + Math.floor(u("size") * 4);
  return {
    index, customer, rep, value, rhythm, isInstitute, renewalWeek,
    people: Array.from({ length: size }, (_, at) => newPerson(seed, customer.id, index, at)),
    slipsFrom: u("slips") < 0.4 ? Math.floor(u("slips from") * 78) : 999,
    tenders: !isInstitute && u("tenders") < 0.35, isAttached: u("attached") < (isInstitute ? 0.2 : 0.6),
    trouble: null, pledges: [], lastTry: -Math.floor(u("last") * rhythm), lastTalk: 0, leftWeek: null,
    nudgedTouches: [], nudgeWeeks: [], loggedTouches: [],
  };
}
/** The first person at a customer is its champion. */
function newPerson(seed: number, customerId: string, index: number, at: number): Person {
  const [title, level, job] = POSTS[at % POSTS.length] as (typeof POSTS)[number];
  const self = { id: `${customerId}-p${at + 1}`, name: `Dr ${pick(NAMES, luck(seed, index, at, "who"))}`, email: null };
  return { contact: { ...self, customerId, title, level, function: job, values: null }, isGone: false };
}
/** Writes down a signal, where the company would; else null. */
function note(world: World, account: Account, kind: Signal["kind"], quote: string, chance: number, more = {}) {
  if (draw(world, account, `noted ${quote}`) >= chance) return null;
  const id = `s-${account.index}-${world.week}-${world.records.signals.length}`;
  const base = { id, customerId: account.customer.id, kind, quote, at: momentOf(world, account, quote) };
  const signal: Signal = { ...base, contactId: null, by: null, dueOn: null, closedOn: null, ...more };
  world.records.signals.push(signal);
  return signal;
}
/** Writes down what happened with a customer. */
function log(world: World, account: Account, at: number, direction: Direction, { contact }: Person): void {
  const u = draw(world, account, `tone ${direction}`);
  const cool = isCool(world, account);
  const said = cool ? "Short reply, no questions." : pick(["Talked about uptime.", "Planned maintenance."], u);
  const tone = cool ? (u < 0.25 ? "negative" : "neutral") : u < 0.35 ? "positive" : "neutral";
  const isTry = direction === "out";
  world.records.interactions.push({
    id: `i-${account.index}-${world.week}-${world.records.interactions.length}`, customerId: account.customer.id,
    memberId: account.rep.member.id, at, direction, channel: isTry ? "call" : direction === "in" ? "email" : "visit",
    contactIds: [contact.id], summary: isTry ? "Tried to reach them." : said, sentiment: isTry ? null : tone,
  });
  if (direction !== "in") account.loggedTouches.push(at);
}
/** Customers are quiet in spells (an audit, a move), in summer at institutes, and at Christmas: no trouble at all. */
const isQuiet = ({ seed, week }: World, { index, isInstitute }: Account) =>
  week % 52 >= (isInstitute && week % 52 < 35 ? 26 : 50) || luck(seed, index, Math.floor(week / 6), "spell") < 0.13;
/** Trouble shows from its third week on; a quiet spell looks the same. */
const isCool = (world: World, account: Account) =>
  (account.trouble !== null && world.week - account.trouble.since >= 2) || isQuiet(world, account);
/** How long nobody talked with a customer, in its own rhythm; beyond eight weeks all count alike. */
const silenceOf = (week: number, { lastTalk, rhythm }: Account) => (week - lastTalk) / Math.min(rhythm, 8);
const begin = (world: World, account: Account, kind: Kind, signal: Signal | null, speaker: Person | null = null) =>
  (account.trouble ??= { kind, since: world.week, speaker, signal });
function end(account: Account, at: number, isTicked: boolean): void {
  const signal = account.trouble?.signal ?? null;
  if (signal !== null && isTicked) signal.closedOn = dayOf(Math.max(at, signal.at));
  account.trouble = null;
}
/** People leave, and troubles begin; petty worries pass by themselves, and often stay open in the books. */
function meetTheWeek(world: World, account: Account): void {
  for (const [at, person] of account.people.entries()) {
    if (person.isGone || draw(world, account, `move ${at}`) >= 0.0045) continue;
    person.isGone = true;
    if (draw(world, account, `told ${at}`) < 0.3) person.contact.state = "left";
    // A champion who goes takes the ties along, most of all where there was nobody else.
    const breaks = account.people.some((it) => !it.isGone) ? 0.65 : 0.95;
    if (at === 0 && draw(world, account, "champion") < breaks) begin(world, account, "champion", null);
  }
  const speaker = pick(account.people, draw(world, account, "speaker"));
  let u = draw(world, account, "begins");
  if ((u -= COURSES.concern.begins) < 0) {
    begin(world, account, "concern", complain(world, account, speaker, "The analyser drifts after service"), speaker);
  } else if ((u -= COURSES.rival.begins) < 0) {
    begin(world, account, "rival", note(world, account, "competitor", "They try a rival's demo unit", 0.3));
  } else if ((u -= COURSES.merger.begins) < 0) {
    begin(world, account, "merger", note(world, account, "change", "Purchasing moves to a new group", 0.6));
  } else if ((u -= PETTY) < 0) {
    const signal = complain(world, account, speaker, "The invoice layout is confusing");
    if (signal !== null && draw(world, account, "petty") < 0.4) signal.closedOn = dayOf(fridayOf(world.week));
  }
  const isMissed = account.isAttached && silenceOf(world.week, account) > 1.9;
  if (isMissed && draw(world, account, "drift") < 0.06) begin(world, account, "drift", null);
}
function complain(world: World, account: Account, speaker: Person, quote: string): Signal | null {
  const signal = note(world, account, "concern", quote, speaker.isGone ? 0 : 0.72, { contactId: speaker.contact.id });
  if (signal !== null) log(world, account, signal.at, "in", speaker);
  return signal;
}
/** What customers write, and what reps do by themselves. */
function liveAsUsual(world: World, account: Account): void {
  const [{ week }, { rep }] = [world, account];
  const inbound = account.leftWeek === null ? (0.9 / account.rhythm) * (isCool(world, account) ? 0.3 : 1) : 0;
  const writer = pick(account.people, draw(world, account, "writer"));
  const isSeen = !writer.isGone && draw(world, account, "writes in") < inbound * (isOff(rep, week) ? 0.15 : 0.75);
  if (isSeen) log(world, account, momentOf(world, account, "in"), "in", writer);
  const due = (week - account.lastTry) / (account.rhythm * (week >= account.slipsFrom ? 2.6 : 1));
  const moves = draw(world, account, "own touch") < Math.min(0.75, Math.max(0.02, (due - 0.6) * 0.9));
  if (moves && !isOff(rep, week)) touch(world, account, momentOf(world, account, "own"), null);
}
/** A rep gets in touch: reaches somebody or not, cures a trouble or not. `choice` is the nudge behind it, if any. */
function touch(world: World, account: Account, at: number, choice: Choice | null): void {
  const { week } = world;
  const [isOwn, how] = [choice === null, choice === null ? "own" : "nudged"];
  const person = whom(world, account, choice);
  const isReached = draw(world, account, `replies ${how}`) < replyChance(world, account);
  const replies = isReached && !person.isGone;
  const isLogged = !isOwn || draw(world, account, "logged") < account.rep.logs;
  if (isLogged) log(world, account, at, replies ? "both" : "out", person);
  account.lastTry = week;
  if (replies) {
    account.lastTalk = week;
    const curing = cureChance(week, account, person, choice?.aim ?? null) * (isOwn ? UNPROMPTED : 1);
    if (draw(world, account, `cures ${how}`) < curing) end(account, at, draw(world, account, "ticked") < 0.8);
    agree(world, account, person);
  } else if (isReached && draw(world, account, `successor ${how}`) < (isOwn ? 0.2 : 0.75)) {
    meetSuccessor(world, account, person, at);
  }
  if (!isOwn) account.nudgedTouches.push(week);
  if (account.leftWeek !== null && draw(world, account, `notices ${how}`) < (isOwn ? 0.3 : 0.7)) writeOff(account, at);
}
/** Whom a rep turns to: the one named in the nudge, else more often the right one when they were made to think. */
function whom(world: World, account: Account, choice: Choice | null): Person {
  const named = account.people.find(({ contact }) => contact.id === choice?.contactId);
  if (named !== undefined) return named;
  const champion = account.people[0] as Person;
  if (draw(world, account, "whom") > (choice === null ? 0.4 : 0.75)) return champion;
  const speaker = account.trouble?.speaker;
  return speaker?.isGone === false ? speaker : (account.people.find((it) => !it.isGone) ?? champion);
}
/** Nobody answers who has left, was called three times in eight weeks, or is in a tender. */
function replyChance(world: World, account: Account): number {
  const isWorn = account.nudgedTouches.filter((it) => it > world.week - 8).length >= 3;
  const isInTender = account.tenders && isBetween(world.week, account.renewalWeek - 6, 6);
  if (account.leftWeek !== null || isWorn || isInTender) return 0;
  return isCool(world, account) ? 0.75 : 0.9;
}
/** The chance that a nudged talk cures the trouble; `person` null: with the right one. */
function cureChance(week: number, { trouble }: Account, person: Person | null, aim: string | null): number {
  if (trouble === null) return 0;
  const { cures, curable, aim: apt } = COURSES[trouble.kind];
  if (week - trouble.since > curable) return 0;
  const isRight = person === null || person === trouble.speaker || person.contact.level === "executive";
  return cures * (isRight || trouble.kind !== "concern" ? 1 : WRONG_PERSON) * (aim === apt ? 1.12 : 1);
}
/** Whoever asks for a champion who is gone may be led to the successor. */
function meetSuccessor(world: World, account: Account, gone: Person, at: number): void {
  gone.contact.state = "left";
  const successor = newPerson(world.seed, account.customer.id, account.index, account.people.length);
  Object.assign(successor.contact, { title: gone.contact.title, level: gone.contact.level });
  world.records.contacts.push(successor.contact);
  account.people.unshift(successor);
  note(world, account, "change", "Somebody new has taken over", 0.8, { contactId: successor.contact.id });
  account.lastTalk = world.week;
  if (account.trouble?.kind === "champion") end(account, at, true);
}
/** Talks bring promises, wishes and kind words, and some of them are written down. */
function agree(world: World, account: Account, { contact }: Person): void {
  const u = draw(world, account, "agrees");
  const dueWeek = world.week + 1 + Math.floor(draw(world, account, "due") * 4);
  const told = { contactId: contact.id, memberId: account.rep.member.id };
  const promise = (by: Signal["by"], quote: string) =>
    note(world, account, "commitment", quote, 0.8, { ...told, by, dueOn: dayOf(fridayOf(dueWeek)) });
  if (u < 0.26) account.pledges.push({ dueWeek, signal: promise("us", "We send the calibration certificate") });
  else if (u < 0.34) promise("customer", "They send us the sample list");
  else if (u < 0.52) note(world, account, "appreciation", "Thanks for the repair", 0.6, { ...told, by: "customer" });
}
/** Promises come due: kept and ticked off, kept and left open in the books, or broken. */
function keepPromises(world: World, account: Account): void {
  const { rep } = account;
  for (const { signal } of account.pledges.filter(({ dueWeek }) => dueWeek === world.week)) {
    const kept = draw(world, account, "kept") < (isOff(rep, world.week) ? 0.35 : rep.keeps);
    if (kept && signal !== null && draw(world, account, "books it") < rep.logs - 0.15) signal.closedOn = signal.dueOn;
    if (!kept && draw(world, account, "minds") < 0.75) begin(world, account, "promise", signal);
  }
  account.pledges = account.pledges.filter(({ dueWeek }) => dueWeek > world.week);
}
/** Troubles end the contract, pass, or are seen to by a rep unasked while fresh. */
function sufferOrLeave(world: World, account: Account): void {
  const { trouble, rep } = account;
  if (draw(world, account, "leaves") < leaveChance(world.week, account)) {
    Object.assign(account, { leftWeek: world.week, trouble: null });
    if (draw(world, account, "says goodbye") < 0.5) writeOff(account, fridayOf(world.week));
  } else if (trouble !== null) {
    const isSeen = COURSES[trouble.kind].aim === "trust" && world.week - trouble.since < 3 && !isOff(rep, world.week);
    const passes = draw(world, account, "passes") < COURSES[trouble.kind].passes + (isSeen ? rep.tends : 0);
    if (passes) end(account, fridayOf(world.week), isSeen && draw(world, account, "ticked") < rep.logs);
  }
}
/** The chance that a customer leaves in a week. */
function leaveChance(week: number, { trouble, renewalWeek }: Account): number {
  const early = week < HISTORY_WEEKS ? HISTORY_LEAVING : 1;
  if (trouble === null || week - trouble.since < COURSES[trouble.kind].grace) return UNSEEN_LEAVING * early;
  return COURSES[trouble.kind].leaves * pressureOn(week, renewalWeek) * early;
}
const pressureOn = (week: number, renewal: number) => (isBetween(week, renewal - 7, 8) ? RENEWAL_PRESSURE : 1);
function writeOff({ customer }: Account, at: number): void {
  if (customer.status === "active") Object.assign(customer, { status: "lost", statusOn: dayOf(at) });
}
/** Renewals are written down, losses noticed, in the end at the renewal. */
function keepBooks(world: World, account: Account): void {
  const { customer, leftWeek } = account;
  const isDue = account.renewalWeek === world.week;
  if (leftWeek !== null && (isDue || draw(world, account, "books") < 0.06)) writeOff(account, fridayOf(world.week));
  if (leftWeek === null && isDue) {
    account.renewalWeek += 52;
    if (customer.renewalOn !== null) customer.renewalOn = dayOf(mondayOf(account.renewalWeek));
    customer.renewedOn = dayOf(mondayOf(world.week));
  }
}
/** A nudge: who heard of the customer lately acts less; a few act without a word, a few answer and do nothing. */
function takeNudge(world: World, account: Account, choice: Choice, slot: number): void {
  const [{ week }, { rep }, { memberId, customerId, contactId, play }] = [world, account, choice];
  const isHere = rep.member.id === memberId && !isOff(rep, week) && account.customer.status === "active";
  const heard = account.nudgeWeeks.some((it) => it >= week - 4) ? 0.65 : 1;
  const acts = isHere && draw(world, account, "acts") < rep.acts * heard;
  const sentAt = mondayOf(week) + Math.min(slot, 3) * DAY + 7 * HOUR;
  const answeredAt = sentAt + 2 * HOUR + Math.floor(draw(world, account, "answer") * 7) * HOUR;
  if (acts) touch(world, account, answeredAt - HOUR, choice);
  account.nudgeWeeks.push(week);
  const isAnswered = isHere && draw(world, account, "tells") < (acts ? 0.9 : 0.15);
  world.records.nudges.push({
    id: `n-${account.index}-${week}-${memberId}-${slot}`, memberId, customerId, contactId,
    week: weekName(mondayOf(week)), slot, play, state: isAnswered ? "answered" : "ignored", sentAt,
    answeredAt: isAnswered ? answeredAt : null, strengthMoved: null,
    touchedWithin7Days: account.loggedTouches.some((at) => at >= sentAt && at < sentAt + 7 * DAY),
  });
}
function liveOneWeek(world: World, choices: Choice[]): void {
  for (const account of world.accounts) {
    if (account.leftWeek === null) meetTheWeek(world, account);
    if (account.customer.status === "active") liveAsUsual(world, account);
  }
  for (const [at, choice] of choices.entries()) {
    const account = world.accounts.find(({ customer }) => customer.id === choice.customerId);
    const slot = choices.slice(0, at).filter(({ memberId }) => memberId === choice.memberId).length;
    if (account !== undefined) takeNudge(world, account, choice, slot);
  }
  for (const account of world.accounts) {
    if (account.leftWeek === null) keepPromises(world, account);
    if (account.leftWeek === null) sufferOrLeave(world, account);
    keepBooks(world, account);
  }
  world.week += 1;
}
/** The value that a touch now would save: what its trouble takes in the end, as far as the touch cures it. */
function needOf(world: World, account: Account): number {
  const reach = replyChance(world, account);
  const isMissed = account.isAttached && silenceOf(world.week, account) > 1.5;
  if (account.trouble === null) return isMissed ? account.value * reach * 0.04 : 0;
  const { leaves, passes } = COURSES[account.trouble.kind];
  const leaving = leaves * pressureOn(world.week, account.renewalWeek);
  return account.value * (leaving / (leaving + passes)) * reach * cureChance(world.week, account, null, null);
}
/** Same seed, same company, same luck. */
export function foundCompany(seed: number): SimulatedCompany {
  const reps = REPS.map((row, index) => newRep(seed, index, row));
  const accounts = Array.from({ length: CUSTOMERS }, (_, index) => newAccount(seed, index, reps));
  const records: Portfolio = {
    workspaceId: `assay-${seed}`, settings: { ...DEFAULT_SETTINGS, focusCustomerIds: [] },
    members: reps.map(({ member }) => member), customers: accounts.map(({ customer }) => customer),
    contacts: accounts.flatMap(({ people }) => people.map(({ contact }) => contact)),
    interactions: [], signals: [], nudges: [],
  };
  const world: World = { seed, week: 0, records, accounts };
  while (world.week < HISTORY_WEEKS) liveOneWeek(world, []);
  const find = (id: string) => accounts.find(({ customer }) => customer.id === id) as Account;
  return {
    records, get week() { return world.week; }, get nowMonday() { return mondayOf(world.week); },
    liveOneWeek: (choices) => liveOneWeek(world, choices), hiddenNeed: (id) => needOf(world, find(id)),
    inTrouble: (id) => find(id).trouble !== null, hasLeft: (id) => find(id).leftWeek !== null,
    valueOf: (id) => find(id).value,
    valueKept: () => accounts.reduce((sum, { leftWeek, value }) => sum + (leftWeek === null ? value : 0), 0),
  };
}
