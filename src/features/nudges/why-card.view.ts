import type { Card } from "../../chat/view.ts";
import type { Evidence } from "../../engine/model/nudge.ts";
import { sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { notice } from "../notices/notices.view.ts";
import { plain, quoted, soft, strong } from "../notices/words.ts";

/** Why this nudge, why now, why not the next one: from the facts that were kept with it. An imported nudge has none. */
export function whyCard(
  nudge: { reason: string; whyNow: string; whyNotNext: string; evidence: Evidence[] },
  customer: string,
  today: LocalDate,
): Card {
  const grounds = [
    ["Why this one: ", nudge.reason],
    ["Why now: ", nudge.whyNow],
    ["Why not another: ", nudge.whyNotNext],
  ].filter(([, words]) => words !== "");
  if (grounds.length === 0) return notice(`Why ${customer} came up then was not kept.`);
  return {
    kind: "card",
    name: "why",
    text: `Why ${customer}: ${grounds.map(([, words]) => words).join(" ")}`,
    blocks: [
      { kind: "heading", text: `Why ${customer}?` },
      ...grounds.map(([title = "", words = ""]) => ({
        kind: "text" as const,
        text: [strong(title), plain(words)],
      })),
      ...(nudge.evidence.length === 0
        ? []
        : [
            {
              kind: "list" as const,
              items: nudge.evidence.map((fact) =>
                fact.quote === undefined
                  ? [soft(`On file since ${sayDate(fact.on, today)}`)]
                  : [soft(`${sayDate(fact.on, today)}: `), quoted(fact.quote)],
              ),
            },
          ]),
    ],
  };
}
