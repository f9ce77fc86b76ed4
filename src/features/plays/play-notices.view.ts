import type { Card } from "../../chat/view.ts";
import type { Play } from "../../engine/plays/play.ts";
import { bullets, createCard, note, notice, paragraph, plain, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

const MANAGERS_NAMED = 3;

/** To somebody who may not change plays: who may. */
export const askYourManagerCard = (names: string[]) =>
  notice(words.plays.askYourManager(names.slice(0, MANAGERS_NAMED)));

export const unknownPlayCard = ({ id, near }: { id: string; near: string | null }) =>
  notice(words.plays.unknown(id, near));

type Done =
  | { kind: "added" | "changed" | "same"; play: Play }
  | { kind: "refused"; problems: { field: string; problem: string }[] }
  | { kind: "unknown"; id: string; near: string | null };

/** What became of a change to a play, and what happens next. */
export function playChangedCard(done: Done): Card {
  const { plays } = words;
  switch (done.kind) {
    case "unknown":
      return unknownPlayCard(done);
    case "refused":
      return refusedCard(done.problems);
    case "added":
      return notice(plays.added(done.play.id));
    case "same":
      return notice(plays.sameAlready(plays.state(done.play)));
    case "changed":
      return notice(plays.fromNextPlan(plays.state(done.play)));
  }
}

function refusedCard(problems: { field: string; problem: string }[]): Card {
  const { example, fixAndResend, mayAdd, playNeeds, refused } = words.plays;
  const said = problems.map(({ field, problem }) => `${field}: ${problem}`);
  return createCard("plays", [refused, ...said].join(" "), [
    paragraph(`${refused} ${fixAndResend}`),
    bullets(problems.map(({ field, problem }) => [strong(field), plain(`  ${problem}`)])),
    paragraph(playNeeds),
    bullets(example),
    note(mayAdd),
  ]);
}
