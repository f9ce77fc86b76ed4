/** A simulated dealer in seeds, fertiliser and machine service: four reps, strong seasons, slow rhythms. */
import type { Contact, ContactFunction, Level } from "../../../../src/engine/model/contact.ts";
import type { Customer, Tier } from "../../../../src/engine/model/customer.ts";
import type { Channel, Interaction } from "../../../../src/engine/model/interaction.ts";
import type { Member } from "../../../../src/engine/model/member.ts";
import type { PastNudge } from "../../../../src/engine/model/nudge.ts";
import type { Portfolio } from "../../../../src/engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../../../src/engine/model/settings.ts";
import type { Side, Signal, SignalKind } from "../../../../src/engine/model/signal.ts";

/** What is true here and in which ways effort is wasted: one paragraph. */
export const SAYS =
  "A dealer in seeds, fertiliser and machine service: farms and cooperatives with strong seasons and rhythms from " +
  "weekly to twice a year. Two in five can be lost and held: by neglect, a complaint left lying, a leaving champion. " +
  "Effort is wasted (1) in a customer's own harvest months, when silence means nothing and nobody answers, (2) on " +
  "price buyers, who go or stay whatever we do, (3) on loyal customers, who stay without it, (4) on the touch-shy, " +
  "whom a second nudge within weeks drives away, (5) on scares that look like trouble and pass by themselves, (6) on " +
  "people who left or are away, (7) on trouble found too late, the order placed elsewhere, (8) on who left silently.";

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

const DAY = 86_400_000;
const HOUR = 3_600_000;
const FIRST_MONDAY = Date.UTC(2026, 0, 5);
/** A whole year of history, so that the records show every season once. */
const HISTORY_WEEKS = 52;
/** How often trouble began in that year, compared with the one to come: it was a calm one. */
const CALM_YEAR = 0.3;

type Range = readonly [number, number];
/** A line of business, for customers whose draw in 0..1 is below `upTo`: weeks between touches, people, value in EUR.
 * A month's `season` is how lively it is (near 0: silent for good reason), its `reach` how likely a nudged touch is
 * answered (low in their own harvest). */
type Kind = { name: string; upTo: number; gap: Range; people: Range; value: Range; season: number[]; reach: number[] };
/** Twelve months, January first, written in per cent. */
const months = (text: string): number[] => text.split(" ").map((each) => Number(each) / 100);
const FIELDS = { season: months("30 140 200 160 80 60 10 30 180 110 30 10"),
  reach: months("80 95 90 80 90 90 25 20 70 90 90 60") };
const KINDS: readonly [Kind, ...Kind[]] = [
  { name: "Landbrug", upTo: 0.34, gap: [4, 13], people: [1, 3], value: [15_000, 90_000], ...FIELDS },
  { name: "Dairy", upTo: 0.54, gap: [1, 6], people: [1, 3], value: [20_000, 80_000],
    season: months("99 99 110 110 70 80 99 99 99 99 110 90"), reach: months("90 90 90 90 60 60 90 90 90 90 90 80") },
  { name: "Orchards", upTo: 0.66, gap: [4, 12], people: [1, 3], value: [15_000, 60_000],
    season: months("20 99 160 150 140 120 99 30 10 20 150 60"), reach: months("80 90 90 90 90 90 80 40 20 25 90 70") },
  { name: "Maskinstation", upTo: 0.8, gap: [3, 10], people: [2, 4], value: [30_000, 110_000],
    season: months("100 160 200 80 50 20 10 10 40 100 200 160"), reach: months("90 90 90 60 50 40 20 20 40 90 90 80") },
  { name: "Cooperative", upTo: 0.9, gap: [1, 4], people: [3, 6], value: [70_000, 220_000],
    season: months("190 110 100 80 80 190 50 30 80 100 110 60"), reach: months("90 90 90 90 90 90 50 50 90 90 90 70") },
  { name: "Smallholding", upTo: 1, gap: [16, 26], people: [1, 2], value: [4_000, 15_000], ...FIELDS },
];

