import type { Inbound } from "../../chat/intent.ts";
import { addWeeks, mondayOf, toLocalDate, weekOf } from "../../engine/model/calendar.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { DAY_MS } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { helpCard } from "../help/help-card.view.ts";
import {
  mutedCard,
  noNudgeCard,
  pausedCard,
  resumedCard,
  snoozedCard,
} from "../nudges/nudge-notices.view.ts";
import { nothingToUndoCard } from "./reply-notices.view.ts";
import { draftCard } from "../nudges/draft-card.view.ts";
import { explainLatest } from "../nudges/explain-nudge.ts";
import { type Effect, type AppContext, workspaceTime } from "../../app/context.ts";
import { offerAnother } from "../nudges/offer-another.ts";
import { sayTo } from "../deliveries/answer.ts";
import { undoReply } from "./undo-reply.ts";

const OPEN_STATES = ["sent", "ignored"] as const;
/** "Undo" means what was told lately; an older record is taken back by its own button. */
const UNDO_REACHES_MS = 7 * DAY_MS;

/** Carries out an instruction to the coach that was given in plain words, and says what happens next. */
export async function executeControl(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  control: NonNullable<Reading["control"]>,
  nudge: NudgeRow | null,
): Promise<Effect> {
  const key = `control:${inbound.key}`;
  const say = (card: ReturnType<typeof helpCard>) =>
    sayTo(inbound, { kind: "notice", key, card, nudgeId: nudge?.id ?? null });
  const today = toLocalDate(workspaceTime(app, workspace), member.timezone);
  switch (control.kind) {
    case "help":
      return say(helpCard(member.role));
    case "pause":
      return async (tx) => {
        const { id } = member;
        await tx.members.setState(workspace.id, id, "paused", "asked", control.until);
        await say(pausedCard(control.until))(tx);
      };
    case "resume":
      return async (tx) => {
        await tx.members.setState(workspace.id, member.id, "active", null);
        await say(resumedCard())(tx);
      };
    case "undo": {
      const since = workspaceTime(app, workspace) - UNDO_REACHES_MS;
      const last = await app.store.replies.latestOf(workspace.id, member.id, since, ["recorded"]);
      if (!last) return say(nothingToUndoCard());
      return undoReply(app, workspace, member, inbound, last);
    }
    case "why":
      // In a nudge's thread it is about that one; else about the last, which an older one that is open is not.
      return say(await explainLatest(app, workspace, member, inbound.place.thread ? nudge : null));
    case "draft":
      return say(nudge ? await draftFor(app, workspace, member, nudge) : noNudgeCard());
    case "another":
      return nudge ? offerAnother(app, workspace, member, inbound, nudge) : say(noNudgeCard());
    case "snooze": {
      if (!nudge) return say(noNudgeCard());
      const until = control.until ?? mondayOf(addWeeks(weekOf(today), 1));
      return async (tx) => {
        await tx.nudges.advance(workspace.id, nudge.id, [...OPEN_STATES], "snoozed", {
          snoozedUntil: until,
        });
        await say(snoozedCard(until))(tx);
      };
    }
    case "stop": {
      if (!nudge) return say(noNudgeCard());
      return async (tx) => {
        await tx.customers.mute(workspace.id, nudge.customerId, member.id, true);
        await tx.nudges.advance(workspace.id, nudge.id, [...OPEN_STATES], "skipped", {
          outcome: "stop",
        });
        const customer = await tx.customers.byId(workspace.id, nudge.customerId);
        await say(mutedCard(customer?.name ?? ""))(tx);
      };
    }
  }
}

async function draftFor(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  nudge: NudgeRow,
) {
  const names = await app.store.portfolios.names(workspace.id, [nudge.customerId], member);
  const contact = names[0]?.contacts.find((person) => person.id === nudge.contactId);
  return draftCard(nudge, contact?.name ?? null, member.name);
}
