import type { Sight } from "../engine/access.ts";
import type { MemberRole } from "../engine/member.ts";
import { Prisma } from "./generated/client.ts";

/** Who asks: a member, by id and role. */
export type Viewer = { id: string; role: MemberRole };

/**
 * The customers that a member sees so much of, as a condition: the engine's `sightOf`, said to the database. A restricted
 * customer exists only for its owners, their managers and admins; `all` of any customer is theirs alone, too.
 */
export function seenBy(
  viewer: Viewer,
  sight: Exclude<Sight, "nothing">,
): Prisma.CustomerWhereInput {
  if (viewer.role === "admin") return {};
  const theirs: Prisma.CustomerWhereInput[] = [
    { owners: { some: { memberId: viewer.id } } },
    { owners: { some: { member: { managerId: viewer.id } } } },
  ];
  return { OR: sight === "all" ? theirs : [{ visibility: "everyone" }, ...theirs] };
}

/** The same for a query in SQL, where `customer` is the table's name: at least `plain` sight. */
export function seenInSql(viewer: Viewer): Prisma.Sql {
  if (viewer.role === "admin") return Prisma.sql`TRUE`;
  return Prisma.sql`(customer.visibility = 'everyone' OR EXISTS (
    SELECT FROM customer_owner o JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
    WHERE o.workspace_id = customer.workspace_id AND o.customer_id = customer.id
      AND (m.id = ${viewer.id}::uuid OR m.manager_id = ${viewer.id}::uuid)))`;
}
