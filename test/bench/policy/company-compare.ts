/** All policies over the same companies and luck. */
import { COMPANY_RULES, RAPPORT_IN_COMPANY } from "./company-rules.ts";
import { liveCompanyYear, type CompanyYear, type Share } from "./company-year.ts";
import { COMPANIES } from "./simulated-company.ts";
import { average } from "./compare.ts";
import { ratioOf } from "./year.ts";

/** Every policy's year in one company, for one seed. */
export function companyYears(name: string, seed: number, policies?: string[]): CompanyYear[] {
  const company = COMPANIES.find((it) => it.name === name);
  if (!company) throw new Error(`no company is called ${name}`);
  return [RAPPORT_IN_COMPANY, ...COMPANY_RULES]
    .filter((it) => policies === undefined || policies.includes(it.name))
    .map((it) => liveCompanyYear(company.found(seed), it, it === RAPPORT_IN_COMPANY));
}

/** A line for each policy: what it keeps against fixed cadence over the same luck, and what is counted beside. */
export function companyLines(name: string, years: CompanyYear[][]): object[] {
  const of = (policy: string) => years.flatMap((seed) => seed.filter((it) => it.policy === policy));
  const baseline = of("fixed-cadence").map((it) => it.kept);
  return (years[0] ?? []).map(({ policy }) => {
    const own = of(policy);
    const kept = own.map((it) => it.kept);
    const { mean, low, high } = ratioOf(kept, baseline);
    const aucs = own.flatMap(({ healthAuc }) => (healthAuc ? [healthAuc.auc] : []));
    return {
      name: `policy/${name}/${policy}`,
      value: round(average(kept)),
      unit: "share of annual value kept after 52 weeks",
      baseline: round(average(baseline)),
      ratio: round(mean),
      low: round(low),
      high: round(high),
      clear: low > 1 || high < 1,
      nudgesPerRepWeek: round(average(own.map((it) => it.nudgesPerRepWeek))),
      toTrouble: round(average(own.map((it) => it.toTrouble))),
      forgotten: round(average(own.map((it) => it.forgotten))),
      goodbyesSeen: shareOf(own.map((it) => it.goodbyes)),
      goodbyesSeenByValue: shareOf(own.map((it) => it.goodbyesByValue)),
      falseAlarms: shareOf(own.map((it) => it.alarms)),
      alarms: own.reduce((sum, it) => sum + it.alarms.of, 0),
      ...(aucs.length > 0 ? { healthAuc: round(average(aucs)) } : {}),
      seeds: kept.length,
    };
  });
}

function shareOf(shares: Share[]): number {
  const of = shares.reduce((sum, it) => sum + it.of, 0);
  return of === 0 ? 0 : round(shares.reduce((sum, it) => sum + it.hits, 0) / of);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
