/** Carton: a maker of folding cartons and labels that sells to food and cosmetics firms, which order often. */
import type { Contact } from "../../../../src/engine/model/contact.ts";
import type { Customer, Tier } from "../../../../src/engine/model/customer.ts";
import type { Interaction, Sentiment } from "../../../../src/engine/model/interaction.ts";
import type { Member } from "../../../../src/engine/model/member.ts";
import type { Portfolio } from "../../../../src/engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../../../src/engine/model/settings.ts";
import type { Signal, SignalKind } from "../../../../src/engine/model/signal.ts";

/** What is true here and in which ways effort is wasted: one paragraph. */
export const SAYS =
  "Only a customer in mendable trouble gains from a touch; trouble shows as thinning: requests first, answers four " +
  "weeks later. Effort is wasted on contented customers, whatever their tier; on launch and season customers, whose " +
  "long silences are normal; on passing lulls and shutdowns, in which requests thin but answers do not; on range " +
  "closures and tenders, which no touch changes and which hold much of tier A; on those who have placed the work " +
  "elsewhere or left without a word; on people who are no longer there; on a second touch within two weeks of the " +
  "first; and on reps who are on holiday.";

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
type Kind = "steady" | "launch" | "season" | "tender";
type Cause = "quality" | "price" | "buyer" | "closure" | "tender";
/** Weeks are counted from the first Monday. `healsOn` is null where it does not pass by itself. */
type Trouble = { cause: Cause; since: number; leavesOn: number; healsOn: number | null; said?: Signal };
type Rep = ReturnType<typeof makeRep>;
type Account = ReturnType<typeof makeAccount>;
type Message = Pick<Interaction, "at" | "direction" | "channel" | "summary"> & { sentiment?: Sentiment };
type Draw = (purpose: string) => number;
type Span = [number, number];

const [HOUR, DAY] = [3_600_000, 86_400_000];
const FIRST_MONDAY = Date.UTC(2026, 0, 5);
const HISTORY = 32; // weeks lived before the coach begins
/** Weekly chance that trouble begins, by kind: those who order often can be hurt often. Tenders have their own day. */
const TROUBLE: Record<Kind, number> = { steady: 0.0165, launch: 0.0055, season: 0.006, tender: 0 };
const LULL = 0.012; // weekly chance that a harmless lull begins (stock is full, a line is rebuilt)
const HEALS = 0.22; // share of troubles that pass by themselves
const TENDER_LOST = 0.3; // share of tenders that we lose
const MENDS = { early: 0.55, later: 0.4, tooLate: 0.04 }; // chance that a touch which reaches somebody mends it
const FORWARDED = { named: 0.15, chosen: 0.6 }; // chance that one to somebody gone is passed on, by who chose them
const CALM = 12; // weeks without trouble, at the start and after each
const REST = 2; // weeks in which a second touch adds nothing
const FIRST = "Alder Birk Clover Dorn Ember Fenn Galle Harrow Ivo Juno Kestrel Linden Marlow Nessa Orla".split(" ");
const SECOND = "Foods|Cosmetics|Bakery|Naturals|Dairy|Skincare|Confectionery|Tea|Fragrance|Preserves".split("|");
const GIVEN = "Ada Ben Cleo Dev Elin Farid Greta Hugo Ines Jon Kaja Leo Mina Nils Olga Pia Rosa Sven Tara".split(" ");
const FAMILY = "Abel Brandt Costa Dahl Evans Frey Gomes Holm Iyer Jansen Kern Lund Moreau Novak Petit Roth".split(" ");
const DESKS = ["procurement", "operations", "marketing", "engineering"] as const;
const [REQUEST, OURS] = ["Call-off, quote or new artwork", "Proof, quote or delivery schedule"] as const;
const ANSWERS = ["Proof approved, one note on the foil", "Confirmed, forecast attached", "Thanks, a question on glue"];
const SHORT_ANSWERS = ["Ok", "Received", "Noted, thanks"];
/** What a customer in trouble may tell us of it, and how often it does. */
const SAID: Record<Cause, [SignalKind, string, number]> = {
  quality: ["concern", "Cartons from the last run opened on our line, and the red is off", 0.6],
  price: ["competitor", "Another printer has offered us nine percent less", 0.35],
  buyer: ["change", "Our buyer is leaving, somebody new will look after packaging", 0.35],
  closure: ["change", "The group closes this range and buys cartons centrally", 0.65],
  tender: ["need", "The packaging tender for next year is out, prices by the deadline please", 1],
};
/** What is said in ordinary weeks, its weekly chance, the share that gets closed, and after how many more weeks. */
const SMALL_TALK: [SignalKind, string, number, number, Span][] = [
  ["concern", "The pallets came late twice", 0.007, 0.8, [0, 2]],
  ["need", "A board without plastic film", 0.01, 0.7, [1, 4]],
  ["appreciation", "Good rescue of the launch", 0.01, 0, [0, 0]],
  ["commitment", "We send white samples of the new box", 0.02, 0.9, [0, 1]],
];

