import type { LocalTime, Zone } from "./time.ts";

export const MEMBER_ROLES = ["rep", "manager", "admin"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** A colleague who uses the coach. */
export type Member = {
  id: string;
  /** lower case; unique in a workspace */
  email: string;
  name: string;
  role: MemberRole;
  managerId: string | null;
  timezone: Zone;
  /** ISO weekdays, 1 = Monday … 7 = Sunday, ascending */
  workingDays: number[];
  workingHours: { start: LocalTime; end: LocalTime };
  /** whose public holidays are kept, ISO 3166; absent or null: those of the country that the zone lies in */
  country?: string | null;
};
