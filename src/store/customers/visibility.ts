import type { AccessLevel } from "../../engine/model/visibility.ts";
import type { MemberRole } from "../../engine/model/member.ts";
import type { Prisma } from "../generated/client.ts";

/** Who asks: a member, by id and role. */
export type Viewer = { id: string; role: MemberRole };

/**
 * The customers that a member sees so much of, as a condition: the engine's `sightOf`, said to the database. A restricted
 * customer exists only for its owners, their managers and admins; `all` of any customer is theirs alone, too.
 */
export function visibleTo(
  viewer: Viewer,
  sight: Exclude<AccessLevel, "nothing">,
): Prisma.CustomerWhereInput {
  if (viewer.role === "admin") return {};
  const theirs: Prisma.CustomerWhereInput[] = [
    { owners: { some: { memberId: viewer.id } } },
    { owners: { some: { member: { managerId: viewer.id } } } },
  ];
  return { OR: sight === "all" ? theirs : [{ visibility: "everyone" }, ...theirs] };
}

/**
 * The same in SQL, where `customer` is the table's name: at least `plain` sight.
 * @param who the statement's parameter for the viewer's id, `$3` for instance
 * @param isAdmin its parameter for whether the viewer is an admin
 */
export const visibleToSql = (who: string, isAdmin: string) => `
  (customer.visibility = 'everyone' OR ${isAdmin}::boolean OR EXISTS (
    SELECT FROM customer_owner o JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
    WHERE o.workspace_id = customer.workspace_id AND o.customer_id = customer.id
      AND (m.id = ${who}::uuid OR m.manager_id = ${who}::uuid)))`;
