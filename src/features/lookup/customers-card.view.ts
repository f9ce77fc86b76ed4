import type { Card, Rich } from "../../chat/view.ts";
import type { Cadence } from "../../engine/strengths/cadence.ts";
import { count, sayAgo } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { strong } from "../notices/words.ts";

/** One line of the list. */
export type CustomerLine = {
  id: string;
  name: string;
  tier: string;
  overall: number | null;
  cadence: Cadence;
};

const LINES_SHOWN = 15;
const BUTTONS_SHOWN = 5;

const STATE_WORDS: Record<Cadence["state"], string> = {
  new: "new",
  "on rhythm": "on rhythm",
  fading: "fading",
  quiet: "quiet",
};

/** A member's own customers or those of their team, those that need them first on top. */
export function customersCard(
  lines: CustomerLine[],
  today: LocalDate,
  whose: "own" | "team",
): Card {
  if (lines.length === 0) {
    const text =
      "You look after no customer yet. “/customer NAME” shows any; ask an admin to give you yours.";
    return { kind: "card", name: "customers", text, blocks: [{ kind: "text", text }] };
  }
  const more = lines.length - LINES_SHOWN;
  const rows = lines
    .slice(0, LINES_SHOWN)
    .map((line): Rich[] => [
      [strong(line.name)],
      line.tier,
      line.overall === null ? "not known yet" : `${line.overall} of 100`,
      STATE_WORDS[line.cadence.state],
      line.cadence.lastOn === null ? "never" : sayAgo(line.cadence.lastOn, today),
    ]);
  const first = lines.slice(0, BUTTONS_SHOWN);
  return {
    kind: "card",
    name: "customers",
    text: `${whose === "own" ? "You look after" : "Your team looks after"} ${count(lines.length, "customer")}. First: ${first.map((line) => line.name).join(", ")}.`,
    blocks: [
      { kind: "heading", text: whose === "own" ? "Your customers" : "Your team’s customers" },
      {
        kind: "table",
        columns: ["Customer", "Tier", "Health", "Rhythm", "Last touch"],
        rows,
        caption:
          more > 0
            ? `Those that need you first, and ${count(more, "more")}`
            : "Those that need you first on top",
      },
      {
        kind: "buttons",
        buttons: first.map((line) => ({
          label: line.name,
          action: { name: "customer.show", subject: line.id, value: "" },
        })),
      },
    ],
  };
}