/** What a customer is like, hidden: who stays, who can be lost and held, who hates to be chased, who buys the price. */
type Temper = "loyal" | "open" | "shy" | "price";
/** Each trouble: its chance a week (`annoyed` is our doing), how likely it ends in leaving, how likely a touch that
 * reaches the right person in time ends it, and how likely a concern or a competitor is written down as it begins. */
const CAUSES = {
  service: { starts: 0.0115, leaves: 0.85, cure: 0.6, concern: 0.8, competitor: 0.1 },
  champion: { starts: 0.0085, leaves: 0.85, cure: 0.65, concern: 0.1, competitor: 0.15 },
  neglect: { starts: 0.0075, leaves: 0.85, cure: 0.7, concern: 0.3, competitor: 0.2 },
  price: { starts: 0.024, leaves: 0.7, cure: 0, concern: 0.3, competitor: 0.45 },
  annoyed: { starts: 0, leaves: 0.7, cure: 0, concern: 0.6, competitor: 0.1 },
};
type Touch = Omit<Interaction, "id" | "customerId" | "contactIds">;
type Cause = keyof typeof CAUSES;
/** Which of them a customer can have by itself. */
const PRONE_TO: Record<Temper, readonly Cause[]> = {
  loyal: [], open: ["service", "champion", "neglect"], shy: ["service"], price: ["price"],
};
/** Trouble that runs: after `lateAt` the order is placed elsewhere, at `endsAt` it is decided. */
type Trouble = { cause: Cause; since: number; lateAt: number; endsAt: number; touches: number; told: Signal[] };
/** What is left of a cure's likelihood for each touch that has failed, and how much less a colleague can do than the
 * successor of a champion; how likely a rep whom nobody tells whom to ring finds the successor. */
const [AGAIN, COLLEAGUE, FINDS_SUCCESSOR] = [0.75, 0.5, 0.55];
/** Nudged touches weigh 1 and fade by this a week; more than this is too much for the touch-shy, and mostly offends. */
const [FADES, TOO_MUCH, TAKES_OFFENCE] = [0.86, 1.35, 0.55];
/** Weekly chances of what is no trouble: a scare that passes, a colleague who leaves, a champion away for weeks. */
const CHANCE = { scare: 0.014, leaver: 0.003, away: 0.008 };

/** How likely a nudge is acted on, and how likely a touch of their own is logged. */
const REPS = [
  { name: "Karen Holm", acts: 0.92, logs: 0.9 }, { name: "Jens Dahl", acts: 0.84, logs: 0.8 },
  { name: "Mette Friis", acts: 0.76, logs: 0.88 }, { name: "Ole Bruun", acts: 0.7, logs: 0.68 },
];
/** Months (0 is January) in which the reps drown in orders and repairs, and act on fewer nudges. */
const PEAK_MONTHS = [2, 3, 7];

const PLACES = ["Linde", "Nord", "Vester", "Ege", "Birke", "Sønder", "Øster", "Kirke", "Mose", "Bakke", "Strand"];
const ENDS = ["gaard", "lund", "holm", "borg", "mark", "vang", "dal", "høj", "rup", "bæk", "toft", "skov", "by", "næs"];
const FIRSTS = ["Anna", "Peter", "Lars", "Ida", "Hans", "Kirsten", "Niels", "Birgit", "Erik", "Maja", "Svend", "Tove"];
const LASTS = ["Madsen", "Juhl", "Krogh", "Lund", "Bach", "Skov", "Ravn", "Toft", "Kjær", "Bang", "Winther"];
const ROLES: readonly [string, Level, ContactFunction][] = [
  ["Owner", "executive", "other"], ["Farm manager", "leader", "operations"], ["Buyer", "leader", "procurement"],
  ["Workshop", "user", "maintenance"], ["Bookkeeping", "user", "finance"], ["Agronomist", "user", "operations"]];
