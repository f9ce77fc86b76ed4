import type { Db } from "../../connection/db.ts";

/** A member as an import finds it, with what a file may leave open. */
export type NamedMember = {
  id: string;
  email: string;
  name: string;
  role: string;
  timezone: string;
  timezoneSet: boolean;
  workingDays: number[];
  workingStart: string;
  workingEnd: string;
};

/** A customer as an import finds it, with what a file may leave open. `zone` is that of the member who leads. */
export type NamedCustomer = {
  id: string;
  name: string;
  normalizedName: string;
  aliases: string[];
  domain: string | null;
  tier: string | null;
  status: string;
  visibility: string;
  zone: string;
};
export type NamedContact = {
  id: string;
  name: string;
  normalizedName: string;
  email: string | null;
};

/** What a workspace's members are called: mail address → member. */
export async function memberNames(db: Db, workspaceId: string): Promise<Map<string, NamedMember>> {
  const rows = await db.member.findMany({
    where: { workspaceId },
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      timezone: true,
      timezoneSet: true,
      workingDays: true,
      workingStart: true,
      workingEnd: true,
    },
  });
  return new Map(rows.map((member) => [member.email, member]));
}

/** What a workspace's customers are called. */
export function customerNames(db: Db, workspaceId: string): Promise<NamedCustomer[]> {
  return db.$queryRaw<NamedCustomer[]>`
    SELECT c.id, c.name, c.normalized_name AS "normalizedName", coalesce(c.aliases, '{}') AS aliases, c.domain, c.tier,
      c.status, c.visibility, coalesce(m.timezone, 'UTC') AS zone
    FROM customer c
    LEFT JOIN customer_owner o ON o.workspace_id = c.workspace_id AND o.customer_id = c.id AND o.position = 0
    LEFT JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
    WHERE c.workspace_id = ${workspaceId}::uuid`;
}

/** Who a workspace's contacts are, by customer, in the order of their names and addresses. */
export async function contactNames(
  db: Db,
  workspaceId: string,
): Promise<Map<string, NamedContact[]>> {
  const rows = await db.contact.findMany({
    where: { workspaceId },
    select: { id: true, customerId: true, name: true, normalizedName: true, email: true },
    orderBy: [{ normalizedName: "asc" }, { email: "asc" }, { id: "asc" }],
  });
  return Map.groupBy(rows, (row) => row.customerId);
}
