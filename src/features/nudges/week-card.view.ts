import type { Card, Rich } from "../../chat/view.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import { count, sayDate } from "../../engine/model/saying.ts";
import { plain, soft, strong } from "../notices/words.ts";

const STATE_WORDS: Record<NudgeState, string> = {
  planned: "still to come",
  sent: "open",
  answered: "answered",
  done: "done",
  snoozed: "next week",
  skipped: "passed on",
  ignored: "not answered",
  cancelled: "not needed: somebody was in touch",
  withheld: "left out on purpose, to see what nudges change",
};

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
  const shown = lines.filter((line) => line.state !== "withheld");
  if (shown.length === 0) {
    const text =
      "No nudges for you this week so far. Tell me what happened any time; I write it down.";
    return { kind: "card", name: "week", text, blocks: [{ kind: "text", text }] };
  }
  const items = shown.map((line): Rich => {
    const on = line.on ? `${sayDate(line.on, line.on)}: ` : "";
    if (line.state === "planned") return [soft(on), plain("a customer, still to come")];
    return [
      soft(on),
      strong(line.customer),
      plain(`, ${STATE_WORDS[line.state]}`),
      ...(line.state === "sent" ? [soft(`. ${line.question}`)] : []),
    ];
  });
  const open = shown.filter((line) => line.state === "sent").length;
  return {
    kind: "card",
    name: "week",
    text: `Your week: ${count(shown.length, "nudge")}, ${open} open.`,
    blocks: [
      { kind: "heading", text: `Your week (${week})` },
      { kind: "list", items },
      { kind: "note", text: "Answer an open one in your own words, here or in its thread." },
    ],
  };
}