const QUOTES: Record<SignalKind, readonly [string, ...string[]]> = {
  concern: ["The spreader came back from service and still fails", "The seed was a week late", "Nobody rang us back"],
  need: ["Wants a seed plan for the next season", "Asks for a loan tractor during service"],
  commitment: ["We send the fertiliser plan", "We book the service visit"],
  appreciation: ["Thanks for coming out on a Sunday"], value: ["Four quintals more a hectare with the new variety"],
  change: ["The one we always talk to has stopped", "The farm is handed on in the family"],
  competitor: ["Has a quote from the other dealer", "The other dealer's lorry was in the yard"],
};
const SAID_OF: { [cause in Cause]?: string } = { price: "Too dear by the tonne", annoyed: "You ring us all the time" };
const CHANNELS: readonly [Channel, ...Channel[]] = ["call", "visit", "meeting", "email"];
const SHORT_CHANNELS: typeof CHANNELS = ["email", "message", "call"];

/** What one customer is in truth. `successor`: who follows a champion that left, and when we hear of them anyway;
 * `missed`: touches to be expected since the last one, 1 is a usual gap; `load`: what nudged touches of late weigh. */
type Client = {
  row: Customer; rep: number; kind: Kind; temper: Temper; value: number; gap: number;
  contacts: Contact[]; champion: Contact; successor: { contact: Contact; knownAt: number } | null;
  trouble: Trouble | null; scareUntil: number; missed: number; load: number; leftAt: number | null; noticedAt: number;
};

/** Luck in [0, 1) that belongs to these words alone (FNV-1a, finalised as in MurmurHash3). */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

const mondayAt = (week: number): number => FIRST_MONDAY + week * 7 * DAY;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const between = ([low, high]: Range, draw: number): number => low + (high - low) * draw;
const pick = <T>(list: readonly [T, ...T[]], draw: number): T => list[Math.floor(draw * list.length)] ?? list[0];

