export const LEVELS = ["executive", "leader", "user"] as const;
export type Level = (typeof LEVELS)[number];
export const FUNCTIONS = [
  "engineering",
  "marketing",
  "operations",
  "maintenance",
  "service",
  "procurement",
  "finance",
  "legal",
  "it",
  "other",
] as const;
export type ContactFunction = (typeof FUNCTIONS)[number];

/** A person at a customer. */
export type Contact = {
  id: string;
  customerId: string;
  name: string;
  email: string | null;
  title: string | null;
  level: Level | null;
  function: ContactFunction | null;
  /** what matters to them, in our words */
  values: string | null;
};
