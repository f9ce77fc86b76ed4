/** Why a nudge was chosen, why then, and why not another: from what was kept with it, also months later. */
import type { Card } from "../../chat/view.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import { DAY_MS } from "../../engine/model/time.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { noNudgeCard } from "./nudge-notices.view.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { whyCard } from "./why-card.view.ts";

/** "Why?" is about what was said lately. */
const LATELY_MS = 14 * DAY_MS;

/** The nudge of this id, to its own member. */
export async function explainNudge(turn: Turn, nudgeId: string): Promise<Card> {
  const nudge = await turn.store.nudges.byId(nudgeId);
  return nudge ? whyOf(turn, nudge) : oldButtonCard();
}

/** "Why?" in words: about a given nudge, else about the one that came last, answered or not. */
export async function explainLatest(turn: ChangeTurn, nudge: NudgeRow | null): Promise<Card> {
  const { conversation, member, now } = turn;
  const latest = conversation.nudges.find(
    ({ memberId, sentAt }) =>
      memberId === member.id && sentAt !== null && sentAt >= now - LATELY_MS,
  );
  const meant = nudge ?? latest;
  return meant ? whyOf(turn, meant) : noNudgeCard();
}

async function whyOf({ store, member, today }: Turn, nudge: NudgeRow): Promise<Card> {
  if (nudge.memberId !== member.id) return oldButtonCard();
  // A customer that changed hands keeps its quotes to those who look after it now.
  const [customer] = await store.portfolios.names([nudge.customerId], member, "all");
  return customer ? whyCard(nudge, customer.name, today) : oldButtonCard();
}
