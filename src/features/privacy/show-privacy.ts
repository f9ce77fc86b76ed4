/** `/customer privacy`: what is kept of a member, what their manager sees, and who looked at their customers. */
import type { Card } from "../../chat/view.ts";
import { DAY_MS } from "../../engine/model/time.ts";
import type { Turn } from "../../app/context.ts";
import { privacyCard } from "./privacy-card.view.ts";

const LOOKS_FOR_MS = 30 * DAY_MS;

export async function showPrivacy({ app, workspace, member, store }: Turn): Promise<Card> {
  const [members, settings, own, looks] = await Promise.all([
    store.members.list(),
    store.portfolios.settings(),
    store.customers.ownedBy([member.id]),
    app.store.looks.atOwn(workspace.id, member.id, new Date(app.now() - LOOKS_FOR_MS)),
  ]);
  const active = members.filter(({ state }) => state !== "removed");
  return privacyCard({
    manager: active.find(({ id }) => id === member.managerId)?.name ?? null,
    admins: active.filter(({ role }) => role === "admin").map(({ name }) => name),
    keptDays: settings.keptDays,
    looks: own.length === 0 ? null : looks,
  });
}
