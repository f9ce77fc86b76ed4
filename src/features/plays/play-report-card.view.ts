import type { Block, Card, Rich } from "../../chat/view.ts";
import type { Report } from "../../engine/outcome/report.ts";
import { createCard, facts, heading, note, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";
import { figures } from "./play-card.view.ts";

type Shown = { play: { id: string }; report: Report | null };

const ROWS_SHOWN = 12;

/** What plays did: all together, then those that were offered most. Counts alone: no customer, no member. */
export function playReportCard(all: Report, plays: Shown[]): Card {
  const { report: texts, response, uplift } = words.plays;
  const used = plays
    .flatMap(({ play, report }) => (report ? [{ play, report }] : []))
    .toSorted((a, b) => offers(b.report) - offers(a.report));
  const opening = texts.opening(response(all), uplift(all));
  return createCard("plays", opening, [
    heading(texts.title),
    facts(figures({ ...all, passedOver: 0 })),
    usedTable(used),
    note(texts.howToRead),
  ]);
}

function usedTable(used: { play: { id: string }; report: Report }[]): Block[] {
  if (used.length === 0) return [];
  const { report: texts, share, uplift } = words.plays;
  const rows = used
    .slice(0, ROWS_SHOWN)
    .map(({ play, report }): Rich[] => [
      [strong(play.id)],
      String(offers(report)),
      share(report.response),
      share(report.touch),
      report.uplift.enough ? uplift(report) : texts.notEnoughYet,
    ]);
  const more = used.length - ROWS_SHOWN;
  const { columns } = texts;
  return [
    {
      kind: "table",
      columns: [columns.play, columns.offered, columns.answered, columns.touched, columns.uplift],
      rows,
      caption: more > 0 ? texts.mostOfferedAndMore(more) : texts.mostOffered,
    },
  ];
}

const offers = (report: Report) => report.sent + report.passedOver;