/** Uniform luck in [0, 1) of a customer or rep in a week for a purpose: a pure hash (FNV-1a, Murmur's finalizer). */
function luck(seed: number, index: number, week: number, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}/${index}/${week}/${purpose}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

const pick = <T>(items: readonly T[], share: number): T => items[Math.floor(share * items.length)] as T;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** The week in which a tender is decided, always within the coached year. */
const decisionWeek = (phase: number): number => HISTORY + 6 + Math.floor(phase * 0.8);
/** Falls from 1 to a least value while `x` runs over a span, and stays there. */
const fall = (x: number, [from, to]: Span, least: number): number =>
  1 - (1 - least) * Math.min(1, Math.max(0, (x - from) / (to - from)));
/** The ISO week of a week since the first Monday, which is in 2026-W02; 2026 has 53 weeks. */
const weekName = (week: number): string =>
  `${week < 52 ? 2026 : 2027}-W${String(week < 52 ? week + 2 : week - 51).padStart(2, "0")}`;

function makeRep(seed: number, r: number) {
  const draw: Draw = (purpose) => luck(seed, -1 - r, 0, purpose);
  const working = { timezone: "UTC", workingDays: [1, 2, 3, 4, 5], workingHours: { start: "08:00", end: "17:00" } };
  const ids = { id: `m${r}`, email: `rep${r}@carton.example`, name: `${pick(GIVEN, draw("name"))} ${FAMILY[r]}` };
  const [summer, spring] = [27 + Math.floor(draw("summer") * 5), 60 + Math.floor(draw("spring") * 16)];
  return {
    member: { ...ids, role: "rep", managerId: null, ...working } satisfies Member,
    size: 29 + Math.floor(draw("size") * 10), // customers
    follows: 0.62 + 0.25 * draw("follows"), // share of nudges that this rep acts on
    logs: 0.78 + 0.17 * draw("logs"), // share of contacts that end up in the records
    holidays: new Set([summer, summer + 1, summer + 2, 51, spring, summer + 51, summer + 52, summer + 53]),
  };
}

/** Most are worth 12,000 to 150,000 a year, tenders 90,000 to 280,000. One tier in eight was never set anew. */
function makeCustomer(index: number, ownerId: string, kind: Kind, draw: Draw): Customer {
  const value = kind === "tender" ? 90_000 + 190_000 * draw("value") : 12_000 * Math.exp(2.5 * draw("value"));
  const byValue = value >= 85_000 ? 0 : value >= 35_000 ? 0.4 : 0.8;
  const tier: Tier = pick(["A", "B", "C"], draw("stale") < 0.12 ? draw("tier") : byValue);
  const name = `${FIRST[index % 15]} ${SECOND[Math.floor(index / 15)]}`;
  const ids = { id: `c${index}`, name, domain: `${name.toLowerCase().replace(" ", "-")}.example`, ownerIds: [ownerId] };
  const lists = { aliases: [], priorities: [], priorityAnswers: [] };
  const untold = { currency: "EUR", effortHoursPerMonth: null, renewalOn: null, ourLead: null, ...lists };
  return { ...ids, ...untold, tier, annualValue: Math.round(value), status: "active", visibility: "everyone" };
}

function makePerson(customerId: string, n: number, draw: Draw): Contact {
  const name = `${pick(GIVEN, draw(`given${n}`))} ${pick(FAMILY, draw(`family${n}`))}`;
  const ids = { id: `${customerId}-p${n}`, customerId, name, email: `p${n}@${customerId}.example` };
  return { ...ids, title: null, level: "user", function: DESKS[n % 4] ?? null, values: null };
}