/** The ISO week of a Monday. */
function isoWeek(monday: number): string {
  const year = new Date(monday + 3 * DAY).getUTCFullYear();
  const number = Math.floor((monday + 3 * DAY - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** Whether a rep is on holiday: three weeks in summer, one in winter, one after another, and all at Christmas. */
function isRepAway(rep: number, week: number): boolean {
  const ofYear = week % 52;
  return (ofYear >= 22 + 3 * rep && ofYear < 25 + 3 * rep) || ofYear === 4 + rep || ofYear === 50;
}

/** A rep or, as the last one, their manager. */
function memberOf(name: string, number: number): Member {
  const times = { workingDays: [1, 2, 3, 4, 5], workingHours: { start: "08:00", end: "16:30" } };
  const isRep = number < REPS.length;
  const email = `${name.toLowerCase().replace(" ", ".")}@harvest.example`;
  const managerId = isRep ? `m-${REPS.length}` : null;
  const role = isRep ? "rep" : "manager";
  return { id: `m-${number}`, email, name, role, managerId, timezone: "Europe/Copenhagen", ...times };
}

class Company implements SimulatedCompany {
  readonly records: Portfolio;
  week = 0;
  private readonly seed: number;
  private readonly clients = new Map<string, Client>();
  /** people who are no longer there, known or not; until which week others are away; this week's logged customers */
  private readonly gone = new Set<string>();
  private readonly awayUntil = new Map<string, number>();
  private logged = new Set<string>();
  /** signals that will be closed, with the instant at which they are */
  private closings: { signal: Signal; at: number }[] = [];

  constructor(seed: number) {
    this.seed = seed;
    const members = [...REPS, { name: "Bodil Thorsen" }].map(({ name }, number) => memberOf(name, number));
    const empty = { customers: [], contacts: [], interactions: [], signals: [], nudges: [] };
    this.records = { workspaceId: `harvest-${seed}`, settings: DEFAULT_SETTINGS, members, ...empty };
    for (let rep = 0; rep < REPS.length; rep++) {
      const until = this.clients.size + 32 + Math.floor(9 * this.luck(`rep-${rep}`, "size"));
      while (this.clients.size < until) this.found(rep, this.clients.size);
    }
    while (this.week < HISTORY_WEEKS) this.liveOneWeek([]);
  }

  get nowMonday(): number { return mondayAt(this.week); }
  private get month(): number { return new Date(this.nowMonday + 3 * DAY).getUTCMonth(); }
  /** The luck of somebody in this week for one purpose: the same for every policy. */
  private luck(who: string, purpose: string): number { return hashed(`${this.seed}/${who}/${this.week}/${purpose}`); }

  private found(rep: number, number: number): void {
    const id = `c-${number}`;
    const draw = this.luck(id, "temper");
    const kind = KINDS.find(({ upTo }) => this.luck(id, "kind") < upTo) ?? KINDS[0];
    const temper: Temper = draw < 0.34 ? "loyal" : draw < 0.74 ? "open" : draw < 0.87 ? "shy" : "price";
    const value = Math.round(between(kind.value, this.luck(id, "value") ** 1.5));
    const row = this.customerRow(number, rep, kind, temper, value);
    const champion = this.newContact(id, 0);
    const luck = { gap: between(kind.gap, this.luck(id, "gap")), missed: this.luck(id, "missed") };
    const state = { successor: null, trouble: null, scareUntil: 0, load: 0, leftAt: null, noticedAt: 0 };
    const client: Client = { row, rep, kind, temper, value, contacts: [], champion, ...luck, ...state };
    this.records.customers.push(row);
    this.clients.set(id, client);
    this.know(client, champion);
    const people = Math.round(between(kind.people, this.luck(id, "people")));
    for (let n = 1; n < people; n++) this.know(client, this.newContact(id, n));
    const tells = this.luck(id, "tells") < (temper === "shy" ? 0.6 : 0.03);
    if (tells) this.write(client, "need", "Ring only when it is about the order, please");
  }

  /** How we list a customer: tiers follow value, not always; now and then the value is not on file. */
  private customerRow(number: number, rep: number, { name }: Kind, temper: Temper, value: number): Customer {
    const id = `c-${number}`;
    const seen = value * between([0.7, 1.4], this.luck(id, "tier"));
    const tier: Tier = seen > 65_000 ? "A" : seen > 26_000 ? "B" : "C";
    const place = `${PLACES[number % PLACES.length] ?? ""}${ENDS[Math.floor(number / PLACES.length)] ?? number}`;
    return {
      id, name: `${place} ${name}`, aliases: [], domain: null, ownerIds: [`m-${rep}`], tier,
      annualValue: this.luck(id, "on file") < 0.94 ? Math.round(value / 500) * 500 : null, currency: "EUR",
      effortHoursPerMonth: null, renewalOn: null, status: "active",
      ourLead: this.luck(id, "lead") < (temper === "price" ? 0.6 : 0.15) ? "cost" : "intimacy",
      priorities: [], priorityAnswers: [], visibility: "everyone",
    };
  }

  private newContact(customerId: string, number: number): Contact {
    const [title, level, role] = ROLES[number] ?? ["Owner", "executive", "other"];
    const draw = Math.floor(FIRSTS.length * LASTS.length * hashed(`${this.seed}/${customerId}/name`)) + number * 7;
    const name = `${FIRSTS[draw % FIRSTS.length] ?? "Bo"} ${LASTS[draw % LASTS.length] ?? "Bo"}`;
    const id = `${customerId}-p${number}`;
    return { id, customerId, name, email: null, title, level, function: role, values: null };
  }

  /** Takes a person into the records, once. */
  private know(client: Client, contact: Contact): void {
    if (client.contacts.includes(contact)) return;
    client.contacts.push(contact);
    this.records.contacts.push(contact);
  }

  liveOneWeek(choices: Choice[]): void {
    this.logged = new Set();
    const nudges = choices.map((choice, index) => this.nudge(choice, index));
    for (const [id, client] of this.clients) {
      client.load *= FADES;
      if (client.leftAt === null) this.peopleComeAndGo(id, client);
      if (client.leftAt === null) this.troubleBegins(id, client);
      this.businessAsUsual(id, client);
      if (client.trouble !== null && this.week >= client.trouble.endsAt) this.decide(id, client, client.trouble);
      if (client.leftAt !== null && this.week >= client.noticedAt) this.notice(client);
      const { successor } = client;
      if (successor !== null && this.week >= successor.knownAt) this.meet(client, successor.contact);
    }
    for (const nudge of nudges) nudge.touchedWithin7Days = this.logged.has(nudge.customerId);
    this.week += 1;
    for (const { signal, at } of this.closings)
      if (at < this.nowMonday) signal.closedOn ??= dayOf(Math.max(at, signal.at));
    this.closings = this.closings.filter(({ at }) => at >= this.nowMonday);
  }

  /** A nudge is sent on Monday; the rep may be away, busy, or answer and never ring. */
  private nudge({ memberId, customerId, contactId, play }: Choice, index: number): PastNudge {
    const client = this.clients.get(customerId);
    const sentAt = this.nowMonday + 8 * HOUR;
    const slot = this.records.nudges.filter((it) => it.memberId === memberId && it.sentAt === sentAt).length + 1;
    const acts = client !== undefined && this.luck(customerId, "act") < this.actsOn(Number(memberId.slice(2)), client);
    const rungAt = this.workingTime(customerId, "nudged");
    if (acts && this.luck(customerId, "ring") < 0.93) this.nudgedTouch(client, memberId, contactId, rungAt);
    const row: PastNudge = {
      id: `n-${this.week}-${index}`, memberId, customerId, contactId, week: isoWeek(this.nowMonday), slot, play, sentAt,
      state: acts ? "answered" : "ignored", answeredAt: acts ? rungAt + HOUR / 2 : null,
      touchedWithin7Days: null, strengthMoved: null,
    };
    this.records.nudges.push(row);
    return row;
  }

  /** Whether talks are short and few: in trouble, in a scare, once they have left. */
  private isCool({ trouble, leftAt, scareUntil }: Client): boolean {
    return trouble !== null || leftAt !== null || this.week < scareUntil;
  }

  private workingTime(id: string, purpose: string): number {
    const hour = 8.5 + 7 * this.luck(id, `hour ${purpose}`);
    return this.nowMonday + Math.floor(5 * this.luck(id, `day ${purpose}`)) * DAY + Math.floor(hour * HOUR);
  }

  private actsOn(rep: number, { row }: Client): number {
    if (row.status === "lost" || isRepAway(rep, this.week)) return 0;
    return (REPS[rep]?.acts ?? 0) * (PEAK_MONTHS.includes(this.month) ? 0.8 : 1);
  }

  private nudgedTouch(client: Client, memberId: string, contactId: string | null, at: number): void {
    const id = client.row.id;
    const who = this.whomToRing(client, contactId);
    const isReached = this.isThere(who) && this.luck(id, "reached") < (client.kind.reach[this.month] ?? 1);
    if (isReached) this.know(client, who);
    const isShort = this.isCool(client) && this.luck(id, "nudged short") < 0.6;
    const summary = isReached ? (isShort ? "Short answer, no questions" : "Talked about the season") : "No answer";
    this.log(client, client.contacts.includes(who) ? [who] : [], { memberId, at, summary, sentiment: null,
      channel: this.luck(id, "visit") < 0.2 ? "visit" : "call", direction: isReached ? "both" : "out" });
    client.load += 1;
    if (client.temper === "shy" && client.leftAt === null) this.tooMuch(id, client);
    if (!isReached) return;
    client.missed = 0;
    if (client.leftAt !== null && this.luck(id, "admits") < 0.7) this.notice(client);
    if (client.trouble !== null) this.tryToCure(id, client, client.trouble, who);
  }

  /** Who is rung: the one named, else the champion or, with some luck, the successor. */
  private whomToRing({ row, contacts, champion, successor }: Client, contactId: string | null): Contact {
    const named = contacts.find(({ id }) => id === contactId);
    const findsOut = successor !== null && this.luck(row.id, "finds successor") < FINDS_SUCCESSOR;
    return named ?? (findsOut ? successor.contact : champion);
  }

  private isThere({ id }: Contact): boolean { return !this.gone.has(id) && (this.awayUntil.get(id) ?? 0) <= this.week; }

  /** The touch-shy take offence at one touch too many, and what annoys them already is decided sooner. */
  private tooMuch(id: string, client: Client): void {
    if (client.trouble?.cause === "annoyed") client.trouble.endsAt -= 2;
    const isTooMuch = client.load > TOO_MUCH && this.luck(id, "offence") < TAKES_OFFENCE;
    if (client.trouble === null && isTooMuch) this.begin(id, client, "annoyed");
  }

  private tryToCure(id: string, client: Client, trouble: Trouble, who: Contact): void {
    const isColleague = trouble.cause === "champion" && who !== client.successor?.contact;
    const chance = CAUSES[trouble.cause].cure * AGAIN ** trouble.touches * (isColleague ? COLLEAGUE : 1);
    trouble.touches += 1;
    if (this.week < trouble.lateAt && this.luck(id, "cure") < chance) this.recover(client, trouble);
  }

  /** Trouble is over: what was written down of it is closed within days, a successor is known and leads. */
  private recover(client: Client, trouble: Trouble): void {
    client.trouble = null;
    if (client.successor !== null) this.meet(client, client.successor.contact);
    for (const signal of trouble.told) this.closings.push({ signal, at: this.nowMonday + 4 * DAY });
  }

  /** A successor is known; they lead once what came of the change is over. */
  private meet(client: Client, successor: Contact): void {
    const { champion } = client;
    if (champion.state !== "left") Object.assign(champion, { state: "left", stateOn: dayOf(this.nowMonday) });
    this.know(client, successor);
    if (client.trouble === null) Object.assign(client, { champion: successor, successor: null });
  }

  /** Colleagues leave, half of them unnoticed, and champions are away for weeks: neither is trouble. */
  private peopleComeAndGo(id: string, { contacts, champion, successor }: Client): void {
    const stateOn = dayOf(this.nowMonday);
    const colleague = contacts.find((it) => it !== champion && it !== successor?.contact && this.isThere(it));
    if (colleague !== undefined && this.luck(id, "leaver") < CHANCE.leaver) {
      this.gone.add(colleague.id);
      if (this.luck(id, "leaver told") < 0.5) Object.assign(colleague, { state: "left", stateOn });
    }
    if (this.luck(id, "away") >= CHANCE.away || !this.isThere(champion)) return;
    const until = this.week + 2 + Math.floor(5 * this.luck(id, "away for"));
    this.awayUntil.set(champion.id, until);
    const absence = { state: "away", stateOn, awayUntil: dayOf(mondayAt(until)) };
    if (this.luck(id, "away told") < 0.5) Object.assign(champion, absence);
  }

  private troubleBegins(id: string, client: Client): void {
    client.missed += this.liveliness(client) / client.gap;
    if (client.trouble !== null) return;
    if (this.luck(id, "scare") < CHANCE.scare) this.scare(id, client);
    const calm = this.week < HISTORY_WEEKS ? CALM_YEAR : 1;
    const overdue = (cause: Cause): number => (cause === "neglect" ? 1 + this.overdue(client) : 1);
    const cause = PRONE_TO[client.temper].find((it) => this.luck(id, it) < calm * CAUSES[it].starts * overdue(it));
    if (cause !== undefined) this.begin(id, client, cause);
  }

  /** How many usual gaps a customer waits beyond the first, at most three. */
  private overdue({ missed }: Client): number { return Math.min(3, Math.max(0, missed - 1)); }
  private liveliness({ kind }: Client): number { return this.week % 52 === 50 ? 0.2 : (kind.season[this.month] ?? 1); }

  private begin(id: string, client: Client, cause: Cause): void {
    const [since, runs] = [this.week, 8 + Math.floor(11 * this.luck(id, "runs"))];
    const told: Signal[] = [];
    client.trouble = { cause, since, lateAt: since + Math.ceil(0.7 * runs), endsAt: since + runs, touches: 0, told };
    if (cause === "champion") {
      this.gone.add(client.champion.id);
      const knownAt = this.week + 3 + Math.floor(16 * this.luck(id, "hear of successor"));
      client.successor = { contact: this.newContact(id, 6 + client.contacts.length), knownAt };
      if (this.luck(id, "change") < 0.45) this.write(client, "change");
    }
    const chance = CAUSES[cause];
    if (this.luck(id, "concern") < chance.concern) told.push(this.write(client, "concern", SAID_OF[cause]));
    if (this.luck(id, "competitor") < chance.competitor) told.push(this.write(client, "competitor"));
  }

  /** Looks like trouble for some weeks and passes by itself; the complaint is mostly settled on the way. */
  private scare(id: string, client: Client): void {
    client.scareUntil = this.week + 3 + Math.floor(5 * this.luck(id, "scare lasts"));
    if (this.luck(id, "scare told") >= 0.65) return;
    const signal = this.write(client, "concern");
    if (this.luck(id, "scare settled") < 0.8) this.closings.push({ signal, at: mondayAt(client.scareUntil) - 3 * DAY });
  }

  /** At the end of its course trouble is decided: gone, often without a word, or over. Who is left alone calms down. */
  private decide(id: string, client: Client, trouble: Trouble): void {
    const calms = trouble.cause === "annoyed" && client.load < 0.4 ? 0.5 : 1;
    if (this.luck(id, "decides") >= CAUSES[trouble.cause].leaves * calms) return this.recover(client, trouble);
    const isSilent = this.luck(id, "silent") < 0.65;
    const noticedAt = this.week + (isSilent ? 6 + Math.floor(16 * this.luck(id, "noticed")) : 0);
    Object.assign(client, { trouble: null, leftAt: this.week, noticedAt });
  }

  private notice({ row }: Client): void {
    if (row.status !== "lost") Object.assign(row, { status: "lost", statusOn: dayOf(this.nowMonday + 4 * DAY) });
  }

  /** The touches that would happen anyway: thinner in trouble and in a scare, ours only once they have left. */
  private businessAsUsual(id: string, client: Client): void {
    const { trouble, leftAt } = client;
    if (client.row.status === "lost") return;
    const isCool = this.isCool(client);
    const ran = trouble === null ? 0.5 : (this.week - trouble.since) / (trouble.endsAt - trouble.since);
    const thinned = leftAt !== null ? 0.3 : isCool ? 1 - 0.75 * Math.min(1, ran + 0.2) : 1;
    const covered = isRepAway(client.rep, this.week) ? 0.4 : 1;
    if (this.luck(id, "usual") >= (this.liveliness(client) / client.gap) * thinned * covered) return;
    if (leftAt === null) client.missed = 0;
    if (this.luck(id, "logged") < (REPS[client.rep]?.logs ?? 1)) this.logUsual(id, client, isCool);
  }

  private logUsual(id: string, client: Client, isCool: boolean): void {
    const draw = this.luck(id, "direction") + (isCool ? 0.15 : 0);
    const direction = client.leftAt !== null || draw > 0.8 ? "out" : draw < 0.35 ? "in" : "both";
    const isShort = isCool && this.luck(id, "short") < 0.7;
    const channel = pick(isShort ? SHORT_CHANNELS : CHANNELS, this.luck(id, "channel"));
    const summary = direction === "out" ? "No answer" : isShort ? "Short answer, no questions" : "Order and season";
    const mood = this.luck(id, "mood");
    const there = client.contacts.filter((it) => this.isThere(it));
    const talks = (it: Contact): number => (it === client.champion ? 0.85 : isCool ? 0.15 : 0.4);
    const talked = there.filter((it) => this.luck(it.id, "talks") < talks(it));
    this.log(client, talked.length > 0 ? talked : there.slice(0, 1), { memberId: `m-${client.rep}`, direction, summary,
      at: this.workingTime(id, "usual"), channel,
      sentiment: mood < 0.33 ? (isCool ? "negative" : "positive") : mood < 0.6 ? "neutral" : null });
    if (direction !== "out") this.writeUsual(id, client, isCool);
  }

  /** What a rep writes down of an ordinary talk: promises, needs, thanks. */
  private writeUsual(id: string, client: Client, isCool: boolean): void {
    if (this.luck(id, "promise") < 0.2) {
      const due = this.nowMonday + (7 + Math.floor(14 * this.luck(id, "due"))) * DAY;
      const signal = this.write(client, "commitment", undefined, { by: "us", dueOn: dayOf(due) });
      const late = Math.floor(between([-4, isCool ? 14 : 6], this.luck(id, "late")));
      if (this.luck(id, "kept") < (isCool ? 0.65 : 0.88)) this.closings.push({ signal, at: due + late * DAY });
    }
    if (this.luck(id, "need") < 0.1) {
      const at = this.nowMonday + (10 + 55 * this.luck(id, "need met")) * DAY;
      this.closings.push({ signal: this.write(client, "need"), at });
    }
    const thanks = this.luck(id, "thanks") < (isCool ? 0.02 : 0.12);
    if (thanks) this.write(client, "appreciation", undefined, { by: "customer" });
    if (this.luck(id, "result") < (isCool ? 0 : 0.04)) this.write(client, "value");
  }

  private log({ row }: Client, contacts: Contact[], touch: Touch): void {
    const id = `i-${this.records.interactions.length}`;
    this.logged.add(row.id);
    this.records.interactions.push({ id, customerId: row.id, contactIds: contacts.map((it) => it.id), ...touch });
  }

  private write(client: Client, kind: SignalKind, said?: string, promise: { by?: Side; dueOn?: string } = {}): Signal {
    const customerId = client.row.id;
    const quote = said ?? pick(QUOTES[kind], this.luck(customerId, `quote ${kind}`));
    const contactId = this.isThere(client.champion) && kind !== "change" ? client.champion.id : null;
    const [id, at] = [`s-${this.records.signals.length}`, this.workingTime(customerId, kind)];
    const open = { by: null, dueOn: null, closedOn: null, ...promise };
    const signal: Signal = { id, customerId, kind, quote, at, contactId, ...open };
    this.records.signals.push(signal);
    return signal;
  }

  /** Value times the chance that a touch in this week, by a rep left to choose whom to ring, keeps it. */
  hiddenNeed(customerId: string): number {
    const client = this.clients.get(customerId);
    if (client === undefined || client.leftAt !== null) return 0;
    const { trouble, kind, temper } = client;
    const isChampionGone = trouble?.cause === "champion";
    const findsThem = isChampionGone ? FINDS_SUCCESSOR : this.isThere(client.champion) ? 1 : 0;
    const saved = client.value * this.actsOn(client.rep, client) * (kind.reach[this.month] ?? 1) * findsThem;
    // A touch in time keeps neglect from beginning, for about one usual gap; a third of that would be cured later.
    if (trouble === null)
      return temper === "open" ? saved * CAUSES.neglect.starts * this.overdue(client) * client.gap * 0.3 : 0;
    const left = trouble.lateAt - this.week;
    const { cure, leaves } = CAUSES[trouble.cause];
    return left > 0 ? (saved * leaves * cure * AGAIN ** trouble.touches) / Math.sqrt(left) : 0;
  }

  inTrouble(id: string): boolean { return (this.clients.get(id)?.trouble ?? null) !== null; }
  hasLeft(id: string): boolean { return (this.clients.get(id)?.leftAt ?? null) !== null; }
  valueOf(id: string): number { return this.clients.get(id)?.value ?? 0; }
  valueKept(): number {
    return [...this.clients].reduce((sum, [, { leftAt, value }]) => sum + (leftAt === null ? value : 0), 0);
  }
}

/** Same seed, same company, same luck. */
export function foundCompany(seed: number): SimulatedCompany {
  return new Company(seed);
}
