import type { Instant, LocalDate } from "./time.ts";

export const TIERS = ["A", "B", "C"] as const;
export type Tier = (typeof TIERS)[number];
export const CUSTOMER_STATUSES = ["active", "paused", "lost"] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];
/** The lead we hold with a customer: what we are first in for them. */
export const LEADS = ["technology", "thought", "cost", "intimacy"] as const;
export type Lead = (typeof LEADS)[number];
export const VISIBILITIES = ["everyone", "restricted"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** A rep's own answer to "did they respect this priority of ours?". Asked, never inferred. */
export type PriorityAnswer = {
  priority: string;
  respected: "yes" | "partly" | "no";
  on: LocalDate;
};

/** The company we serve. */
export type Customer = {
  id: string;
  name: string;
  aliases: string[];
  domain: string | null;
  /** members who look after it, the first one leads */
  ownerIds: string[];
  tier: Tier;
  annualValue: number | null;
  currency: string | null;
  effortHoursPerMonth: number | null;
  renewalOn: LocalDate | null;
  status: CustomerStatus;
  /** since when, as it was told; null: from the beginning, or not told */
  statusOn?: LocalDate | null;
  /** when the last of both was told; null: by a file */
  statusToldAt?: Instant | null;
  /** when it was renewed last, as it was told */
  renewedOn?: LocalDate | null;
  ourLead: Lead | null;
  /** what we need this customer to respect */
  priorities: string[];
  priorityAnswers: PriorityAnswer[];
  visibility: Visibility;
};
