import type { Card } from "../../chat/view.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import { sayCondition } from "../../engine/plays/condition-words.ts";
import type { Play } from "../../engine/plays/play.ts";
import { createCard, facts, heading, note, paragraph, section } from "../card-parts.view.ts";
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
  return createCard("plays", said, [
    heading(play.id),
    paragraph(said),
    facts(factsOf(play)),
    section(card.reason, play.reason),
    section(card.action, play.action),
    section(card.question, play.questions),
    note(card.teaches(play.teaches)),
    report ? facts(figures(report)) : note(card.notUsedYet),
    note(card.commands(play.id)),
  ]);
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

/** What a play's nudges, or those of all, came to. */
export function figures(report: Report): { label: string; value: string }[] {
  const { card, figures: labels, moved, response, touch, uplift } = words.plays;
  const { passedOver } = report;
  return [
    { label: labels.answered, value: response(report) },
    { label: labels.touched, value: touch(report) },
    { label: labels.uplift, value: uplift(report) },
    ...(passedOver > 0 ? [{ label: card.passedOver, value: card.times(passedOver) }] : []),
    ...(report.moved === null ? [] : [{ label: labels.moved, value: moved(report) }]),
  ];
}
