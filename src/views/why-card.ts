import type { Card } from "../chat/view.ts";
import type { Evidence } from "../engine/nudge.ts";
import { sayDate } from "../engine/saying.ts";
import type { LocalDate } from "../engine/time.ts";
import { plain, quoted, soft, strong } from "./words.ts";

/** Why this nudge, why now, why not the next one: from the facts that were kept with it. */
export function whyCard(
  nudge: { reason: string; whyNow: string; whyNotNext: string; evidence: Evidence[] },
  customer: string,
  today: LocalDate,
): Card {
  return {
    kind: "card",
    name: "why",
    text: `Why ${customer}: ${nudge.reason} ${nudge.whyNow} ${nudge.whyNotNext}`,
    blocks: [
      { kind: "heading", text: `Why ${customer}?` },
      { kind: "text", text: [strong("Why this one: "), plain(nudge.reason)] },
      { kind: "text", text: [strong("Why now: "), plain(nudge.whyNow)] },
      ...(nudge.whyNotNext === ""
        ? []
        : [
            {
              kind: "text" as const,
              text: [strong("Why not another: "), plain(nudge.whyNotNext)],
            },
          ]),
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
