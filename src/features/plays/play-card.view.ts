import type { Block, Card } from "../../chat/view.ts";
import type { Report, Verdict } from "../../engine/outcome/report.ts";
import { sayCondition } from "../../engine/plays/condition-words.ts";
import type { Play } from "../../engine/plays/play.ts";
import { sayState } from "./play-notices.view.ts";
import { sayMoved, sayResponse, sayTouch, sayUplift, sayVerdict } from "./play-words.view.ts";
import { strong } from "../notices/words.ts";

type Shown = {
  play: Play & { own: boolean; decided: { why: string } | null };
  report: Report | null;
  verdict: Verdict | null;
};

/** One play: what it says, when it applies, how it stands and what it did. */
export function playCard({ play, report, verdict }: Shown): Card {
  const state = [sayState(play), play.decided?.why, verdict && sayVerdict(verdict)];
  const said = state.filter((it) => typeof it === "string").join(" ");
  return {
    kind: "card",
    name: "plays",
    text: said,
    blocks: [
      { kind: "heading", text: play.id },
      { kind: "text", text: said },
      { kind: "facts", rows: factsOf(play) },
      ...wordings("The reason", play.reason),
      ...wordings("The action", play.action),
      ...wordings("The question", play.questions),
      { kind: "note", text: `A good reply teaches: ${play.teaches}` },
      ...figures(report),
      {
        kind: "note",
        text: `“/customer play try ${play.id}”, “weigh ${play.id} 2”, “retire ${play.id}”, “restore ${play.id}”.`,
      },
    ],
  };
}

function factsOf(play: Shown["play"]): { label: string; value: string }[] {
  const kinds = [
    play.urgent && "urgent: comes before others",
    play.gentle && "gentle: asked also when nudges go unanswered",
    play.forUs && "for us: waits while a concern of theirs is open",
  ].filter((it) => it !== false);
  return [
    { label: "Whose", value: play.own ? "your own" : "the catalogue's" },
    { label: "Works on", value: play.aim },
    { label: "Applies when", value: sayCondition(play.when) },
    { label: "About", value: play.about === "closest" ? "the closest contact" : play.about },
    { label: "Rests", value: `${play.restDays} days at a customer` },
    ...(kinds.length > 0 ? [{ label: "Is", value: kinds.join("; ") }] : []),
  ];
}

function wordings(title: string, texts: string[]): Block[] {
  return [
    { kind: "text", text: [strong(title)] },
    { kind: "list", items: texts },
  ];
}

function figures(report: Report | null): Block[] {
  if (!report) return [{ kind: "note", text: "It has not been in a nudge whose week is over." }];
  const rows = [
    { label: "Answered", value: sayResponse(report) },
    { label: "Touched within a week", value: sayTouch(report) },
    { label: "Against those held back", value: sayUplift(report) },
    ...(report.passedOver > 0
      ? [{ label: "Passed over for another idea", value: `${report.passedOver} times` }]
      : []),
    ...(report.moved === null ? [] : [{ label: "Strength in 4 weeks", value: sayMoved(report) }]),
  ];
  return [{ kind: "facts", rows }];
}
