/** A managed IT services firm with yearly contracts, as a company in which effort can be wasted. */
import type { Contact, ContactFunction, Level } from "../../../../src/engine/model/contact.ts";
import type { Customer, Tier } from "../../../../src/engine/model/customer.ts";
import type { Interaction, Sentiment } from "../../../../src/engine/model/interaction.ts";
import type { Member } from "../../../../src/engine/model/member.ts";
import type { Portfolio } from "../../../../src/engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../../../src/engine/model/settings.ts";
import type { Signal, SignalKind } from "../../../../src/engine/model/signal.ts";

/** What is true here and in which ways effort is wasted: one paragraph. */
export const SAYS =
  "A managed IT services firm: yearly contracts that are decided six weeks before they renew, a fifth rolling " +
  "monthly. Customers leave because a worry that matters festers, their champion went and nobody won the others, or " +
  "a rival is tried quietly; a talk with somebody senior often cures that, best in the twenty weeks before the " +
  "decision. Effort is wasted on concerns (nine in ten mean nothing, heal by themselves and are never closed), on " +
  "grumblers who complain and stay, on customers in a merger who leave anyway, on quiet spells that end by " +
  "themselves, on self-runners however long their silence, on users and people who have gone, on a second talk " +
  "within a month, and on talking long before the decision or after it. In real trouble the senior people fall " +
  "silent while the users' tickets go on.";

type Choice = { memberId: string; customerId: string; contactId: string | null; aim: string | null; play: string };
type SimulatedCompany = {
  readonly records: Portfolio;
  readonly week: number;
  readonly nowMonday: number;
  liveOneWeek(choices: Choice[]): void;
  hiddenNeed(customerId: string): number;
  inTrouble(customerId: string): boolean;
  hasLeft(customerId: string): boolean;
  valueOf(customerId: string): number;
  valueKept(): number;
};

type TroubleKind = "festering" | "orphaned" | "rival";
/** Something that ends in leaving unless it heals or is cured; depth goes from 0 to 1 by `pace` a week. */
type Trouble = { kind: TroubleKind; depth: number; pace: number };
/** `care`: wants to be looked after; `alone`: runs by itself; `grumbler`: complains and stays. */
type Temper = "care" | "alone" | "grumbler";
/** The truth of a person: the record may still call somebody active who has gone. */
type Person = { row: Contact; isChampion: boolean; goneSince: number | null };
/**
 * The truth of a customer. All times are weeks; `rhythm` lies between routine talks, `tickets` come a week.
 * `decidedIn`: when the next contract year is decided, null for those that roll monthly. A merger ends in leaving.
 */
