/** Reminds whoever promised something, once, on its day and in their hours, unless it was said to be done. */
import { addDays, isWorkingDay, toLocalDate } from "../../engine/model/calendar.ts";
import { maySend, STARTED_KNOWN_MS } from "../../engine/model/may-send.ts";
import type { Instant, LocalDate } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { placeOf } from "../people/place-of.ts";
import { silenceCard } from "./nudge-notices.view.ts";
import { reminderCard } from "../replies/item-card.view.ts";

/** Returns how many reminders went out. */
export async function remind(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const { nudges, promises } = app.store;
  const now = workspaceTime(app, workspace);
  let sent = await askAboutSilence(app, workspace, now);
  for (const promise of await promises.due(workspace.id, now)) {
    const { id, member, dueOn } = promise;
    const today = toLocalDate(now, member.timezone);
    const day = workingDayUpTo(dueOn, member);
    if (day > today) continue;
    const started = await nudges.startedSince(workspace.id, member.id, now - STARTED_KNOWN_MS);
    const may = maySend(member, null, started, now);
    if (may.kind === "later" && toLocalDate(may.at, member.timezone) <= dueOn) continue;
    const place =
      may.kind === "now" && dueOn >= today && (await placeOf(app, workspace, member.id));
    const isSent = await app.store.transaction(async (tx) => {
      if (!(await tx.promises.reminded(workspace.id, id, now)) || !place) return false;
      return tx.deliveries.add(workspace.id, {
        key: `reminder:${id}:${dueOn}`,
        kind: "reminder",
        memberId: member.id,
        ...place,
        card: reminderCard(promise, today),
      });
    });
    if (isSent) sent++;
  }
  if (sent > 0) app.wake("outbox");
  return sent;
}

/** One question to somebody who answers no nudge any more; then nothing until they speak. Returns how many were asked. */
async function askAboutSilence(
  app: AppContext,
  workspace: WorkspaceRow,
  now: Instant,
): Promise<number> {
  const { members, promises } = app.store;
  let asked = 0;
  for (const { memberId, silentSince } of await promises.silent(workspace.id)) {
    const member = await members.byId(workspace.id, memberId);
    const may = member && maySend(member, null, [], now);
    if (may?.kind === "later") continue;
    const place = may?.kind === "now" && (await placeOf(app, workspace, memberId));
    await promises.askedAboutSilence(workspace.id, memberId);
    if (!place) continue;
    const key = `silence:${memberId}:${silentSince}`;
    const card = silenceCard(memberId);
    const delivery = { key, kind: "reminder", memberId, ...place, card } as const;
    if (await app.store.deliveries.add(workspace.id, delivery)) asked++;
  }
  return asked;
}

/** The day itself, or the last working day before it: on a day off nobody is reminded. */
function workingDayUpTo(dueOn: LocalDate, member: MemberRow): LocalDate {
  let day = dueOn;
  for (let back = 0; back < 5 && !isWorkingDay(day, member); back++) day = addDays(day, -1);
  return day;
}
