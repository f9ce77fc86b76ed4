/** A year of a simulated company under one policy, and what is counted in it. */
import { healthOf } from "../../../src/engine/strengths/health.ts";
import { historiesOf, membersById } from "../../../src/engine/model/history.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import type { CompanyPolicy } from "./company-rules.ts";
import type { SimulatedCompany } from "./simulated-company.ts";

const WEEKS = 52;
/** A customer who hears nothing for longer than this, by touch or nudge, is forgotten. */
const FORGOTTEN_WEEKS = 26;
/** A goodbye counts as seen when it was said from this many weeks before it, up to four weeks before. */
const ALARM_HOLDS_WEEKS = 26;
const ALARM_AHEAD_WEEKS = 4;
const HEALTH_EVERY_WEEKS = 8;
const HEALTH_AHEAD_WEEKS = 8;

export type CompanyYear = {
  policy: string;
  /** share of the annual value at the start */
  kept: number;
  nudgesPerRepWeek: number;
  /** share of the weeks of customers that are with us in which the customer was forgotten */
  forgotten: number;
  /** share of the nudges that went to a customer in trouble */
  toTrouble: number;
  /** customers that left with at least four weeks to see it in, and those of them that a `reach` nudge was about in time */
  goodbyes: Share;
  goodbyesByValue: Share;
  /** `reach` nudges, and those about a customer who neither was in trouble nor came into it within half a year */
  alarms: Share;
  /** health against trouble in eight weeks: the chance that one who will be in trouble ranks lower */
  healthAuc: { pairs: number; auc: number } | null;
};
export type Share = { of: number; hits: number };

type Seen = { week: number; customerId: string };

export function liveCompanyYear(
  company: SimulatedCompany,
  policy: CompanyPolicy,
  measuresHealth = false,
): CompanyYear {
  const atStart = company.valueKept();
  const began = company.week;
  const ids = company.records.customers.map(({ id }) => id);
  const trouble = new Map<string, number[]>(ids.map((id) => [id, []]));
  const leftIn = new Map<string, number>();
  const alarms: Seen[] = [];
  const health: (Seen & { overall: number })[] = [];
  let [nudges, toTrouble, forgotten, lived] = [0, 0, 0, 0];
  for (let week = 0; week < WEEKS; week++) {
    const choices = policy.choose(company);
    for (const { customerId, aim } of choices) {
      nudges += 1;
      if (company.inTrouble(customerId)) toTrouble += 1;
      if (aim === "reach") alarms.push({ week, customerId });
    }
    if (measuresHealth && week % HEALTH_EVERY_WEEKS === 0)
      health.push(...healthIn(company).map((it) => ({ ...it, week })));
    const present = ids.filter((id) => !company.hasLeft(id));
    lived += present.length;
    forgotten += forgottenIn(company, present, began);
    company.liveOneWeek(choices);
    for (const id of ids) {
      if (company.hasLeft(id)) {
        if (!leftIn.has(id)) leftIn.set(id, week);
      } else if (company.inTrouble(id)) trouble.get(id)?.push(week);
    }
  }
  return {
    policy: policy.name,
    kept: company.valueKept() / atStart,
    nudgesPerRepWeek: nudges / WEEKS / company.records.members.length,
    forgotten: forgotten / lived,
    toTrouble: nudges === 0 ? 0 : toTrouble / nudges,
    ...alarmsOf(company, alarms, leftIn, trouble),
    healthAuc: measuresHealth ? aucOf(health, leftIn, trouble) : null,
  };
}

function forgottenIn({ records, nowMonday }: SimulatedCompany, ids: string[], began: number) {
  const since = nowMonday - FORGOTTEN_WEEKS * 7 * DAY_MS;
  const touched = new Set([
    ...records.interactions.flatMap(({ at, customerId }) => (at >= since ? [customerId] : [])),
    ...records.nudges.flatMap(({ sentAt, customerId }) =>
      (sentAt ?? 0) >= since ? [customerId] : [],
    ),
  ]);
  return began < FORGOTTEN_WEEKS ? 0 : ids.filter((id) => !touched.has(id)).length;
}

function alarmsOf(
  company: SimulatedCompany,
  alarms: Seen[],
  leftIn: ReadonlyMap<string, number>,
  trouble: ReadonlyMap<string, number[]>,
) {
  const goodbyes: Share = { of: 0, hits: 0 };
  const goodbyesByValue: Share = { of: 0, hits: 0 };
  for (const [id, week] of leftIn) {
    if (week < ALARM_AHEAD_WEEKS) continue;
    const value = company.valueOf(id);
    const isSeen = alarms.some(
      (it) =>
        it.customerId === id &&
        it.week <= week - ALARM_AHEAD_WEEKS &&
        it.week >= week - ALARM_HOLDS_WEEKS,
    );
    goodbyes.of += 1;
    goodbyesByValue.of += value;
    if (!isSeen) continue;
    goodbyes.hits += 1;
    goodbyesByValue.hits += value;
  }
  // An alarm of the last weeks can't be judged: what would come of it lies beyond the year.
  const judged = alarms.filter(({ week }) => week <= WEEKS - HEALTH_AHEAD_WEEKS);
  const isFalse = ({ customerId, week }: Seen) => {
    const left = leftIn.get(customerId);
    if (left !== undefined && left - week <= ALARM_HOLDS_WEEKS) return false;
    const own = trouble.get(customerId) ?? [];
    return !own.some((it) => it >= week - 1 && it <= week + ALARM_HOLDS_WEEKS);
  };
  return {
    goodbyes,
    goodbyesByValue,
    alarms: { of: judged.length, hits: judged.filter(isFalse).length },
  };
}

function healthIn(company: SimulatedCompany) {
  const { records, nowMonday } = company;
  const members = membersById(records.members);
  return [...historiesOf(records)].flatMap(([customerId, history]) => {
    if (company.hasLeft(customerId) || history.customer.status !== "active") return [];
    const { overall } = healthOf(history, nowMonday - 1, members);
    return overall === null ? [] : [{ customerId, overall }];
  });
}

/** Over pairs seen in the same week, so that a season alone earns nothing; draws count half. */
function aucOf(
  seen: (Seen & { overall: number })[],
  leftIn: ReadonlyMap<string, number>,
  trouble: ReadonlyMap<string, number[]>,
) {
  let [pairs, right] = [0, 0];
  for (const [week, rows] of Map.groupBy(seen, (it) => it.week)) {
    const at = week + HEALTH_AHEAD_WEEKS;
    if (at >= WEEKS) continue;
    const isBad = ({ customerId }: Seen) =>
      (leftIn.get(customerId) ?? Number.POSITIVE_INFINITY) <= at ||
      trouble.get(customerId)?.includes(at) === true;
    const [bad, good] = [rows.filter(isBad), rows.filter((it) => !isBad(it))];
    for (const one of bad)
      for (const other of good) {
        pairs += 1;
        right += one.overall < other.overall ? 1 : one.overall === other.overall ? 0.5 : 0;
      }
  }
  return { pairs, auc: pairs === 0 ? 0.5 : right / pairs };
}
