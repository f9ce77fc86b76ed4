/** Another idea: the next best play in a nudge's place, where the nudge stands. */
import { anotherIdea } from "../../engine/choose/week-plan.ts";
import { isOpenItem, type ItemKind } from "../../engine/model/signal.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { answerTo, replace, say } from "../deliveries/answer.ts";
import { noOtherIdeaCard } from "./nudge-notices.view.ts";
import { nothingOpenCard } from "./act-on-nudge.ts";
import { isOpen } from "./end-nudge.ts";
import { nudgeCard } from "./nudge-card.view.ts";
import { shippedModel } from "./quiet-risk-model.ts";

/** Offers another play for the nudge's customer; `null`: words, and no nudge is open. */
export async function offerAnother(turn: ChangeTurn, nudge: TalkNudge | null): Promise<Write[]> {
  if (!nudge || !isOpen(nudge)) return [say(turn, nothingOpenCard(turn))];
  const { portfolios, plays, riskModels } = turn.store;
  const portfolio = await portfolios.load(turn.now, { customerIds: [nudge.customerId] });
  const model = (await riskModels.of()) ?? shippedModel();
  const past = { ...nudge, withheld: false };
  const choice = { model, plays: await plays.inUse() };
  const idea = anotherIdea(portfolio, nudge.week, past, nudge.offered, choice);
  if (!idea) return [say(turn, noOtherIdeaCard())];
  const offered = [...nudge.offered, idea.play];
  const contact = portfolio.contacts.find((person) => person.id === idea.contactId);
  const about = portfolio.signals.find(({ id }) => id === idea.signalId);
  const item = about && isOpenItem(about) ? { id: about.id, kind: about.kind as ItemKind } : null;
  const card = nudgeCard({ ...idea, id: nudge.id, item }, nudge.customer, contact?.name ?? null);
  const key = `another:${nudge.id}:${offered.length}`;
  const whose = { memberId: turn.member.id, nudgeId: nudge.id };
  return [
    { kind: "nudge.reword", nudgeId: nudge.id, idea, offered },
    nudge.card
      ? replace(nudge.card, key, card)
      : answerTo(turn.inbound, { key, kind: "update", ...whose, card }),
  ];
}
