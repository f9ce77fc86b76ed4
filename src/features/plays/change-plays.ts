import type { Problem } from "../../engine/plays/condition-problems.ts";
import { nearestOf } from "../../engine/plays/nearest.ts";
import { ownPlayOf } from "../../engine/plays/own-play.ts";
import { Play } from "../../engine/plays/play.ts";
import type { PlayRow } from "../../store/plays/plays.ts";
import type { Repositories } from "../../store/store.ts";
import type { PlayOrder } from "./play-command.ts";

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

/** So many plays of its own a workspace may have: the coach looks through all of them for every nudge (our choice). */
const MOST_OWN = 200;

/**
 * Adds a play of the workspace's own, on trial, and notes who did; `memberId` null for the operator. A play's words are
 * not changed afterwards: what is learned belongs to them.
 */
export async function addPlay(
  tx: Pick<Repositories, "plays" | "audit">,
  workspaceId: string,
  memberId: string | null,
  written: unknown,
): Promise<PlayChanged> {
  const read = ownPlayOf(written);
  if (!read.ok) return { kind: "refused", problems: read.problems };
  const { play } = read;
  const own = (await tx.plays.list(workspaceId)).filter((it) => it.own);
  if (own.length >= MOST_OWN) {
    const problem = `there are ${MOST_OWN} of your own already, which is as many as fit`;
    return { kind: "refused", problems: [{ field: "play", problem }] };
  }
  if (!(await tx.plays.add(workspaceId, play))) {
    const known = own.find((it) => it.id === play.id);
    if (known && haveSameWords(known, play)) return { kind: "same", play: known };
    const problem = `you have a play “${play.id}” with other words: give this one another id, so that what is learned stays with its words`;
    return { kind: "refused", problems: [{ field: "id", problem }] };
  }
  await tx.audit.note(workspaceId, {
    memberId,
    what: "play added",
    subject: play.id,
    details: { aim: play.aim },
  });
  return { kind: "added", play };
}

/** Tries, weighs, retires or restores a play, the catalogue's or an own one, and notes who did. */
export async function changePlay(
  tx: Pick<Repositories, "plays" | "audit">,
  workspaceId: string,
  memberId: string | null,
  order: Change,
): Promise<PlayChanged> {
  const plays = await tx.plays.list(workspaceId);
  const play = playIn(plays, order.id);
  if (!play) return unknownPlay(plays, order.id);
  if (order.what === "weigh" && !Play.shape.weight.safeParse(order.weight).success) {
    const problem = "is a number from 0 (never) to 5; 1 is as often as any other";
    return { kind: "refused", problems: [{ field: "weight", problem }] };
  }
  const change =
    order.what === "weigh" ? { weight: order.weight ?? 1 } : { state: STATES[order.what] };
  const changed = { ...play, ...change };
  if (changed.state === play.state && changed.weight === play.weight) {
    return { kind: "same", play };
  }
  await tx.plays.change(workspaceId, play, change);
  const details = { before: { state: play.state, weight: play.weight }, after: change };
  const what = AUDITED[order.what];
  await tx.audit.note(workspaceId, { memberId, what, subject: play.id, details });
  return { kind: "changed", play: changed };
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
