import type { LocalDate } from "../../engine/model/time.ts";
import { undoButton } from "../replies/receipt-card.view.ts";
import { buttons, notice, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** What is said after words or a button about nudges, where no card of the nudge itself says it. */

export const noNudgeCard = () => notice(words.nudges.noOpenNudge);

export const noOtherIdeaCard = () => notice(words.nudges.noOtherIdea);

export const snoozedCard = (until: LocalDate) => notice(words.nudges.snoozed(until));

export const mutedCard = (customer: string) => notice(words.nudges.muted(customer));

/** `replyId`: the words that asked for it, which can be taken back. */
export const pausedCard = (
  { from, until }: { from: LocalDate | null; until: LocalDate | null },
  replyId: string | null,
) =>
  textCard("notice", words.nudges.paused(from, until), [
    replyId !== null && buttons([undoButton(replyId)]),
  ]);

/** To somebody who left six nudges unanswered. */
export const silenceCard = (memberId: string) =>
  textCard("notice", words.nudges.silence, [
    {
      kind: "buttons",
      buttons: [
        {
          label: words.nudges.goOn,
          action: { name: "member.say", subject: memberId, value: { text: "resume" } },
        },
        {
          label: words.nudges.pauseThem,
          action: { name: "member.say", subject: memberId, value: { text: "pause" } },
        },
      ],
    },
  ]);

export const resumedCard = () => notice(words.nudges.resumed);
