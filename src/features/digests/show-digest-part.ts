/** A digest's buttons: all that fades, or all promises, as things stand now, to who may see them. */
import type { ActionOf } from "../../chat/action.ts";
import type { Card } from "../../chat/view.ts";
import { digestOf } from "../../engine/digest/digest.ts";
import { toLocalDate, weekOf } from "../../engine/model/calendar.ts";
import type { Turn } from "../../app/context.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { digestPartCard, partForManagersCard } from "./digest-part.view.ts";

/** Customers whose state is looked up at once: an answer has three seconds. */
const CUSTOMERS_LOOKED_AT = 200;

/**
 * The lines of the manager's last digest without its limit, told anew: a promise kept since is not in it, a restricted
 * customer is. For the manager and for admins; in a channel the answer is theirs alone.
 */
export async function showDigestPart(
  turn: Turn,
  managerId: string,
  { part }: ActionOf<"digest.open">["value"],
): Promise<Card> {
  const { app, workspace, store, member, now } = turn;
  const manager = (await store.members.list()).find(({ id }) => id === managerId);
  if (manager === undefined) return oldButtonCard();
  if (member.id !== manager.id && member.role !== "admin") return partForManagersCard(manager.name);
  const told = await app.store.digests.lastFacts(workspace.id, manager.id);
  const lines =
    part === "fading"
      ? (told?.fading ?? [])
      : [...(told?.promises?.overdue ?? []), ...(told?.promises?.dueNextWeek ?? [])];
  const customerIds = [...new Set(lines.map(({ customerId }) => customerId))];
  const portfolio = await store.portfolios.load(now, {
    customerIds: customerIds.slice(0, CUSTOMERS_LOOKED_AT),
  });
  if (!portfolio.members.some(({ id }) => id === manager.id)) return oldButtonCard();
  const week = weekOf(toLocalDate(now, manager.timezone));
  return digestPartCard(digestOf(portfolio, manager.id, week, now), part);
}
