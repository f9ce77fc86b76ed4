import type { NewDelivery } from "../../store/deliveries/deliveries.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { nudgeCard, type NudgeWords } from "./nudge-card.view.ts";
import type { AppContext } from "../../app/context.ts";

/** What a nudge's card is made of. */
export type AboutNudge = { nudge: NudgeWords; customer: string; contact: string | null };

/**
 * So many nudges of one turn are worded anew, all at once: with the model's own cap of 8 s they wait that long together,
 * and what readings need of the day's budget is left to them. The others go in the rules' words.
 */
const WORDED_AT_A_TIME = 16;

/**
 * The same nudges in a model's words, where there is a model and every sentence of it is covered by the facts; else as
 * they were. Nothing is held meanwhile: no transaction, no lease; whether a nudge is still wanted is looked at after.
 */
export async function wordNudges(
  app: AppContext,
  workspace: WorkspaceRow,
  going: NewDelivery[],
  about: ReadonlyMap<string, AboutNudge>,
): Promise<NewDelivery[]> {
  const { wording } = app;
  if (wording === null) return going;
  return Promise.all(
    going.map(async (delivery, place) => {
      const known = delivery.nudgeId ? about.get(delivery.nudgeId) : undefined;
      if (!known || place >= WORDED_AT_A_TIME) return delivery;
      const { nudge, customer, contact } = known;
      const { reason, action, question, evidence } = nudge;
      const facts = { customer, contact, reason, action, question, evidence };
      const words = await wording.wordNudge(workspace.id, facts);
      if (words === null) return delivery;
      return { ...delivery, card: nudgeCard({ ...nudge, ...words }, customer, contact) };
    }),
  );
}
