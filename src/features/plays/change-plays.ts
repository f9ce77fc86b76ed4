import type { Problem } from "../../engine/plays/condition-problems.ts";
import { nearestOf } from "../../engine/plays/nearest.ts";
import { ownPlayOf } from "../../engine/plays/own-play.ts";
import { Play } from "../../engine/plays/play.ts";
import type { PlayRow } from "../../store/plays/plays.ts";
import type { PlayOrder } from "../../chat/command.ts";
import type { Write } from "../../store/writes/write.ts";

/** What became of a change. */
export type PlayChanged =
  | { kind: "added" | "changed"; play: Play }
  /** it is so already */
  | { kind: "same"; play: Play }
  /** nothing was changed; what is wrong, field by field */
  | { kind: "refused"; problems: Problem[] }
  | { kind: "unknown"; id: string; near: string | null };

type Change = Exclude<PlayOrder, { what: "add" }>;

const STATES = { try: "trial", retire: "retired", restore: "on" } as const;
const AUDITED = {
  try: "play put on trial",
  retire: "play retired",
  restore: "play restored",
  weigh: "play weighed",
} as const;

/** Own plays that a workspace may have: the coach evaluates all of them for every nudge (our choice). */
const MOST_OWN = 200;

/** What became of a change, and what it writes. */
type Decided = { done: PlayChanged; writes: Write[] };

const nothing = (done: PlayChanged): Decided => ({ done, writes: [] });
const refused = (field: string, problem: string): Decided =>
  nothing({ kind: "refused", problems: [{ field, problem }] });

/**
 * Adds a play of the workspace's own, on trial, and notes who did; `memberId` null for the operator. A play's words are
 * not changed afterwards: what is learned belongs to them.
 */
export function addPlay(
  plays: readonly PlayRow[],
  memberId: string | null,
  written: unknown,
): Decided {
  const read = ownPlayOf(written);
  if (!read.ok) return nothing({ kind: "refused", problems: read.problems });
  const { play } = read;
  const own = plays.filter((it) => it.own);
  if (own.length >= MOST_OWN) {
    return refused("play", `there are ${MOST_OWN} of your own already, which is as many as fit`);
  }
  const known = own.find((it) => it.id === play.id);
  if (known && haveSameWords(known, play)) return nothing({ kind: "same", play: known });
  if (known) {
    return refused(
      "id",
      `you have a play “${play.id}” with other words: give this one another id, so that what is learned stays with its words`,
    );
  }
  const { id: subject, aim } = play;
  return {
    done: { kind: "added", play },
    writes: [
      { kind: "play.add", play },
      { kind: "audit.note", memberId, what: "play added", subject, details: { aim } },
    ],
  };
}

/** Tries, weighs, retires or restores a play, the catalogue's or an own one, and notes who did. */
export function changePlay(
  plays: readonly PlayRow[],
  memberId: string | null,
  order: Change,
): Decided {
  const play = playIn(plays, order.id);
  if (!play) return nothing(unknownPlay(plays, order.id));
  if (order.what === "weigh" && !Play.shape.weight.safeParse(order.weight).success) {
    return refused("weight", "is a number from 0 (never) to 5; 1 is as often as any other");
  }
  const change =
    order.what === "weigh" ? { weight: order.weight ?? 1 } : { state: STATES[order.what] };
  const changed = { ...play, ...change };
  if (changed.state === play.state && changed.weight === play.weight) {
    return nothing({ kind: "same", play });
  }
  const details = { before: { state: play.state, weight: play.weight }, after: change };
  const what = AUDITED[order.what];
  return {
    done: { kind: "changed", play: changed },
    writes: [
      { kind: "play.change", play, change },
      { kind: "audit.note", memberId, what, subject: play.id, details },
    ],
  };
}

/** A play by its id, as people type it. */
export function playIn(plays: readonly PlayRow[], id: string): PlayRow | null {
  return plays.find((play) => play.id === id.toLowerCase()) ?? null;
}

/** An id that no play has, with the one that may have been meant. */
export function unknownPlay(plays: readonly PlayRow[], id: string) {
  const ids = plays.map((play) => play.id);
  return { kind: "unknown", id, near: nearestOf(id, ids) } as const;
}

/** Whether two plays say and ask the same, whatever their state and weight. */
function haveSameWords(a: Play, b: Play): boolean {
  const words = (play: Play) =>
    JSON.stringify(Play.parse({ ...wordsOf(play), state: "on", weight: 1 }));
  return words(a) === words(b);
}

function wordsOf(play: Play): Record<string, unknown> {
  const fields = Object.keys(Play.shape);
  return Object.fromEntries(Object.entries(play).filter(([field]) => fields.includes(field)));
}
