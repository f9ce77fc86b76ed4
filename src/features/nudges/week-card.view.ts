import type { Card, Rich } from "../../chat/view.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import {
  bullets,
  createCard,
  heading,
  note,
  plain,
  soft,
  strong,
  textCard,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

/** One nudge of the week, for its member. */
export type WeekLine = {
  customer: string;
  state: NudgeState;
  question: string;
  /** local date of the slot */
  on: string | null;
};

/** A member's week. What is still to come is named by its day alone, so that the nudge itself stays fresh. */
export function weekCard(week: string, lines: WeekLine[]): Card {
  const { nudges, shared } = words;
  const shown = lines.filter((line) => line.state !== "withheld");
  if (shown.length === 0) return textCard("week", nudges.emptyWeek);
  const items = shown.map((line): Rich => {
    const on = line.on ? `${shared.date(line.on, line.on)}: ` : "";
    if (line.state === "planned") return [soft(on), plain(nudges.stillToCome)];
    return [
      soft(on),
      strong(line.customer),
      plain(`, ${nudges.states[line.state]}`),
      ...(line.state === "sent" ? [soft(`. ${line.question}`)] : []),
    ];
  });
  const open = shown.filter((line) => line.state === "sent").length;
  return createCard("week", nudges.weekSummary(shown.length, open), [
    heading(nudges.week(week)),
    bullets(items),
    note(nudges.answerAnOpenOne),
  ]);
}
