import type { Card } from "../../chat/view.ts";
import type { Play } from "../../engine/plays/play.ts";
import { notice, plain, strong } from "../card-parts.view.ts";
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
  return {
    kind: "card",
    name: "plays",
    text: [refused, ...problems.map(({ field, problem }) => `${field}: ${problem}`)].join(" "),
    blocks: [
      { kind: "text", text: `${refused} ${fixAndResend}` },
      {
        kind: "list",
        items: problems.map(({ field, problem }) => [strong(field), plain(`  ${problem}`)]),
      },
      { kind: "text", text: playNeeds },
      { kind: "list", items: example },
      { kind: "note", text: mayAdd },
    ],
  };
}
