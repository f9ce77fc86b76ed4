/** What follows when a platform refuses a member or a workspace for good. */
import type { SendResult } from "../../chat/platform.ts";
import type { DeliveryRow } from "../../store/deliveries/deliveries.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { troubleCard } from "../people/access-notices.view.ts";
import type { AppContext } from "../../app/context.ts";
import { placeOf } from "../people/place-of.ts";

/** A platform said a final no: the member or the workspace is paused, and an admin notified once. */
export async function handleUnreachable(
  app: AppContext,
  workspace: WorkspaceRow,
  row: DeliveryRow,
  refusal: Extract<SendResult, { kind: "refused" }>,
): Promise<void> {
  const { store, log } = app;
  const facts = { workspace: workspace.key, delivery: row.id, reason: refusal.reason };
  log.warn({ ...facts, who: refusal.who }, "a platform refused a message for good");
  if (refusal.who === "message") return;
  if (refusal.who === "workspace") {
    await store.workspaces.setState(workspace.id, "paused", refusal.reason);
    await store.deliveries.skipDue(workspace.id, null, refusal.reason);
    return;
  }
  if (row.memberId === null) return;
  await store.members.setState(workspace.id, row.memberId, "paused", refusal.reason);
  await store.deliveries.skipDue(workspace.id, row.memberId, refusal.reason);
  const lost = await store.members.byId(workspace.id, row.memberId);
  const admins = await store.members.admins(workspace.id);
  const admin = admins.find((one) => one.id !== row.memberId);
  const place = admin && (await placeOf(app, workspace, admin.id));
  if (!admin || !place) return;
  await store.deliveries.add(workspace.id, {
    key: `lost:${row.memberId}:${refusal.reason}`,
    kind: "notice",
    memberId: admin.id,
    ...place,
    card: troubleCard(lost?.name ?? "a member", refusal.reason),
  });
}
