import type { PlannedNudge } from "../../engine/choose/planned-nudge.ts";
import type { Evidence, NudgeState, PastNudge, PlayAim } from "../../engine/model/nudge.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Prisma } from "../generated/client.ts";

/** A nudge with its words and its times. */
export type NudgeRow = PastNudge &
  Omit<PlannedNudge, "withheld"> & {
    offered: string[];
    localAt: string | null;
    dueAt: Instant | null;
  };

/** The columns that the engine sees of a nudge and of what became of it. */
export type StoredNudge = Pick<
  Prisma.NudgeModel,
  Extract<keyof Prisma.NudgeModel, keyof PastNudge | "offered">
>;
export type StoredOutcome = Pick<Prisma.PlayOutcomeModel, "touched" | "strengthMoved" | "worth">;

/** A stored nudge as the engine sees it: what became of it, without its words. */
export function pastNudgeOf(row: StoredNudge, end: StoredOutcome | null): PastNudge {
  return {
    id: row.id,
    memberId: row.memberId,
    customerId: row.customerId,
    contactId: row.contactId,
    week: row.week,
    slot: row.slot,
    play: row.play,
    state: row.state as NudgeState,
    sentAt: row.sentAt?.getTime() ?? null,
    answeredAt: row.answeredAt?.getTime() ?? null,
    touchedWithin7Days: end?.touched ?? null,
    strengthMoved: end?.strengthMoved ?? null,
    ...(end && { replyWorth: end.worth }),
    ...(row.offered.length > 1 && { passedOver: row.offered.slice(0, -1) }),
  };
}

/** A stored nudge as the use cases see it. */
export const nudgeOf = (row: Prisma.NudgeModel): NudgeRow => ({
  ...pastNudgeOf(row, null),
  aim: row.aim as PlayAim,
  reason: row.reason,
  evidence: row.evidence as Evidence[],
  action: row.action,
  question: row.question,
  whyNow: row.whyNow,
  whyNotNext: row.whyNotNext,
  situation: row.situation,
  offered: row.offered,
  inExperiment: row.inExperiment,
  signalId: row.signalId,
  localAt: row.localAt,
  dueAt: row.dueAt?.getTime() ?? null,
});