type Account = {
  index: number; row: Customer; rep: Member; value: number; temper: Temper; people: Person[];
  rhythm: number; tickets: number; decidedIn: number | null; trouble: Trouble | null;
  merger: { from: number; until: number } | null; quietUntil: number; successorIn: number;
  nextRoutine: number; lastCare: number; lastNudged: number; leftIn: number | null; noticedIn: number;
};
type World = { seed: number; week: number; records: Portfolio; accounts: Account[]; byId: Map<string, Account> };
type Told = Omit<Interaction, "id" | "customerId" | "at">;
type Draw = (purpose: string) => number;
type Range = [from: number, to: number];

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const FIRST_MONDAY = Date.UTC(2026, 0, 5);
const HISTORY_WEEKS = 30;
const CUSTOMERS_A_REP = 38;
const NOTICE_WEEKS = 6; // between the decision and the end of the contract
const WINDOW_WEEKS = 20; // before the decision, in which people think about it
const EARLY_FACTOR = 0.35; // what a talk before that window is worth
const CURE = 0.72; // chance that a talk with the right person in time ends the trouble
const REPEAT_WEEKS = 4; // in which a second talk adds little
const REPEAT_FACTOR = 0.3;
const UNNAMED_FACTOR = 0.85; // no person was named: the rep calls whom they know, good and not the best
const BY_LEVEL: Record<Level, number> = { executive: 1, leader: 0.95, user: 0.15 }; // share of a cure they carry
/** Chance a week that trouble begins; double for those who want care and don't get it in their rhythm. */
const ONSET: Record<Temper, number> = { care: 0.021, alone: 0.017, grumbler: 0.003 };
const HEAL: Record<TroubleKind, number> = { festering: 0.035, orphaned: 0.04, rival: 0.015 }; // a week, by itself
const NOISE: Record<Temper, number> = { care: 0.045, alone: 0.035, grumbler: 0.15 }; // worries a week without meaning
const MERGER = 0.0011; // chance a week
const QUIET_SPELL = 0.012; // chance a week of four to ten weeks in which everybody there is busy
const CHAMPION_GOES = 0.006; // chance a week
const OTHER_GOES = 0.0025;
/** How much of the voice is lost at full depth. */
const LOST_VOICE: Record<TroubleKind, { senior: number; user: number }> = {
  festering: { senior: 0.9, user: 0 }, orphaned: { senior: 0.75, user: 0.1 }, rival: { senior: 0.85, user: 0.35 },
};
/** Annual value, weeks between routine talks, tickets a week. */
const BY_TIER: Record<Tier, { value: Range; rhythm: Range; tickets: Range }> = {
  A: { value: [90_000, 230_000], rhythm: [2, 5], tickets: [0.6, 1.5] },
  B: { value: [32_000, 85_000], rhythm: [4, 9], tickets: [0.3, 0.9] },
  C: { value: [9_000, 30_000], rhythm: [6, 15], tickets: [0.1, 0.5] },
};

const REPS = ["Ida Holm", "Jonas Berg", "Priya Nair", "Tom Ashworth"];
const WILLING = [0.86, 0.72, 0.8, 0.62]; // share of nudges that each of them acts on
const HEADS = "Alder Birch Cobalt Delta Ember Falcon Granite Harbour Indigo Juniper Keystone Larch Meridian Nordic";
const TAILS = "Dental Logistics Architects Foods Legal Housing Clinics Tooling Schools Freight Print Energy";
const FIRST = "Anna Ben Clara David Elif Frank Grace Hugo Irene Jakob Karin Liam Mona Nils Olga Paul";
const LAST = "Adler Brandt Costa Doyle Evans Fischer Grant Hansen Ivanov Jensen Keller Lopez Moore Novak";
const SEATS: [title: string, level: Level, function: ContactFunction][] = [
  ["IT manager", "leader", "it"], ["Managing director", "executive", "other"], ["Office manager", "user", "operations"],
  ["Bookkeeper", "user", "finance"], ["Operations manager", "leader", "operations"], ["Key user", "user", "it"],
  ["Finance director", "executive", "finance"], ["Planner", "user", "service"],
];
const TICKETS = ["Printer queue stuck again", "New starter needs a laptop", "VPN drops from home", "Mailbox is full"];
const TALKS = ["Went through open tickets and next quarter", "Service review, patching agreed", "Short catch-up"];
const SHORT = ["Thanks, noted.", "OK.", "Fine, will come back to you."];
const WORRIES = [
  "tickets take too long these days", "the backup report was wrong again", "always somebody else on the phone",
  "the invoice is hard to follow", "we were offline for a morning", "not sure that we get what we pay for",
];

/** Same seed, same company, same luck. */
export function foundCompany(seed: number): SimulatedCompany {
  const world = newWorld(seed);
  while (world.week < HISTORY_WEEKS) liveWeek(world, []);
  const accountOf = (id: string): Account | undefined => world.byId.get(id);
  return {
    records: world.records,
    get week() { return world.week; },
    get nowMonday() { return mondayOf(world.week); },
    liveOneWeek: (choices) => liveWeek(world, choices),
    hiddenNeed: (id) => needOf(world, accountOf(id)),
    inTrouble: (id) => world.accounts.some((it) => it.row.id === id && isTroubled(it)),
    hasLeft: (id) => (accountOf(id)?.leftIn ?? null) !== null,
    valueOf: (id) => accountOf(id)?.value ?? 0,
    valueKept: () => world.accounts.reduce((sum, { leftIn, value }) => sum + (leftIn === null ? value : 0), 0),
  };
}

