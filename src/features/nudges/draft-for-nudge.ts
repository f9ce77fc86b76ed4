/** "Can you draft it for me?": first words for what the open nudge suggests. */
import type { Card } from "../../chat/view.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { Turn } from "../../app/context.ts";
import { noNudgeCard } from "./nudge-notices.view.ts";
import { draftCard } from "./draft-card.view.ts";

export function draftFor({ member }: Turn, nudge: TalkNudge | null): Card {
  if (!nudge) return noNudgeCard();
  return draftCard(nudge, nudge.isSeen ? nudge.contact : null, member.name);
}
