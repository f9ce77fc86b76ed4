import type { Evidence } from "./nudge.ts";

/** A fact behind a measure, as a person would say it. */
export type Fact = Evidence & {
  text: string;
  contactId?: string;
  memberId?: string;
  /** tells of a concern or a mood: for the customer's owners, their managers and admins, as quotes are */
  confidential?: true;
};