/** The luck of a customer in a week for a purpose, in [0, 1): a pure hash (FNV-1a, then MurmurHash3's finalizer). */
function luckOf(seed: number, index: number, week: number, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}|${index}|${week}|${purpose}`) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

function newWorld(seed: number): World {
  const members = REPS.map((name, at) => newMember(`rep-${at + 1}`, name, "rep"));
  const accounts = Array.from({ length: REPS.length * CUSTOMERS_A_REP }, (_, at) => newAccount(seed, at, members));
  members.push(newMember("head", "Ruth Lindqvist", "manager"), newMember("desk", "Sam Petersen", "admin"));
  const records: Portfolio = {
    workspaceId: `helpdesk-${seed}`, settings: { ...DEFAULT_SETTINGS }, members,
    customers: accounts.map(({ row }) => row), contacts: accounts.flatMap(({ people }) => people.map(({ row }) => row)),
    interactions: [], signals: [], nudges: [],
  };
  return { seed, week: 0, records, accounts, byId: new Map(accounts.map((it) => [it.row.id, it])) };
}

function newMember(id: string, name: string, role: Member["role"]): Member {
  const email = `${name.toLowerCase().replace(" ", ".")}@helpdesk.example`;
  return { id, email, name, role, managerId: role === "rep" ? "head" : null, timezone: "Europe/Copenhagen",
    workingDays: [1, 2, 3, 4, 5], workingHours: { start: "08:00", end: "16:30" } };
}

/** A customer with its truth. Tiers were set years ago: one in eight was drawn anew since. */
function newAccount(seed: number, index: number, members: Member[]): Account {
  const draw: Draw = (purpose) => luckOf(seed, index, -1, purpose);
  const tier: Tier = draw("tier") < 0.2 ? "A" : draw("tier") < 0.58 ? "B" : "C";
  const truly = draw("stale tier") < 0.12 ? pick(["A", "B", "C"] as const, draw("true tier")) : tier;
  const temper: Temper = draw("temper") < 0.42 ? "care" : draw("temper") < 0.82 ? "alone" : "grumbler";
  const value = Math.round(between(BY_TIER[truly].value, draw("value")) / 100) * 100;
  const renewsIn = draw("rolling") < 0.2 ? null : 1 + Math.floor(draw("renews") * 52);
  const rep = pickAt(members, index);
  const name = `${pickAt(HEADS.split(" "), index)} ${pickAt(TAILS.split(" "), index + Math.floor(index / 84))}`;
  const id = `c${String(index + 1).padStart(3, "0")}`;
  const row: Customer = {
    id, name, aliases: [], domain: `${name.toLowerCase().replace(" ", "-")}.example`, tier,
    ownerIds: draw("deputy") < 0.2 ? [rep.id, pickAt(members, index + 1).id] : [rep.id],
    annualValue: draw("value told") < 0.93 ? value : null, currency: "EUR", effortHoursPerMonth: null,
    renewalOn: renewsIn === null || draw("renewal told") < 0.08 ? null : dayOf(renewsIn), status: "active",
    ourLead: null, priorities: [], priorityAnswers: [], visibility: "everyone",
  };
  const size = 4 + Math.floor(draw("seats") * (tier === "C" ? 2 : 5));
  const rhythm = between(BY_TIER[tier].rhythm, draw("rhythm")) * (temper === "alone" ? 1.5 : 1);
  return {
    index, row, rep, value, temper, rhythm,
    people: Array.from({ length: size }, (_, at) => newPerson(id, at, at, draw(`name ${at}`))),
    tickets: between(BY_TIER[truly].tickets, draw("tickets")), trouble: null, merger: null,
    decidedIn: renewsIn === null ? null : renewsIn - NOTICE_WEEKS + (renewsIn < NOTICE_WEEKS ? 52 : 0), quietUntil: 0,
    successorIn: -1, nextRoutine: draw("first talk") * rhythm, lastCare: 0, lastNudged: -99, leftIn: null, noticedIn: 0,
  };
}

/** Somebody at a customer; the first seat is the champion's. */
function newPerson(customerId: string, at: number, seat: number, draw: number): Person {
  const name = `${pick(FIRST.split(" "), draw)} ${pick(LAST.split(" "), (draw * 16) % 1)}`;
  const [title, level, role] = pickAt(SEATS, seat);
  const id = `${customerId}-p${at + 1}`;
  return { row: { id, customerId, name, email: `${id}@mail.example`, title, level, function: role, values: null },
    isChampion: seat === 0, goneSince: null };
}

/** One week of everybody: life goes on, nudges are acted on or not, and at its end it is seen what became of it. */
function liveWeek(world: World, choices: Choice[]): void {
  for (const account of world.accounts) {
    if (account.leftIn === null) movePeople(world, account);
    routine(world, account);
    if (account.leftIn === null) startTroubles(world, account);
    customerWrites(world, account);
    if (account.leftIn === null) smallTalk(world, account);
  }
  const acted = choices.map((choice) => followNudge(world, choice));
  for (const account of world.accounts) {
    if (account.leftIn === null) endOfWeek(world, account, luck(world, account));
    else noticeLoss(world, account, false);
  }
  choices.forEach((choice, at) => recordNudge(world, choices, choice, acted[at] === true));
  world.week += 1;
}

/** People go, which is often told late; champions mostly leave trouble behind, and a successor comes weeks later. */
function movePeople(world: World, account: Account): void {
  for (const person of account.people) {
    const draw = luck(world, account, person.row.id);
    if (person.goneSince !== null) {
      if (draw("told") < 0.06) tellGone(person);
    } else if (draw("goes") < (person.isChampion ? CHAMPION_GOES : OTHER_GOES)) {
      person.goneSince = world.week;
      if (draw("told at once") < 0.35) tellGone(person);
      if (!person.isChampion) continue;
      account.successorIn = world.week + 3 + Math.floor(draw("successor") * 6);
      if (draw("orphaned") < 0.6) account.trouble ??= { kind: "orphaned", depth: 0.25, pace: 0.05 };
    }
  }
  if (account.successorIn !== world.week) return;
  const draw = luck(world, account)("successor's name");
  const successor = newPerson(account.row.id, account.people.length, 0, draw);
  account.people.push(successor);
  world.records.contacts.push(successor.row);
}

/** The rep's own talks, in the customer's rhythm; one in five is forgotten, and holidays are half covered. */
function routine(world: World, account: Account): void {
  const draw = luck(world, account, "routine");
  const isAway = isOnHoliday(world, account.rep);
  if (account.row.status === "lost" || world.week < account.nextRoutine || (isAway && draw("covered") > 0.4)) return;
  account.nextRoutine = world.week + account.rhythm * (0.75 + draw("gap") * 0.5);
  if (draw("forgotten") < 0.22) return;
  if (account.leftIn !== null) return noticeLoss(world, account, true);
  account.lastCare = world.week;
  const memberId = isAway ? (account.row.ownerIds[1] ?? "head") : account.rep.id;
  const person = usualPerson(account);
  const replies = draw("reply") < 0.1 + 0.8 * voiceOf(world, account, person);
  if (draw("logged") < 0.88) writeTalk(world, account, "routine", memberId, person, replies);
}

/** Tickets by users and questions by senior people: who stays silent tells more than how much is written. */
function customerWrites(world: World, account: Account): void {
  const winding = account.leftIn === null ? 0 : (world.week - account.leftIn) / NOTICE_WEEKS;
  for (const person of account.people) {
    const draw = luck(world, account, `in ${person.row.id}`);
    const isSenior = person.row.level !== "user";
    const peers = account.people.filter((it) => it.goneSince === null && (it.row.level !== "user") === isSenior).length;
    const rate = (isSenior ? 1.6 / account.rhythm : account.tickets) / Math.max(1, peers);
    if (draw("writes") > rate * voiceOf(world, account, person) * (1 - winding) || draw("logged") > 0.78) continue;
    write(world, account, `in ${person.row.id}`, {
      memberId: !isSenior && draw("taken by") < 0.8 ? "desk" : account.rep.id, direction: "in",
      channel: draw("channel") < 0.7 ? "email" : "call", contactIds: [person.row.id],
      summary: isSenior ? wordsOf(world, account, person, draw("words")) : pick(TICKETS, draw("words")),
      sentiment: moodOf(account, draw("mood")),
    });
  }
}

/** What gets written down beside: worries that mean nothing, promises, thanks, wishes. Hardly anything is closed. */
function smallTalk(world: World, account: Account): void {
  const draw = luck(world, account);
  const due = dayOf(world.week, 14);
  if (draw("worry") < NOISE[account.temper]) tell(world, account, "worry", "concern", pick(WORRIES, draw("which")));
  if (draw("promise") < 0.03) tell(world, account, "promise", "commitment", "we send the patch plan", due);
  if (draw("thanks") < (account.trouble ? 0.006 : 0.018)) tell(world, account, "thanks", "appreciation", "quick help");
  if (draw("wish") < 0.008) tell(world, account, "wish", "need", "wants a plan for the old servers");
  if (draw("news") < 0.006) tell(world, account, "news", "change", "a new office opens next year");
  const isOpen = (it: Signal): boolean => it.customerId === account.row.id && it.closedOn === null;
  const open = world.records.signals.findLast((it) => isOpen(it) && ["commitment", "concern"].includes(it.kind));
  if (open === undefined || open.at >= mondayOf(world.week)) return;
  if (draw("closes") < (open.kind === "commitment" ? 0.15 : 0.006)) open.closedOn = dayOf(world.week);
}

/** Real trouble, mergers and quiet spells begin. Two in five of the real troubles are said aloud as a worry. */
function startTroubles(world: World, account: Account): void {
  const draw = luck(world, account);
  if (draw("merger") < MERGER && account.merger === null) {
    account.merger = { from: world.week, until: world.week + 8 + Math.floor(draw("merger's end") * 14) };
    if (draw("merger told") < 0.5) tell(world, account, "merger", "change", "the owners talk to a larger group");
  }
  if (draw("quiet") < QUIET_SPELL) account.quietUntil = world.week + 4 + Math.floor(draw("how quiet") * 7);
  if (draw("onset") >= onsetOf(world, account) || account.trouble !== null) return;
  const kind: TroubleKind = draw("kind") < 0.6 ? "festering" : "rival";
  account.trouble = { kind, depth: 0.25, pace: 0.04 + draw("pace") * 0.07 };
  if (kind === "rival" && draw("said") < 0.1) tell(world, account, "rival", "competitor", "had another provider in");
  if (kind === "rival" || draw("said") > 0.65) return;
  tell(world, account, "real worry", "concern", pick(WORRIES, draw("which real worry")));
}

/** Whether a nudge was acted on; where it was, what came of it. */
function followNudge(world: World, choice: Choice): boolean {
  const account = world.byId.get(choice.customerId);
  const at = world.records.members.findIndex(({ id }) => id === choice.memberId);
  if (account === undefined || isOnHoliday(world, world.records.members[at])) return false;
  if (luck(world, account)("acts") > (WILLING[at] ?? 0.5)) return false;
  if (account.leftIn !== null) noticeLoss(world, account, true);
  else touch(world, account, choice);
  return true;
}

/** A rep gets in touch. Somebody who has gone does not answer, and half the time that is how it comes out. */
function touch(world: World, account: Account, { memberId, contactId }: Choice): void {
  const draw = luck(world, account, "nudge");
  const named = account.people.find(({ row }) => row.id === contactId);
  const person = named ?? usualPerson(account);
  const isThere = person !== undefined && person.goneSince === null;
  const cures = isThere && draw("cures") < cureChance(world, account, person) * (named ? 1 : UNNAMED_FACTOR);
  if (cures) account.trouble = null;
  const replies = cures || (isThere && draw("replies") < 0.15 + 0.7 * voiceOf(world, account, person));
  if (draw("logged") < 0.93) writeTalk(world, account, `nudge ${memberId} ${contactId}`, memberId, person, replies);
  if (cures && draw("thanks") < 0.25) tell(world, account, "talked", "appreciation", "good that we talked about it");
  if (person !== undefined && person.goneSince !== null && draw("bounces") < 0.5) tellGone(person);
  if (isThere) account.lastCare = account.lastNudged = world.week;
}

/** How likely a talk with somebody who is there ends the trouble; 0 where there is none, or a merger under way. */
function cureChance(world: World, account: Account, { row }: Person): number {
  if (account.trouble === null || account.merger !== null) return 0;
  const isEarly = account.decidedIn !== null && account.decidedIn - world.week > WINDOW_WEEKS;
  const isRepeat = world.week - account.lastNudged < REPEAT_WEEKS;
  const late = 1 - 0.3 * account.trouble.depth;
  return CURE * BY_LEVEL[row.level ?? "user"] * late * (isEarly ? EARLY_FACTOR : 1) * (isRepeat ? REPEAT_FACTOR : 1);
}

/** Trouble heals or deepens, mergers end, and those whose week it is decide. */
function endOfWeek(world: World, account: Account, draw: Draw): void {
  if (account.trouble !== null && draw("heals") < HEAL[account.trouble.kind]) account.trouble = null;
  if (account.trouble !== null) account.trouble.depth = Math.min(1, account.trouble.depth + account.trouble.pace);
  const { merger, decidedIn, row, trouble } = account;
  if (merger !== null && world.week >= merger.until) return leave(world, account);
  if (decidedIn === null) {
    if (draw("rolling leaves") < 0.035 * (trouble?.depth ?? 0)) leave(world, account);
  } else if (world.week === decidedIn) {
    account.decidedIn = decidedIn + 52;
    if (draw("decides") < leaveChance(trouble)) leave(world, account);
  } else if (world.week === decidedIn + NOTICE_WEEKS - 52 && row.renewalOn !== null) {
    row.renewedOn = row.renewalOn;
    row.renewalOn = `${Number(row.renewalOn.slice(0, 4)) + 1}${row.renewalOn.slice(4)}`;
  }
}

/** They are gone. Told in writing, it is booked within weeks; otherwise somebody has to notice. */
function leave(world: World, account: Account): void {
  const draw = luck(world, account);
  account.leftIn = world.week;
  account.noticedIn = world.week + (draw("told leaving") < 0.7 ? 1 + Math.floor(draw("booked") * 4) : 16);
}

/** Books a loss when its time has come, or when a try to get in touch shows it. */
function noticeLoss(world: World, account: Account, tried: boolean): void {
  if (account.row.status === "lost") return;
  if (world.week < account.noticedIn && !(tried && luck(world, account)("notices") < 0.6)) return;
  Object.assign(account.row, { status: "lost", statusOn: dayOf(world.week, 4) });
}

/** Writes a nudge down in the week that it was for, with what followed. */
function recordNudge(world: World, choices: Choice[], choice: Choice, acted: boolean): void {
  const { memberId, customerId, contactId, play } = choice;
  const slot = choices.filter((it) => it.memberId === memberId).indexOf(choice);
  const sentAt = mondayOf(world.week) + 7.5 * (DAY / 24);
  const draw = luckOf(world.seed, world.byId.get(customerId)?.index ?? 0, world.week, "answers");
  const isAnswered = acted && draw < 0.85;
  const thursday = mondayOf(world.week) + 3 * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const ofYear = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / WEEK);
  const touchedWithin7Days = world.records.interactions.some((it) =>
    it.customerId === customerId && it.at >= sentAt && it.direction !== "in");
  world.records.nudges.push({ id: `n-${world.week}-${memberId}-${slot}`, memberId, customerId, contactId,
    week: `${year}-W${String(ofYear).padStart(2, "0")}`, slot, play, state: isAnswered ? "answered" : "ignored", sentAt,
    answeredAt: isAnswered ? Math.round(sentAt + (1 + draw * 4) * DAY) : null, touchedWithin7Days,
    strengthMoved: null });
}

/** The value that a touch this week would save, roughly: the chance to cure times what the cure changes. */
function needOf(world: World, account: Account | undefined): number {
  if (account === undefined || account.leftIn !== null || account.merger !== null) return 0;
  const { trouble, temper, value, decidedIn } = account;
  const person = usualPerson(account);
  if (isOnHoliday(world, account.rep) || person === undefined || person.goneSince !== null) return 0;
  const ahead = decidedIn === null ? 12 : decidedIn - world.week;
  if (trouble === null) {
    const isDue = temper === "care" && world.week - account.lastCare > account.rhythm && ahead <= WINDOW_WEEKS;
    return isDue ? value * ONSET.care * 1.2 : 0;
  }
  const lasts = (1 - HEAL[trouble.kind]) ** ahead;
  const then = { ...trouble, depth: Math.min(1, trouble.depth + trouble.pace * ahead) };
  const risk = lasts * (decidedIn === null ? 0.4 * then.depth : leaveChance(then));
  const riskOfHealthy = Math.min(0.3, onsetOf(world, account) * Math.min(ahead, 18)) * 0.6;
  return value * cureChance(world, account, person) * UNNAMED_FACTOR * Math.max(0.01, risk - riskOfHealthy);
}

/** How much of their usual voice somebody has: 1 in good times, 0 when gone. */
function voiceOf(world: World, { trouble, merger, quietUntil }: Account, person: Person | undefined): number {
  if (person === undefined || person.goneSince !== null) return 0;
  const lost = trouble && LOST_VOICE[trouble.kind][person.row.level === "user" ? "user" : "senior"] * trouble.depth;
  const merged = merger && 0.75 * Math.min(1, (world.week - merger.from + 2) / (merger.until - merger.from));
  return (1 - (lost ?? 0)) * (1 - (merged ?? 0)) * (world.week < quietUntil ? 0.25 : 1);
}

/** Whom the rep would call: the champion, or else the first senior person who is there. */
function usualPerson({ people }: Account): Person | undefined {
  const there = people.filter(({ goneSince }) => goneSince === null);
  return there.find(({ isChampion }) => isChampion) ?? there.find(({ row }) => row.level !== "user") ?? people[0];
}

/** Three weeks in summer, one in spring, one at the end of the year; each rep at another time. */
function isOnHoliday({ seed, week }: World, member: Member | undefined): boolean {
  if (member === undefined) return true;
  const [at, ofYear] = [REPS.indexOf(member.name), week % 52];
  const summer = 25 + Math.floor(luckOf(seed, at, -2, "summer") * 8);
  const spring = 8 + Math.floor(luckOf(seed, at, -2, "spring") * 10);
  return (ofYear >= summer && ofYear < summer + 3) || ofYear === spring || ofYear === 51;
}

/** The mood as written down; mostly nobody does. */
function moodOf({ trouble, temper }: Account, draw: number): Sentiment | null {
  const bad = trouble?.kind === "festering" ? 0.13 : temper === "grumbler" ? 0.14 : 0.04;
  return draw < bad ? "negative" : draw < 0.2 ? "neutral" : draw < 0.33 ? "positive" : null;
}

/** Writes down that one of us got in touch; in a third of the talks a second senior person took part. */
function writeTalk(world: World, account: Account, purpose: string, memberId: string, person: Person | undefined,
  replies: boolean): void {
  const draw = luck(world, account, `talk ${purpose}`);
  const second = account.people.find((it) => it !== person && it.row.level !== "user" && it.goneSince === null);
  const isJoined = replies && draw("joined") < 0.33 * voiceOf(world, account, second);
  write(world, account, purpose, {
    memberId, direction: replies ? "both" : "out", sentiment: replies ? moodOf(account, draw("mood")) : null,
    channel: replies ? pick(["call", "email", "meeting", "call", "visit"] as const, draw("channel")) : "email",
    contactIds: [person, isJoined ? second : undefined].flatMap((it) => (it ? [it.row.id] : [])),
    summary: replies ? wordsOf(world, account, person, draw("words")) : "Wrote about the service, no answer yet",
  });
}

/** Writes an interaction down, on a working day and hour of this week. */
function write(world: World, { row, index }: Account, purpose: string, told: Told): void {
  const draw = luckOf(world.seed, index, world.week, `when ${purpose}`) * 5;
  const at = Math.round(mondayOf(world.week) + Math.floor(draw) * DAY + (8 + (draw % 1) * 7) * (DAY / 24));
  const id = `i-${world.week}-${row.id}-${purpose.replaceAll(" ", "-")}`;
  world.records.interactions.push({ id, customerId: row.id, at, ...told });
}

/** Writes a signal down, as heard from somebody who is there. */
function tell(world: World, account: Account, purpose: string, kind: SignalKind, quote: string, due?: string): void {
  const there = account.people.filter((it) => it.goneSince === null);
  const draw = luck(world, account, purpose)("who");
  const contactId = there.length > 0 && draw < 0.8 ? pick(there, draw / 0.8).row.id : null;
  const by = kind === "commitment" ? "us" : kind === "appreciation" ? "customer" : null;
  const at = Math.round(mondayOf(world.week) + (1.5 + draw * 3) * DAY);
  const id = `s-${world.week}-${account.row.id}-${purpose.replaceAll(" ", "-")}`;
  world.records.signals.push({ id, customerId: account.row.id, kind, quote, at, contactId, by, dueOn: due ?? null,
    closedOn: null });
}

/** A customer's luck this week, for purposes that begin with some words. */
const luck = ({ seed, week }: World, { index }: Account, words = ""): Draw =>
  (purpose) => luckOf(seed, index, week, `${words} ${purpose}`);
/** The chance that trouble begins this week. */
const onsetOf = ({ week }: World, { temper, lastCare, rhythm }: Account): number =>
  ONSET[temper] * (temper === "care" && week - lastCare > 1.6 * rhythm ? 2 : 1);
/** The chance that a contract year is not renewed, decided in this state. */
const leaveChance = (trouble: Trouble | null): number => trouble === null ? 0.015 : 0.3 + 0.65 * trouble.depth;
const isTroubled = ({ leftIn, trouble, merger }: Account): boolean => leftIn === null && (trouble ?? merger) !== null;
const tellGone = ({ row, goneSince }: Person): Contact =>
  Object.assign(row, { state: "left", stateOn: dayOf(goneSince ?? 0) });
/** Short answers where there is little voice, words of a talk otherwise. */
const wordsOf = (world: World, account: Account, person: Person | undefined, draw: number): string =>
  pick((draw * 7) % 1 > 0.15 + 0.8 * voiceOf(world, account, person) ? SHORT : TALKS, draw);
const mondayOf = (week: number): number => FIRST_MONDAY + week * WEEK;
/** A week's day; 0 is its Monday. */
const dayOf = (week: number, days = 0): string => new Date(mondayOf(week) + days * DAY).toISOString().slice(0, 10);
const between = ([from, to]: Range, draw: number): number => from + (to - from) * draw;
const pickAt = <T>(items: readonly T[], at: number): T => items[at % items.length] as T;
const pick = <T>(items: readonly T[], draw: number): T => pickAt(items, Math.floor(draw * items.length));
