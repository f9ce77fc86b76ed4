import { addDays, toLocalDate } from "../../engine/model/calendar.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { fixesCard } from "./fixes-card.view.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";

const DAYS_OFFERED = 4;

/** "Fix" under a receipt: the usual mends as buttons, and how to mend by words. */
export async function showFixes(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  replyId: string,
) {
  const reply = await app.store.replies.byId(workspace.id, replyId);
  if (!reply?.reading || reply.memberId !== member.id || reply.state === "withdrawn") {
    return oldButtonCard();
  }
  const today = toLocalDate(workspaceTime(app, workspace), member.timezone);
  const said = toLocalDate(reply.at, member.timezone);
  const days = Array.from({ length: DAYS_OFFERED }, (_, back) => addDays(said, -back));
  return fixesCard(reply.id, reply.reading, days, today);
}
