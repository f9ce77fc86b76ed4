import type { Block, Card } from "../../chat/view.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import { sayCondition } from "../../engine/plays/condition-words.ts";
import type { Play } from "../../engine/plays/play.ts";
import { section } from "../card-parts.view.ts";
import { words } from "../language.ts";

type Shown = {
  play: Play & { own: boolean; decided: { why: string } | null };
  report: Report | null;
  verdict: Verdict | null;
};

/** One play: what it says, when it applies, how it stands and what it did. */
export function playCard({ play, report, verdict }: Shown): Card {
  const { card, state, verdict: sayVerdict } = words.plays;
  const said = [state(play), play.decided?.why, verdict && sayVerdict(verdict)]
    .filter((it) => typeof it === "string")
    .join(" ");
  return {
    kind: "card",
    name: "plays",
    text: said,
    blocks: [
      { kind: "heading", text: play.id },
      { kind: "text", text: said },
      { kind: "facts", rows: factsOf(play) },
      ...section(card.reason, play.reason),
      ...section(card.action, play.action),
      ...section(card.question, play.questions),
      { kind: "note", text: card.teaches(play.teaches) },
      figures(report),
      { kind: "note", text: card.commands(play.id) },
    ],
  };
}

function factsOf(play: Shown["play"]): { label: string; value: string }[] {
  const { card } = words.plays;
  const kinds = [
    play.urgent && card.urgent,
    play.gentle && card.gentle,
    play.forUs && card.forUs,
  ].filter((it) => it !== false);
  return [
    { label: card.whose, value: play.own ? card.yourOwn : card.ofCatalogue },
    { label: card.worksOn, value: play.aim },
    { label: card.appliesWhen, value: sayCondition(play.when) },
    { label: card.about, value: play.about === "closest" ? card.closestContact : play.about },
    { label: card.rests, value: card.restDays(play.restDays) },
    ...(kinds.length > 0 ? [{ label: card.is, value: kinds.join("; ") }] : []),
  ];
}

function figures(report: Report | null): Block {
  const { card, figures: labels, moved, response, touch, uplift } = words.plays;
  if (!report) return { kind: "note", text: card.notUsedYet };
  const rows = [
    { label: labels.answered, value: response(report) },
    { label: labels.touched, value: touch(report) },
    { label: labels.uplift, value: uplift(report) },
    ...(report.passedOver > 0
      ? [{ label: card.passedOver, value: card.times(report.passedOver) }]
      : []),
    ...(report.moved === null ? [] : [{ label: labels.moved, value: moved(report) }]),
  ];
  return { kind: "facts", rows };
}
