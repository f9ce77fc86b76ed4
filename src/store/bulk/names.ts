import type { Db } from "../db.ts";

/** A member as an import finds it. */
export type NamedMember = { id: string; timezone: string };
export type NamedContact = { id: string; name: string; folded: string; email: string | null };

/** What a workspace's members are called: mail address → member. */
export async function memberNames(db: Db, workspaceId: string): Promise<Map<string, NamedMember>> {
  const rows = await db.member.findMany({
    where: { workspaceId },
    select: { id: true, email: true, timezone: true },
  });
  return new Map(rows.map(({ email, ...member }) => [email, member]));
}

/** What a workspace's customers are called: folded name → id; an alias stands for its customer where it is the only one. */
export async function customerNames(
  db: Db,
  workspaceId: string,
): Promise<Map<string, { id: string; zone: string }>> {
  const rows = await db.$queryRaw<
    { id: string; folded: string; searchable: string; zone: string | null }[]
  >`
    SELECT c.id, c.folded, c.searchable, m.timezone AS zone
    FROM customer c
    LEFT JOIN customer_owner o ON o.workspace_id = c.workspace_id AND o.customer_id = c.id AND o.position = 0
    LEFT JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
    WHERE c.workspace_id = ${workspaceId}::uuid`;
  const names = new Map<string, { id: string; zone: string }>();
  const shared = new Set<string>();
  for (const { id, searchable, zone } of rows) {
    for (const alias of searchable.split("|").filter(Boolean)) {
      if (names.has(alias)) shared.add(alias);
      names.set(alias, { id, zone: zone ?? "UTC" });
    }
  }
  for (const alias of shared) names.delete(alias);
  for (const { id, folded, zone } of rows) names.set(folded, { id, zone: zone ?? "UTC" });
  return names;
}

/** Who a workspace's contacts are, by customer, in the order of their names and addresses. */
export async function contactNames(
  db: Db,
  workspaceId: string,
): Promise<Map<string, NamedContact[]>> {
  const rows = await db.contact.findMany({
    where: { workspaceId },
    select: { id: true, customerId: true, name: true, folded: true, email: true },
    orderBy: [{ folded: "asc" }, { email: "asc" }, { id: "asc" }],
  });
  return Map.groupBy(rows, (row) => row.customerId);
}