function makeAccount(seed: number, index: number, rep: Rep) {
  const draw: Draw = (purpose) => luck(seed, index, -1, purpose);
  const share = draw("kind");
  const kind: Kind = share < 0.58 ? "steady" : share < 0.76 ? "launch" : share < 0.92 ? "season" : "tender";
  const customer = makeCustomer(index, rep.member.id, kind, draw);
  const phase = Math.floor(draw("phase") * 52); // where in its season, launch cycle or tender year it stands, in weeks
  if (kind === "tender") customer.renewalOn = dayOf(FIRST_MONDAY + decisionWeek(phase) * 7 * DAY);
  return {
    ...{ index, customer, rep, kind, phase },
    pace: 0.45 + 1.1 * draw("pace"), // requests in an ordinary week
    frailty: 0.4 + 1.2 * draw("frailty"), // how prone it is to trouble; 1 is usual
    answers: 0.72 + 0.24 * draw("answers"), // share of our messages that it answers when all is well
    people: Array.from({ length: 2 + Math.floor(draw("people") * 3) }, (_, n) => makePerson(customer.id, n, draw)),
    goneIds: new Set<string>(), // people who have gone, whether or not we know
    trouble: null as Trouble | null,
    until: { calm: CALM, lull: 0, rest: 0 }, // weeks: no new trouble, few requests, no use of a touch
    leftOn: null as number | null,
  };
}

/** Founds the company and lives its history. Same seed, same company, same luck. */
export function foundCompany(seed: number): SimulatedCompany {
  const company = new Company(seed);
  while (company.week < HISTORY) company.liveOneWeek([]);
  return company;
}

class Company implements SimulatedCompany {
  readonly records: Portfolio;
  week = 0;
  nowMonday = FIRST_MONDAY;
  readonly #seed: number;
  readonly #accounts: Map<string, Account>;
  readonly #agenda: { week: number; act: () => void }[] = []; // what happens at the start of a later week

  constructor(seed: number) {
    this.#seed = seed;
    const reps = [0, 1, 2, 3].map((r) => makeRep(seed, r));
    const places = reps.flatMap((rep) => Array.from({ length: rep.size }, () => rep));
    const accounts = places.map((rep, index) => makeAccount(seed, index, rep));
    this.#accounts = new Map(accounts.map((account) => [account.customer.id, account]));
    const [members, customers] = [reps.map(({ member }) => member), accounts.map(({ customer }) => customer)];
    const contacts = accounts.flatMap(({ people }) => people);
    const empty = { interactions: [], signals: [], nudges: [] };
    this.records = { workspaceId: "carton", settings: DEFAULT_SETTINGS, members, customers, contacts, ...empty };
  }

