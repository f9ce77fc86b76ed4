import type { Block, Card, Rich } from "../../chat/view.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import type { Play } from "../../engine/plays/play.ts";
import { createCard, facts, heading, note, paragraph, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

type Shown = { play: Play & { own: boolean }; report: Report | null; verdict: Verdict | null };

const ROWS_SHOWN = 12;

/** All plays of a workspace: its own and those it has set first, the rest of the catalogue by what it works on. */
export function playsCard(all: Report, plays: Shown[], unread: string[]): Card {
  const { list, response } = words.plays;
  const isSet = ({ play }: Shown) => play.own || play.state !== "on" || play.weight !== 1;
  const set = plays.filter(isSet);
  const rest = plays.filter((it) => !isSet(it));
  const onTrial = plays.filter(({ play }) => play.state === "trial").length;
  const opening = list.opening(plays.length, onTrial, response(all));
  const rows = [...Map.groupBy(rest, ({ play }) => play.aim)].map(([aim, those]) => ({
    label: aim,
    value: those.map(({ play }) => play.id).join(", "),
  }));
  return createCard("plays", opening, [
    heading(list.title),
    paragraph(opening),
    ownTable(set),
    paragraph([strong(set.length > 0 ? list.restOfCatalogue : list.catalogue)]),
    facts(rows),
    unread.length > 0 && note(list.unread(unread)),
    note(list.commands),
  ]);
}

function ownTable(set: Shown[]): Block[] {
  if (set.length === 0) return [];
  const { list, share } = words.plays;
  const rows = set
    .slice(0, ROWS_SHOWN)
    .map(({ play, report, verdict }): Rich[] => [
      [strong(play.id)],
      play.own ? list.ownAim(play.aim) : play.aim,
      list.states[play.state],
      String(play.weight),
      verdict?.kind === "not enough yet"
        ? list.moreNeeded(verdict.moreNeeded)
        : report
          ? share(report.response)
          : list.notUsedYet,
    ]);
  const more = set.length - ROWS_SHOWN;
  const { play, worksOn, state, weight, answered } = list.columns;
  return [
    {
      kind: "table",
      columns: [play, worksOn, state, weight, answered],
      rows,
      caption: more > 0 ? list.captionAndMore(more) : list.caption,
    },
  ];
}
