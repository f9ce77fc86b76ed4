import type { Evidence, StrengthName } from "./nudge.ts";
import type { LocalDate } from "./time.ts";

/** A fact behind a measure, as a person would say it. */
export type Fact = Evidence & { text: string; contactId?: string; memberId?: string };

/** One of the five measures of a customer. Missing data is `unknown`, never a low value. */
export type Strength =
  | {
      name: StrengthName;
      known: true;
      /** 0 to 100 */
      value: number;
      /** value now minus value 28 days ago; null when it was unknown then */
      trend: number | null;
      /** one honest sentence */
      reason: string;
      facts: Fact[];
    }
  | { name: StrengthName; known: false; reason: string; facts: Fact[] };

/** The five strengths together. */
export type Health = {
  customerId: string;
  asOf: LocalDate;
  /** version of the formulas; a change is shown to people, not hidden in a jump */
  version: number;
  strengths: Record<StrengthName, Strength>;
  /** mean of the known strengths, 0 to 100; null when fewer than two are known */
  overall: number | null;
};
