/** Every play as it would read for customers of a portfolio, so that all of them can be read in one sitting. */
import type { PlayAim } from "../model/nudge.ts";
import type { Portfolio } from "../model/portfolio.ts";
import type { Week } from "../model/time.ts";
import type { Play } from "../plays/play.ts";
import { situationOf } from "../plays/situation/situation.ts";
import { firstSayable, isSayable, say } from "../plays/text.ts";
import { customerAsOf } from "../strengths/subject.ts";
import { candidateOf } from "./play-for.ts";
import { createPlanningContext } from "./planning-context.ts";

export type PlayPreview = {
  play: string;
  strength: PlayAim;
  /** null where the play applies to no customer here */
  told: {
    customer: string;
    contact: string | null;
    reason: string;
    action: string;
    questions: string[];
  }[];
};

/** Each play with the first customers that it applies to, at most `most` of them, in the order of the portfolio. */
export function previewPlays(
  portfolio: Portfolio,
  week: Week,
  plays: readonly Play[],
  most: number,
): PlayPreview[] {
  const context = createPlanningContext(portfolio, week, plays);
  const previews = plays.map((play) => ({ play, told: [] as PlayPreview["told"] }));
  for (const { customer, history, asOf, risk } of context.priorities) {
    const memberId = customer.ownerIds.find((id) => context.members.has(id)) ?? "";
    const situation = situationOf({
      customer: { ...customerAsOf(history, asOf, context.members), today: context.monday },
      memberId,
      quietRisk: risk?.risk ?? null,
      shares: context.effort.get(customer.id) ?? null,
    });
    for (const { play, told } of previews) {
      if (told.length >= most) continue;
      const candidate = candidateOf(play, { situation });
      if (!candidate) continue;
      const { facts, contactId } = candidate;
      told.push({
        customer: customer.name,
        contact: history.contacts.find((it) => it.id === contactId)?.name ?? null,
        reason: say(firstSayable(play.reason, facts) ?? "", facts),
        action: say(firstSayable(play.action, facts) ?? "", facts),
        questions: play.questions.filter((it) => isSayable(it, facts)).map((it) => say(it, facts)),
      });
    }
  }
  return previews.map(({ play, told }) => ({ play: play.id, strength: play.aim, told }));
}
