import type { Block, Card, Rich } from "../../chat/view.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import { FACT_NAMES, FACTS } from "../../engine/plays/facts.ts";
import type { Play } from "../../engine/plays/play.ts";
import { plain, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

type Shown = { play: Play & { own: boolean }; report: Report | null; verdict: Verdict | null };

const ROWS_SHOWN = 12;
const FACTS_SHOWN = 25;

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
  return {
    kind: "card",
    name: "plays",
    text: opening,
    blocks: [
      { kind: "heading", text: list.title },
      { kind: "text", text: opening },
      ...ownTable(set),
      { kind: "text", text: [strong(set.length > 0 ? list.restOfCatalogue : list.catalogue)] },
      { kind: "facts", rows },
      ...(unread.length === 0 ? [] : [{ kind: "note" as const, text: list.unread(unread) }]),
      { kind: "note", text: list.commands },
    ],
  };
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

/** What plays did: all together, then those that were offered most. Counts alone: no customer, no member. */
export function playReportCard(all: Report, plays: Shown[]): Card {
  const { figures, moved, report: texts, response, touch, uplift } = words.plays;
  const used = plays
    .flatMap(({ play, report }) => (report ? [{ play, report }] : []))
    .toSorted((a, b) => offers(b.report) - offers(a.report));
  const opening = texts.opening(response(all), uplift(all));
  return {
    kind: "card",
    name: "plays",
    text: opening,
    blocks: [
      { kind: "heading", text: texts.title },
      {
        kind: "facts",
        rows: [
          { label: figures.answered, value: response(all) },
          { label: figures.touched, value: touch(all) },
          { label: figures.uplift, value: uplift(all) },
          ...(all.moved === null ? [] : [{ label: figures.moved, value: moved(all) }]),
        ],
      },
      ...usedTable(used),
      { kind: "note", text: texts.howToRead },
    ],
  };
}

function usedTable(used: { play: Play; report: Report }[]): Block[] {
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

/** The closed list of what a play may ask about and name; with a word, what those that hold it mean. */
export function playFactsCard(word: string): Card {
  const { facts } = words.plays;
  const wanted = word.toLowerCase();
  const found = FACT_NAMES.filter(
    (name) => wanted !== "" && `${name} ${FACTS[name].means}`.toLowerCase().includes(wanted),
  );
  const byKind = [...Map.groupBy(FACT_NAMES, (name) => FACTS[name].kind)].map(([kind, names]) => ({
    label: facts.kinds[kind] ?? kind,
    value: names.join(", "),
  }));
  return {
    kind: "card",
    name: "plays",
    text: `${facts.summary(FACT_NAMES.length)} ${facts.howToName}`,
    blocks: [
      { kind: "heading", text: facts.title },
      { kind: "text", text: facts.howToName },
      found.length === 0
        ? { kind: "facts", rows: byKind }
        : {
            kind: "list",
            items: found
              .slice(0, FACTS_SHOWN)
              .map((name): Rich => [strong(name), plain(`  ${FACTS[name].means}`)]),
          },
      { kind: "note", text: facts.askForMore },
    ],
  };
}
