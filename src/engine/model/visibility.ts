import type { Customer } from "./customer.ts";
import type { Member } from "./member.ts";

/**
 * How much of a customer a member may see.
 * `all`: its owners, their managers, admins. `plain`: any other member, of a customer that is open to everyone: health,
 * people map, who knows whom, touch dates, without quotes, concerns, mood and balance. `nothing`: of a restricted one.
 */
export type AccessLevel = "all" | "plain" | "nothing";

/** How much of a customer a member may see. `members` holds at least the customer's owners. */
export function accessLevel(
  member: Pick<Member, "id" | "role">,
  customer: Pick<Customer, "ownerIds" | "visibility">,
  members: ReadonlyMap<string, Member>,
): AccessLevel {
  if (member.role === "admin" || customer.ownerIds.includes(member.id)) return "all";
  if (customer.ownerIds.some((owner) => members.get(owner)?.managerId === member.id)) return "all";
  return customer.visibility === "everyone" ? "plain" : "nothing";
}
