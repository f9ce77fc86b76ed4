import type { Member } from "../../engine/model/member.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { type Db, dateOf, dayOf } from "../connection/db.ts";
import type { Prisma } from "../generated/client.ts";
import type { Sql } from "../connection/sql.ts";
import type { WorkspaceRow } from "../workspaces/workspaces.ts";
import { statement } from "../connection/sql-file.ts";

const PERSON = statement("members/person");
const MANAGERS = statement("members/managers");
const REPORTS = statement("members/reports");

/** A member with what only the house needs to know. */
export type MemberRow = Member & {
  state: "active" | "paused" | "removed";
  pausedUntil: LocalDate | null;
  /** the first day of that pause; null: it has begun */
  pausedFrom: LocalDate | null;
  nudgeTime: string | null;
  timezoneSet: boolean;
};

/** How to reach a member on one platform. */
export type IdentityRow = {
  platform: string;
  key: string;
  memberId: string;
  address: string | null;
  conversation: string | null;
};

export function memberOf(row: Prisma.MemberModel): MemberRow {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role as Member["role"],
    managerId: row.managerId,
    timezone: row.timezone,
    workingDays: row.workingDays,
    country: row.country,
    workingHours: { start: row.workingStart, end: row.workingEnd },
    state: row.state as MemberRow["state"],
    pausedUntil: row.pausedUntil && dayOf(row.pausedUntil),
    pausedFrom: row.pausedFrom && dayOf(row.pausedFrom),
    nudgeTime: row.nudgeTime,
    timezoneSet: row.timezoneSet,
  };
}

/** A person of a platform as a lookup finds them: their workspace, the member they are known as, and their own chat. */
export type PersonLookup = {
  workspace: WorkspaceRow;
  member: MemberRow | null;
  personal: string | null;
};

export const createMemberRepository = (db: Db, sql: Sql, interactive: Sql) => ({
  /** Who a person of a platform is; null when no workspace has that installation. */
  async person(
    platform: string,
    installation: string,
    key: string | null,
  ): Promise<PersonLookup | null> {
    const [person] = await interactive<PersonLookup>(PERSON, [platform, installation, key]);
    return person ?? null;
  },

  async byId(workspaceId: string, id: string): Promise<MemberRow | null> {
    const row = await db.member.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    return row && memberOf(row);
  },

  async byEmail(workspaceId: string, email: string): Promise<MemberRow | null> {
    const row = await db.member.findUnique({
      where: { workspaceId_email: { workspaceId, email: email.toLowerCase() } },
    });
    return row && memberOf(row);
  },

  async list(workspaceId: string): Promise<MemberRow[]> {
    const rows = await db.member.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
    return rows.map(memberOf);
  },

  /** The members whom somebody reports to. */
  async managers(workspaceId: string): Promise<MemberRow[]> {
    const rows = await sql<{ member: MemberRow }>(MANAGERS, [workspaceId]);
    return rows.map(({ member }) => member);
  },

  /** Ids of each manager's reports, including those who have left. */
  async reportsOf(workspaceId: string, managerIds: string[]): Promise<Map<string, string[]>> {
    const rows = await sql<{ id: string; managerId: string }>(REPORTS, [workspaceId, managerIds]);
    const groups = Map.groupBy(rows, ({ managerId }) => managerId);
    return new Map([...groups].map(([managerId, all]) => [managerId, all.map(({ id }) => id)]));
  },

  async admins(workspaceId: string): Promise<MemberRow[]> {
    const rows = await db.member.findMany({
      where: { workspaceId, role: "admin", state: "active" },
      orderBy: { id: "asc" },
    });
    return rows.map(memberOf);
  },

  /** Ties a person of a platform to a member. A person who was somebody else before is moved. */
  async identify(workspaceId: string, identity: Omit<IdentityRow, "address" | "conversation">) {
    const { platform, key, memberId } = identity;
    const data = [{ workspaceId, platform, key, memberId }];
    const { count } = await db.identity.createMany({ data, skipDuplicates: true });
    if (count > 0) return;
    await db.identity.updateMany({ where: { workspaceId, platform, key }, data: { memberId } });
  },

  /** Remembers where a person's own chat with the coach is. */
  async setAddress(
    workspaceId: string,
    platform: string,
    key: string,
    place: { address: string; conversation: string } | null,
  ): Promise<void> {
    await db.identity.updateMany({
      where: { workspaceId, platform, key },
      data: { address: place?.address ?? null, conversation: place?.conversation ?? null },
    });
  },

  async identitiesOf(workspaceId: string, memberId: string): Promise<IdentityRow[]> {
    return db.identity.findMany({
      where: { workspaceId, memberId },
      select: { platform: true, key: true, memberId: true, address: true, conversation: true },
      orderBy: { platform: "asc" },
    });
  },

  /** Where the active members of a workspace chat with the coach on one platform. */
  async addressesOn(workspaceId: string, platform: string): Promise<string[]> {
    const rows = await db.identity.findMany({
      where: { workspaceId, platform, member: { state: { not: "removed" } } },
      select: { address: true, key: true },
      orderBy: { key: "asc" },
    });
    return rows.map(({ address, key }) => address ?? `person:${key}`);
  },

  async setTimezone(workspaceId: string, id: string, timezone: string): Promise<void> {
    await db.member.updateMany({
      where: { workspaceId, id, timezoneSet: false },
      data: { timezone },
    });
  },

  /** Somebody whom a platform could not reach, and who was paused for it, is there again. A pause of their own stands. */
  async comeBack(workspaceId: string, id: string): Promise<void> {
    await db.member.updateMany({
      where: { workspaceId, id, state: "paused", NOT: { stateReason: "asked" } },
      data: { state: "active", stateReason: null, pausedUntil: null, pausedFrom: null },
    });
  },

  async setState(
    workspaceId: string,
    id: string,
    state: MemberRow["state"],
    reason: string | null,
    pausedUntil: LocalDate | null = null,
  ): Promise<boolean> {
    const { count } = await db.member.updateMany({
      where: { workspaceId, id },
      data: {
        state,
        stateReason: reason,
        pausedUntil: pausedUntil && dateOf(pausedUntil),
        pausedFrom: null,
      },
    });
    return count === 1;
  },
});
