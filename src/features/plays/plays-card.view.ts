import type { Block, Card, Rich } from "../../chat/view.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import { FACT_NAMES, FACTS } from "../../engine/plays/facts.ts";
import type { Play } from "../../engine/plays/play.ts";
import { count, list } from "../../engine/model/saying.ts";
import { sayMoved, sayResponse, sayShare, sayTouch, sayUplift } from "./play-words.view.ts";
import { plain, strong } from "../notices/words.ts";

type Shown = { play: Play & { own: boolean }; report: Report | null; verdict: Verdict | null };

const ROWS_SHOWN = 12;
const FACTS_SHOWN = 25;
const STATE_WORDS = { on: "in use", trial: "on trial", retired: "retired" } as const;
const HOW =
  "“/customer play show ID” tells about one, “play report” what they did. “play try ID”, “play weigh ID 2”, “play retire ID”, “play restore ID” change one; “play add” takes a new one.";

/** All plays of a workspace: its own and those it has set first, the rest of the catalogue by what it works on. */
export function playsCard(all: Report, plays: Shown[], unread: string[]): Card {
  const isSet = ({ play }: Shown) => play.own || play.state !== "on" || play.weight !== 1;
  const set = plays.filter(isSet);
  const rest = plays.filter((it) => !isSet(it));
  const opening = `${count(plays.length, "play")}, ${plays.filter(({ play }) => play.state === "trial").length} of them on trial. Answered: ${sayResponse(all)}.`;
  const rows = [...Map.groupBy(rest, ({ play }) => play.aim)].map(([aim, those]) => ({
    label: aim,
    value: those.map(({ play }) => play.id).join(", "),
  }));
  return {
    kind: "card",
    name: "plays",
    text: opening,
    blocks: [
      { kind: "heading", text: "Plays" },
      { kind: "text", text: opening },
      ...ownTable(set),
      {
        kind: "text",
        text: [strong(set.length > 0 ? "The rest of the catalogue" : "The catalogue")],
      },
      { kind: "facts", rows },
      ...(unread.length === 0 ? [] : [{ kind: "note" as const, text: sayUnread(unread) }]),
      { kind: "note", text: HOW },
    ],
  };
}

/** Own plays that can't be read any more. */
export const sayUnread = (ids: string[]) =>
  `This version of Rapport can't read ${list(ids)}. ${ids.length === 1 ? "It is" : "They are"} kept, and not offered.`;

function ownTable(set: Shown[]): Block[] {
  if (set.length === 0) return [];
  const rows = set
    .slice(0, ROWS_SHOWN)
    .map(({ play, report, verdict }): Rich[] => [
      [strong(play.id)],
      play.own ? `${play.aim}, your own` : play.aim,
      STATE_WORDS[play.state],
      String(play.weight),
      verdict?.kind === "not enough yet"
        ? `${verdict.moreNeeded} more needed`
        : report
          ? sayShare(report.response)
          : "not used yet",
    ]);
  const more = set.length - ROWS_SHOWN;
  const caption = "Your own plays, and those of the catalogue that you have set";
  return [
    {
      kind: "table",
      columns: ["Play", "Works on", "State", "Weight", "Answered"],
      rows,
      caption: more > 0 ? `${caption}, and ${more} more` : caption,
    },
  ];
}

/** What plays did: all together, then those that were offered most. Counts alone: no customer, no member. */
export function playReportCard(all: Report, plays: Shown[]): Card {
  const used = plays
    .flatMap(({ play, report }) => (report ? [{ play, report }] : []))
    .toSorted((a, b) => offers(b.report) - offers(a.report));
  const rows = used
    .slice(0, ROWS_SHOWN)
    .map(({ play, report }): Rich[] => [
      [strong(play.id)],
      String(offers(report)),
      sayShare(report.response),
      sayShare(report.touch),
      report.uplift.enough ? sayUplift(report) : "not enough yet",
    ]);
  const opening = `Nudges answered: ${sayResponse(all)}. Touches they brought: ${sayUplift(all)}.`;
  return {
    kind: "card",
    name: "plays",
    text: opening,
    blocks: [
      { kind: "heading", text: "What plays did" },
      {
        kind: "facts",
        rows: [
          { label: "Answered", value: sayResponse(all) },
          { label: "Touched within a week", value: sayTouch(all) },
          { label: "Against those held back", value: sayUplift(all) },
          ...(all.moved === null ? [] : [{ label: "Strength in 4 weeks", value: sayMoved(all) }]),
        ],
      },
      ...(rows.length === 0
        ? []
        : [
            {
              kind: "table" as const,
              columns: ["Play", "Offered", "Answered", "Touched", "Against those held back"],
              rows,
              caption:
                used.length > ROWS_SHOWN
                  ? `The most offered, and ${used.length - ROWS_SHOWN} more`
                  : "The most offered first",
            },
          ]),
      {
        kind: "note",
        text: "Held back: about one nudge in ten, by chance alone, so that we see what would happen without. An answer that tells little counts half. In brackets: where the true share lies, 19 times in 20.",
      },
    ],
  };
}

const offers = (report: Report) => report.sent + report.passedOver;

const KINDS: Record<string, string> = {
  text: "Said as they are",
  word: "Words to ask for",
  days: "In days",
  count: "Numbers",
  share: "Shares of 1",
  times: "Times as much",
};

/** The closed list of what a play may ask about and name; with a word, what those that hold it mean. */
export function playFactsCard(word: string): Card {
  const wanted = word.toLowerCase();
  const found = FACT_NAMES.filter(
    (name) => wanted !== "" && `${name} ${FACTS[name].means}`.toLowerCase().includes(wanted),
  );
  const byKind = [...Map.groupBy(FACT_NAMES, (name) => FACTS[name].kind)].map(([kind, names]) => ({
    label: KINDS[kind] ?? kind,
    value: names.join(", "),
  }));
  const opening =
    "In a text a fact stands in braces, as {customer}; in “when” by its name, as “daysSilent at least 30”.";
  return {
    kind: "card",
    name: "plays",
    text: `A play may name ${FACT_NAMES.length} facts. ${opening}`,
    blocks: [
      { kind: "heading", text: "What a play may name" },
      { kind: "text", text: opening },
      found.length === 0
        ? { kind: "facts", rows: byKind }
        : {
            kind: "list",
            items: found
              .slice(0, FACTS_SHOWN)
              .map((name): Rich => [strong(name), plain(`  ${FACTS[name].means}`)]),
          },
      { kind: "note", text: "“/customer play facts promise” says what those about promises mean." },
    ],
  };
}
