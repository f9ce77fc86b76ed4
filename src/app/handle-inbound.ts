import type { Inbound } from "../chat/intent.ts";
import type { InboxRow } from "../store/inbox/inbox.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";
import { strangerCard } from "../features/people/access-notices.view.ts";
import { actOnNudge } from "../features/nudges/act-on-nudge.ts";
import { actOnRecord } from "../features/replies/act-on-record.ts";
import { askerOf } from "../features/people/asker.ts";
import { changeByCommand } from "./change-by-command.ts";
import type { Effect, AppContext } from "./context.ts";
import { recordForm } from "../features/replies/record-form.ts";
import { recordReply } from "../features/replies/record-reply.ts";
import { reviseReply, withdrawReply } from "../features/replies/revise-reply.ts";
import { sayTo } from "../features/deliveries/answer.ts";
import { removePlace, welcome } from "../features/people/welcome.ts";

/**
 * Handles one stored Inbound. All that it changes is written in one transaction with the mark that it is handled, so
 * that a worker killed at any point leaves it either all done or all to do.
 */
export async function handleInbound(app: AppContext, row: InboxRow): Promise<void> {
  const workspace = await app.store.workspaces.byId(row.workspaceId);
  if (!workspace) return;
  const effect = await effectOf(app, workspace, row.inbound);
  await app.store.transaction(async (tx) => {
    if (!(await tx.inbox.finish(row))) throw new Superseded();
    await effect(tx);
  });
  app.wake("outbox");
}

/** Another worker took the message over while this one was slow; what this one did is rolled back. */
export class Superseded extends Error {
  constructor() {
    super("another worker took this message over");
  }
}

const nothing: Effect = async () => {};

async function effectOf(
  app: AppContext,
  workspace: WorkspaceRow,
  inbound: Inbound,
): Promise<Effect> {
  const { intent } = inbound;
  if (intent.kind === "unsupported") return nothing;
  if (intent.kind === "uninstalled") return removePlace(app, workspace, inbound);
  const asker = await askerOf(app, workspace, inbound);
  if (asker.kind === "stranger") {
    if (intent.kind === "edit" || intent.kind === "remove") return nothing;
    return sayTo(inbound, { kind: "notice", key: inbound.key, card: strangerCard(asker) });
  }
  const { member } = asker;
  if (member.state === "paused") await app.store.members.comeBack(workspace.id, member.id);
  switch (intent.kind) {
    case "installed":
      return welcome(app, workspace, member, inbound);
    case "message":
      return recordReply(app, workspace, member, inbound, intent.text);
    case "edit":
      return reviseReply(app, workspace, member, inbound, intent.message, intent.text);
    case "remove":
      return withdrawReply(app, workspace, member, inbound, intent.message);
    case "submit":
      return recordForm(app, workspace, member, inbound, intent.customerId, intent.values);
    case "command":
      return changeByCommand(app, workspace, member, inbound, intent.text);
    case "act":
      return intent.action.name.startsWith("nudge.")
        ? actOnNudge(app, workspace, member, inbound, intent.action)
        : actOnRecord(app, workspace, member, inbound, intent.action);
  }
}
