import type { Inbound } from "../../chat/intent.ts";
import { anotherIdea } from "../../engine/choose/week-plan.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { nudgeCard } from "./nudge-card.view.ts";
import { noOtherIdeaCard } from "./nudge-notices.view.ts";
import { type Effect, type AppContext, workspaceTime } from "../../app/context.ts";
import { quietRiskModel } from "./quiet-risk-model.ts";
import { replacing, sayTo } from "../deliveries/answer.ts";

/** Puts the next best play in a nudge's place, where the nudge stands. */
export async function offerAnother(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  nudge: NudgeRow,
): Promise<Effect> {
  const { portfolios, deliveries } = app.store;
  const portfolio = await portfolios.load(workspace.id, workspaceTime(app, workspace), {
    customerIds: [nudge.customerId],
  });
  const model = await quietRiskModel(app, workspace);
  const plays = await app.store.plays.inUse(workspace.id);
  const past = { ...nudge, withheld: false };
  const idea = anotherIdea(portfolio, nudge.week, past, nudge.offered, { model, plays });
  if (!idea) {
    const key = `no-idea:${inbound.key}`;
    return sayTo(inbound, { kind: "notice", key, card: noOtherIdeaCard() });
  }
  const offered = [...nudge.offered, idea.play];
  const customer = portfolio.customers[0];
  const contact = portfolio.contacts.find((person) => person.id === idea.contactId);
  const card = nudgeCard({ ...idea, id: nudge.id }, customer?.name ?? "", contact?.name ?? null);
  const sent = await deliveries.sentFor(workspace.id, { nudgeId: nudge.id }, "nudge");
  return async (tx) => {
    await tx.nudges.reword(workspace.id, nudge.id, idea, offered);
    const key = `another:${nudge.id}:${offered.length}`;
    await tx.deliveries.add(
      workspace.id,
      sent
        ? replacing(sent, key, card)
        : {
            key,
            kind: "update",
            memberId: member.id,
            nudgeId: nudge.id,
            platform: inbound.platform,
            address: inbound.place.address,
            card,
          },
    );
  };
}
