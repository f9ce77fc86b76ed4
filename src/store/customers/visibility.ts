/**
 * Who sees how much of a customer, as a condition in SQL: the engine's `accessLevel` (engine/model/visibility.ts), to which a
 * property test holds it.
 */
import type { AccessLevel } from "../../engine/model/visibility.ts";
import type { MemberRole } from "../../engine/model/member.ts";

/** Who asks: a member, by id and role. */
export type Viewer = { id: string; role: MemberRole };

/**
 * Whether a viewer sees at least so much of a customer, where `customer` is the table's name.
 * @param who SQL for the viewer's id, `$3` for instance
 * @param isAdmin SQL for whether the viewer is an admin
 */
export const visibleToSql = (
  who: string,
  isAdmin: string,
  least: Exclude<AccessLevel, "nothing"> = "plain",
) => `
  (${least === "plain" ? "customer.visibility = 'everyone' OR " : ""}${isAdmin}::boolean OR EXISTS (
    SELECT FROM customer_owner owned JOIN member owner ON owner.workspace_id = owned.workspace_id AND owner.id = owned.member_id
    WHERE owned.workspace_id = customer.workspace_id AND owned.customer_id = customer.id
      AND (owner.id = ${who}::uuid OR owner.manager_id = ${who}::uuid)))`;
