import type { ActionValue } from "../../chat/action.ts";
import type { Button } from "../../chat/view.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { undoButton } from "../replies/receipt-card.view.ts";
import { buttons, notice, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** What is said after words or a button about nudges, where no card of the nudge itself says it. */

export const noNudgeCard = () => notice(words.nudges.noOpenNudge);

export const noOtherIdeaCard = () => notice(words.nudges.noOtherIdea);

export const snoozedCard = (until: LocalDate) => notice(words.nudges.snoozed(until));

type Muted = { id: string; name: string };
type MuteReason = ActionValue<"customer.mute">["why"];

const muteButton = ({ id }: Muted, why: MuteReason): Button => ({
  label: words.nudges.muteReasons[why],
  action: { name: "customer.mute", subject: id, value: { why } },
});

/** No more nudges about a customer, and why? */
export const mutedCard = (customer: Muted) =>
  textCard("notice", words.nudges.muted(customer.name), [
    buttons(
      (["not mine", "timing", "elsewhere", "again"] as const).map((why) =>
        muteButton(customer, why),
      ),
    ),
  ]);

export const mutedUntilCard = (customer: Muted, until: LocalDate | null) =>
  textCard("notice", words.nudges.mutedUntil(customer.name, until), [
    buttons([muteButton(customer, "again")]),
  ]);

export const unmutedCard = (customer: string) => notice(words.nudges.unmuted(customer));

/** After a pause whose days could not be read. */
export const pauseTakesCard = (days: string) => notice(words.nudges.pauseTakes(days));

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