  liveOneWeek(choices: Choice[]): void {
    const accounts = [...this.#accounts.values()];
    for (const { act } of this.#agenda.filter(({ week }) => week === this.week)) act();
    for (const account of accounts) this.#turnOfEvents(account);
    for (const choice of choices) this.#nudge(choice);
    for (const account of accounts) this.#businessAsUsual(account);
    for (const account of accounts) this.#endTrouble(account);
    this.week++;
    this.nowMonday += 7 * DAY;
    this.#noteTouches();
  }

  hiddenNeed(customerId: string): number {
    const account = this.#accounts.get(customerId);
    return account?.trouble?.healsOn === null ? this.valueOf(customerId) * this.#chanceToMend(account) : 0;
  }

  inTrouble = (customerId: string): boolean => (this.#accounts.get(customerId)?.trouble ?? null) !== null;
  hasLeft = (customerId: string): boolean => (this.#accounts.get(customerId)?.leftOn ?? null) !== null;
  valueOf = (customerId: string): number => this.#accounts.get(customerId)?.customer.annualValue ?? 0;
  valueKept = (): number =>
    [...this.#accounts.keys()].reduce((sum, id) => sum + (this.hasLeft(id) ? 0 : this.valueOf(id)), 0);
  #luck = ({ index }: Account, purpose: string): number => luck(this.#seed, index, this.week, purpose);
  /** A whole number between two, both included. */
  #between = (account: Account, purpose: string, [least, most]: Span): number =>
    least + Math.floor(this.#luck(account, purpose) * (most - least + 1));
  /** A working time of this week, from Monday to Thursday where no day is given. */
  #time = (account: Account, purpose: string, day = this.#between(account, purpose, [0, 3])): number =>
    this.nowMonday + day * DAY + Math.round(HOUR * (8 + 8 * this.#luck(account, `${purpose} hour`)));
  #soon = (account: Account, purpose: string, weeks: Span, act: () => void): unknown =>
    this.#agenda.push({ week: this.week + 1 + this.#between(account, purpose, weeks), act });
  /** People in the records whom we believe to be there, the main one first. */
  #knownPeople = ({ people }: Account): Contact[] =>
    people.filter((one) => one.state !== "left" && this.records.contacts.includes(one));

  /** Lulls, people who move on, and trouble, none of which asks what we do. */
  #turnOfEvents(account: Account): void {
    if (account.leftOn !== null) return;
    if (this.#luck(account, "lull") < LULL) account.until.lull = this.week + this.#between(account, "lull for", [3, 6]);
    if (this.#luck(account, "goes") < 0.003) this.#personGoes(account, [0, 1]);
    this.#smallTalk(account);
    if (account.kind === "tender") this.#tenderYear(account);
    if (account.trouble !== null || this.week < account.until.calm) return;
    if (this.#luck(account, "trouble") < TROUBLE[account.kind] * account.frailty) this.#beginTrouble(account);
  }

  #beginTrouble(account: Account): void {
    const draw = this.#luck(account, "cause");
    const cause = draw < 0.36 ? "quality" : draw < 0.58 ? "price" : draw < 0.83 ? "buyer" : "closure";
    const since = this.week;
    const leavesOn = since + this.#between(account, "leaves", [10, 18]);
    const heals = cause !== "closure" && this.#luck(account, "heals") < HEALS;
    const healsOn = heals ? since + this.#between(account, "heals on", [4, 8]) : null;
    account.trouble = { cause, since, leavesOn, healsOn };
    if (cause === "buyer") this.#personGoes(account, [4, 8]);
    const [kind, quote, share] = SAID[cause];
    if (this.#luck(account, "said") >= share) return;
    this.#soon(account, "said in", [0, 3], () => {
      if (account.trouble?.since === since) account.trouble.said = this.#say(account, kind, quote);
    });
  }

  /** The prices of a tender decide it, eight weeks after it is out; everybody there is quiet meanwhile. */
  #tenderYear(account: Account): void {
    const leavesOn = decisionWeek(account.phase);
    if (this.week !== leavesOn - 8) return;
    account.until.lull = leavesOn;
    const open = this.#say(account, SAID.tender[0], SAID.tender[1]);
    this.#agenda.push({ week: leavesOn + 1, act: () => (open.closedOn = dayOf(this.nowMonday)) });
    const isLost = this.#luck(account, "tender") < TENDER_LOST;
    if (isLost) account.trouble = { cause: "tender", since: this.week, leavesOn, healsOn: null };
  }

  /** The main person leaves; we hear of it, and of who follows, some weeks later. */
  #personGoes(account: Account, heardIn: Span): void {
    const leaver = account.people.find(({ id }) => !account.goneIds.has(id));
    if (leaver === undefined || account.people.length > 7) return;
    account.goneIds.add(leaver.id);
    const next = makePerson(account.customer.id, account.people.length, (purpose) => this.#luck(account, purpose));
    account.people.push(Object.assign(next, { function: leaver.function }));
    this.#soon(account, "heard of successor", heardIn, () => {
      Object.assign(leaver, { state: "left", stateOn: dayOf(this.nowMonday) });
      this.records.contacts.push(next);
    });
  }

  /** Worries, wishes, promises and thanks of an ordinary week; most are closed in time, some are forgotten. */
  #smallTalk(account: Account): void {
    for (const [kind, quote, chance, closed, weeks] of SMALL_TALK) {
      if (this.#luck(account, quote) >= chance || (kind === "appreciation" && account.trouble !== null)) continue;
      const signal = this.#say(account, kind, quote);
      if (kind === "commitment") signal.dueOn = dayOf(this.nowMonday + 11 * DAY);
      const close = () => (signal.closedOn ??= dayOf(this.nowMonday));
      if (this.#luck(account, `${quote} closed`) < closed) this.#soon(account, `${quote} in`, weeks, close);
    }
  }

  #say(account: Account, kind: SignalKind, quote: string): Signal {
    const by = kind === "commitment" ? "us" : kind === "appreciation" ? "customer" : null;
    const [customerId, memberId, at] = [account.customer.id, account.rep.member.id, this.nowMonday + 9 * HOUR];
    const ids = { id: `s${this.records.signals.length}`, customerId, memberId };
    const contactId = this.#knownPeople(account)[0]?.id ?? null;
    const signal: Signal = { ...ids, kind, quote, at, contactId, by, dueOn: null, closedOn: null };
    this.records.signals.push(signal);
    return signal;
  }

  /** The share of our messages that somebody answers: it falls only from the fourth week of trouble on. */
  #answerShare(account: Account, contactId: string | null): number {
    if (account.leftOn !== null || (contactId !== null && account.goneIds.has(contactId))) return 0;
    if (account.trouble === null || account.trouble.cause === "tender") return account.answers;
    return account.answers * fall(this.week - account.trouble.since, [3, 9], 0.2);
  }

  #log(account: Account, purpose: string, contactId: string | null, message: Message): void {
    if (this.#luck(account, `${purpose} logged`) >= account.rep.logs) return;
    const ids = { id: `x${account.index}-${this.week}-${purpose}`, customerId: account.customer.id };
    const people = { memberId: account.rep.member.id, contactIds: contactId === null ? [] : [contactId] };
    this.records.interactions.push({ ...ids, ...people, sentiment: null, ...message });
  }

  /** Requests that are likely this week: few at once in a lull, fewer and fewer over six weeks of trouble. */
  #requestRate({ kind, phase, pace, trouble, until, leftOn }: Account): number {
    const isSeason = (this.week + phase) % 52 < 15;
    const isLaunch = (this.week + phase) % (9 + (phase % 7)) < 3; // launches come every 9 to 15 weeks
    const bustle = { steady: 1, launch: isLaunch ? 2.2 : 0.1, season: isSeason ? 2 : 0.14, tender: 1 }[kind];
    const isShut = [30, 31, 50, 51].includes(this.week % 52); // two weeks in August, two at the turn of the year
    const rate = leftOn !== null ? 0 : pace * bustle * (isShut ? 0.25 : 1) * (this.week < until.lull ? 0.3 : 1);
    return trouble === null ? rate : rate * fall(this.week - trouble.since, [-1, 6], 0.15);
  }

  /** Requests come in and are replied to; now and then we write first. Nobody writes for a rep on holiday. */
  #businessAsUsual(account: Account): void {
    const there = this.#knownPeople(account).filter(({ id }) => !account.goneIds.has(id));
    for (const purpose of ["in1", "in2", "in3", "in4"]) {
      if (this.#luck(account, purpose) >= this.#requestRate(account) / 4) continue;
      const contactId = there.length === 0 ? null : pick(there, this.#luck(account, `${purpose} who`) ** 2).id;
      const at = this.#time(account, `${purpose} at`);
      this.#log(account, purpose, contactId, { at, direction: "in", channel: "email", summary: REQUEST });
      if (this.#luck(account, `${purpose} re`) < 0.55) this.#weWrite(account, `${purpose}-re`, at + HOUR, contactId);
    }
    if (account.customer.status !== "active" || this.#luck(account, "first") >= 0.13) return;
    this.#weWrite(account, "first", this.#time(account, "first at"), this.#knownPeople(account)[0]?.id ?? null);
  }

  #weWrite(account: Account, purpose: string, at: number, contactId: string | null): void {
    if (account.rep.holidays.has(this.week)) return;
    const isAnswered = this.#luck(account, `${purpose} answered`) < this.#answerShare(account, contactId);
    const isCall = isAnswered && this.#luck(account, `${purpose} met`) < 0.15;
    const [direction, channel] = isCall ? (["both", "call"] as const) : (["out", "email"] as const);
    this.#log(account, purpose, contactId, { at, direction, channel, summary: OURS });
    if (isCall || !isAnswered) return;
    const isCurt = this.#luck(account, `${purpose} curt`) < (account.trouble === null ? 0.25 : 0.75);
    const answer = pick(isCurt ? SHORT_ANSWERS : ANSWERS, this.#luck(account, `${purpose} answer`));
    const back = { at: at + 20 * HOUR, direction: "in", channel: "email", summary: answer } as const;
    this.#log(account, `${purpose}-back`, contactId, back);
  }

  /** A nudge goes out on Monday, Tuesday or Wednesday morning; the rep acts on it, or does not. */
  #nudge({ memberId, customerId, contactId, play }: Choice): void {
    const account = this.#accounts.get(customerId);
    if (account === undefined) return;
    const week = weekName(this.week);
    const slot = this.records.nudges.filter((it) => it.week === week && it.memberId === memberId).length;
    const sentAt = this.nowMonday + slot * DAY + 7 * HOUR;
    const { member, holidays, follows } = account.rep;
    const acts = member.id === memberId && !holidays.has(this.week) && this.#luck(account, "acts") < follows;
    const touchedAt = this.#time(account, "touch", slot);
    const ids = { id: `n${this.records.nudges.length}`, memberId, customerId, contactId, week };
    const outcome = { answeredAt: acts ? touchedAt + 600_000 : null, touchedWithin7Days: null, strengthMoved: null };
    this.records.nudges.push({ ...ids, slot, play, state: acts ? "answered" : "ignored", sentAt, ...outcome });
    if (acts) this.#touch(account, contactId, touchedAt);
  }

  /** A call on purpose. It mends trouble or does not; whether it was answered says little of that. */
  #touch(account: Account, chosenId: string | null, at: number): void {
    const known = this.#knownPeople(account);
    const contactId = known.find(({ id }) => id === chosenId)?.id ?? known[0]?.id ?? null;
    const isThere = contactId !== null && !account.goneIds.has(contactId);
    const isReached = isThere || this.#luck(account, "forwarded") < FORWARDED[chosenId === null ? "chosen" : "named"];
    const isMended = isReached && this.#luck(account, "mends") < this.#chanceToMend(account);
    if (isReached) account.until.rest = this.week + REST;
    const isAnswered = isMended || this.#luck(account, "touch answered") < this.#answerShare(account, contactId);
    if (isMended) this.#mend(account);
    const summary = isAnswered ? "Spoke about how the orders run" : "Called, no answer, left a message";
    const heard = { direction: isAnswered ? "both" : "out", sentiment: isMended ? "positive" : "neutral" } as const;
    this.#log(account, "touch", contactId, { at, channel: "call", summary, ...heard });
  }

  /** The chance that a touch which reaches somebody this week mends what is wrong. */
  #chanceToMend({ trouble, until }: Account): number {
    if (trouble === null || this.week < until.rest || /closure|tender/.test(trouble.cause)) return 0;
    if (this.week >= trouble.leavesOn - 3) return MENDS.tooLate;
    return this.week - trouble.since < 5 ? MENDS.early : MENDS.later;
  }

  /** Trouble is over, and what was said of it is mostly closed. */
  #mend(account: Account): void {
    const said = account.trouble?.said;
    const isSettled = this.#luck(account, "settled") < 0.7;
    if (said !== undefined && said.kind !== "change" && isSettled) said.closedOn = dayOf(this.nowMonday + 4 * DAY);
    account.until.calm = this.week + CALM;
    account.trouble = null;
  }

  /** Trouble passes by itself, or the customer leaves: one in three says so, the others are noticed weeks later. */
  #endTrouble(account: Account): void {
    const { trouble, customer } = account;
    if (trouble?.healsOn === this.week) this.#mend(account);
    if (trouble?.leavesOn !== this.week) return;
    Object.assign(account, { leftOn: this.week, trouble: null });
    const saysSo = trouble.cause === "tender" || this.#luck(account, "says so") < 0.35;
    const notice = () => Object.assign(customer, { status: "lost", statusOn: dayOf(this.nowMonday) });
    this.#soon(account, "noticed", saysSo ? [0, 0] : [5, 13], notice);
  }

  /** What followed the nudges of the last two weeks, as far as the records show it. */
  #noteTouches(): void {
    const touches = this.records.interactions.slice(-2000).filter(({ direction }) => direction !== "in");
    for (const nudge of this.records.nudges.slice(-40)) {
      const wait = ({ at }: Interaction) => at - (nudge.sentAt ?? 0);
      const follows = (it: Interaction) => it.customerId === nudge.customerId && wait(it) >= 0 && wait(it) < 7 * DAY;
      nudge.touchedWithin7Days = touches.some(follows);
    }
  }
}
