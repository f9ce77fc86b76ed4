import type { PlayAim } from "../../../src/engine/model/nudge.ts";
import type { Tier } from "../../../src/engine/model/customer.ts";
import { FUNCTIONS, LEVELS, type Contact } from "../../../src/engine/model/contact.ts";
import { DEFAULT_SETTINGS } from "../../../src/engine/model/settings.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { DAY_MS, type Instant, type LocalDate, type Week } from "../../../src/engine/model/time.ts";
import { drawFor, normal, type Draw } from "./draw.ts";
import { COMPANY, type World } from "./world.ts";

/** Monday 2026-01-05, 00:00 UTC: the first week of records. */
const FIRST_MONDAY = Date.UTC(2026, 0, 5);

/** What is true about a customer. A policy sees none of it, only the records. */
export type Truth = {
  index: number;
  value: number;
  /** 0 to 1; a weak bond makes it leave */
  bond: number;
  wantsEveryDays: number;
  usualPerWeek: number;
  drifting: boolean;
  misfit: boolean;
  /** null: none; heard: the id of the recorded signal */
  concern: { heard: string | null } | null;
  promise: { signal: string; dueWeek: number; kept: boolean } | null;
  lastTouch: Instant;
  ourTouches: Instant[];
  lastWarmth: Instant;
  leftInWeek: number | null;
};

export type Company = {
  world: World;
  seed: number;
  draw: Draw;
  /** weeks since FIRST_MONDAY */
  week: number;
  truths: Truth[];
  /** the records: what a policy is allowed to see */
  records: Portfolio;
};

export type Choice = {
  memberId: string;
  customerId: string;
  contactId: string | null;
  aim: PlayAim | null;
  play: string;
};

/** A company as it is before its first week; the same world and seed give the same company. */
export function foundCompany(world: World, seed: number): Company {
  const draw = drawFor(seed);
  const members = Array.from({ length: world.reps }, (_, rep) => ({
    id: `rep-${rep}`,
    email: `rep-${rep}@us.example`,
    name: `Rep ${rep}`,
    role: "rep" as const,
    managerId: null,
    timezone: "UTC",
    workingDays: [1, 2, 3, 4, 5],
    workingHours: { start: "09:00", end: "17:00" },
  }));
  const size = world.reps * world.customersPerRep;
  const values = Array.from({ length: size }, (_, i) => {
    const z = normal(draw(i, 0, 1), draw(i, 0, 2));
    return Math.round(COMPANY.valueMedian * Math.exp(COMPANY.valueSpread * z));
  });
  const tiers = tiersOf(values, draw);
  const records: Portfolio = {
    workspaceId: `bench-${seed}`,
    settings: { ...DEFAULT_SETTINGS, nudgesPerWeek: world.nudgesPerWeek, holdout: false },
    members,
    customers: values.map((value, i) => ({
      id: `customer-${i}`,
      name: `Customer ${i}`,
      aliases: [],
      domain: null,
      ownerIds: [`rep-${i % world.reps}`],
      tier: tiers[i] ?? "C",
      annualValue: value,
      currency: "EUR",
      effortHoursPerMonth: null,
      renewalOn: dateOf(FIRST_MONDAY + Math.floor(draw(i, 0, 3) * 700) * DAY_MS),
      status: "active",
      ourLead: null,
      priorities: [],
      priorityAnswers: [],
      visibility: "everyone",
    })),
    contacts: values.flatMap((_, i) => contactsAtStart(i, draw)),
    interactions: [],
    signals: [],
    nudges: [],
  };
  const truths = values.map((value, i) => truthOf(world, i, value, tiers[i] ?? "C", draw));
  return { world, seed, draw, week: 0, truths, records };
}

export function mondayOf(week: number): Instant {
  return FIRST_MONDAY + week * 7 * DAY_MS;
}

export function dateOf(at: Instant): LocalDate {
  return new Date(at).toISOString().slice(0, 10);
}

/** The ISO 8601 week of a Monday at 00:00 UTC: the week's Thursday names the year. */
export function weekNameOf(monday: Instant): Week {
  const thursday = monday + 3 * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** Annual value of the customers that are with us in truth, whether or not we know that others left. */
export function valueKept(company: Company): number {
  return company.truths.reduce((sum, it) => sum + (it.leftInWeek === null ? it.value : 0), 0);
}

export function newContact(customer: number, number: number, draw: Draw): Contact {
  const level = LEVELS[Math.floor(draw(customer, number, 11) * LEVELS.length)] ?? "user";
  const work = FUNCTIONS[Math.floor(draw(customer, number, 12) * FUNCTIONS.length)] ?? "other";
  return {
    id: `contact-${customer}-${number}`,
    customerId: `customer-${customer}`,
    name: `Person ${number} of ${customer}`,
    email: null,
    title: null,
    level,
    function: work,
    values: null,
  };
}

function contactsAtStart(customer: number, draw: Draw): Contact[] {
  const known = 1 + Math.floor(draw(customer, 0, 10) * 3);
  return Array.from({ length: known }, (_, number) => newContact(customer, number, draw));
}

function tiersOf(values: number[], draw: Draw): Tier[] {
  const seen = values.map((value, i) => ({
    i,
    seen: Math.log(value) + COMPANY.tierNoise * normal(draw(i, 0, 4), draw(i, 0, 5)),
  }));
  seen.sort((a, b) => b.seen - a.seen);
  const tiers: Tier[] = [];
  seen.forEach(({ i }, rank) => {
    const share = rank / values.length;
    const { A, B } = COMPANY.tierShares;
    tiers[i] = share < A ? "A" : share < A + B ? "B" : "C";
  });
  return tiers;
}

function truthOf(world: World, index: number, value: number, tier: Tier, draw: Draw): Truth {
  const [shortest, longest] = COMPANY.rhythmRangeDays;
  const z = normal(draw(index, 0, 6), draw(index, 0, 7));
  const own = COMPANY.rhythmMedianDays * Math.exp(COMPANY.rhythmSpread * z);
  const wantsEveryDays =
    world.wants === "tier"
      ? COMPANY.tierRhythmDays[tier]
      : Math.min(longest, Math.max(shortest, own));
  const [low, high] = COMPANY.bondAtStart;
  return {
    index,
    value,
    bond: low + draw(index, 0, 8) * (high - low),
    wantsEveryDays,
    usualPerWeek: (7 / wantsEveryDays) * COMPANY.usualPerRhythm,
    drifting: false,
    misfit: false,
    concern: null,
    promise: null,
    lastTouch: FIRST_MONDAY - draw(index, 0, 9) * wantsEveryDays * DAY_MS,
    ourTouches: [],
    lastWarmth: FIRST_MONDAY - 365 * DAY_MS,
    leftInWeek: null,
  };
}
