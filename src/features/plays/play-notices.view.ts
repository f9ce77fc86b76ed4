import type { Card } from "../../chat/view.ts";
import type { Play } from "../../engine/plays/play.ts";
import { cut, list } from "../../engine/model/saying.ts";
import { notice } from "../notices/notices.view.ts";
import { plain, strong } from "../notices/words.ts";

const LONGEST_ECHO = 60;

/** To somebody who may not change plays: who may. */
export const askYourManagerCard = (names: string[]) =>
  notice(
    `Which questions the coach asks is for managers and admins to choose. Tell ${names.length === 0 ? "yours" : list(names.slice(0, 3))} what you would ask; a good question is always welcome.`,
  );

export const unknownPlayCard = ({ id, near }: { id: string; near: string | null }) =>
  notice(
    near === null
      ? `I know no play “${cut(id, LONGEST_ECHO)}”. “/customer play” lists them.`
      : `I know no play “${cut(id, LONGEST_ECHO)}”. Did you mean “${near}”?`,
  );

type Done =
  | { kind: "added" | "changed" | "same"; play: Play }
  | { kind: "refused"; problems: { field: string; problem: string }[] }
  | { kind: "unknown"; id: string; near: string | null };

/** What became of a change to a play, and what happens next. */
export function playChangedCard(done: Done): Card {
  switch (done.kind) {
    case "unknown":
      return unknownPlayCard(done);
    case "refused":
      return refusedCard(done.problems);
    case "added":
      return notice(
        `“${done.play.id}” is on trial: it is offered in a few nudges where it applies, and kept when it earns answers. “/customer play show ${done.play.id}” tells how it does.`,
      );
    case "same":
      return notice(`That is how it is already. ${sayState(done.play)}`);
    case "changed":
      return notice(`${sayState(done.play)} It holds from the next plan on.`);
  }
}

/** What a play's state and weight mean, in a sentence. */
export function sayState({ id, state, weight }: Play): string {
  if (state === "retired") {
    return `“${id}” is retired: it is kept, and not offered. “/customer play restore ${id}” brings it back.`;
  }
  if (weight === 0) return `“${id}” has weight 0: it is not offered until it weighs more.`;
  const often = weight === 1 ? "as often as any other" : `with weight ${weight}`;
  return state === "trial"
    ? `“${id}” is on trial: it is offered in a few nudges, ${often}, until its answers decide.`
    : `“${id}” is in full use, ${often}.`;
}

const EXAMPLE = [
  "aim: fit",
  "question: What would {customer} build if they started today?",
  "question: Which of their plans has {them} not told anybody else?",
  "question: What does {customer} do by hand that nobody likes to do?",
];

function refusedCard(problems: { field: string; problem: string }[]): Card {
  const lines = problems.map(({ field, problem }) => `${field}: ${problem}`);
  return {
    kind: "card",
    name: "plays",
    text: `That play can't be taken yet. ${lines.join(" ")}`,
    blocks: [
      { kind: "text", text: "That play can't be taken yet. Mend this and send it again:" },
      {
        kind: "list",
        items: problems.map(({ field, problem }) => [strong(field), plain(`  ${problem}`)]),
      },
      { kind: "text", text: "A play needs an aim and three questions, a line each:" },
      { kind: "list", items: ["/customer play add", ...EXAMPLE] },
      {
        kind: "note",
        text: "You may add: id, when (“daysSilent at least 30 and lastOn known”), why, do, teaches, about. “/customer play facts” lists what a play may name.",
      },
    ],
  };
}
