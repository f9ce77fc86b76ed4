/** Companies by separate authors who have not seen how customers are chosen. Their files stay as they were handed in. */
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import type { Instant } from "../../../src/engine/model/time.ts";
import { foundCompany as foundAssay, SAYS as ASSAY } from "./worlds/assay.ts";
import { foundCompany as foundCarton, SAYS as CARTON } from "./worlds/carton.ts";
import { foundCompany as foundHarvest, SAYS as HARVEST } from "./worlds/harvest.ts";
import { foundCompany as foundHelpdesk, SAYS as HELPDESK } from "./worlds/helpdesk.ts";

/** One nudge as a simulated company takes it. `aim` is null where a rule says nothing about what to talk about. */
export type CompanyChoice = {
  memberId: string;
  customerId: string;
  contactId: string | null;
  aim: string | null;
  play: string;
};

/** A company that lives one week at a time. Only `records` may be seen by a policy; an oracle may see the rest. */
export type SimulatedCompany = {
  readonly records: Portfolio;
  /** weeks lived since the first Monday, history included */
  readonly week: number;
  /** the Monday 00:00 UTC at which the next choices are made */
  readonly nowMonday: Instant;
  liveOneWeek(choices: CompanyChoice[]): void;
  /** value that a touch this week would save, roughly */
  hiddenNeed(customerId: string): number;
  inTrouble(customerId: string): boolean;
  hasLeft(customerId: string): boolean;
  valueOf(customerId: string): number;
  /** annual value of those still with us */
  valueKept(): number;
};

/** Each company and how it is founded: the same seed, the same company and luck. */
export const COMPANIES: {
  name: string;
  /** what is true there, and how effort is wasted */
  says: string;
  found(seed: number): SimulatedCompany;
}[] = [
  { name: "carton", says: CARTON, found: foundCarton },
  { name: "helpdesk", says: HELPDESK, found: foundHelpdesk },
  { name: "harvest", says: HARVEST, found: foundHarvest },
  { name: "assay", says: ASSAY, found: foundAssay },
];
