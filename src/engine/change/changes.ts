/** The changes of a workspace's customers together: what all share is season, what a rep's customers share is the rep. */
import type { CustomerHistory, Members } from "../model/history.ts";
import type { Instant } from "../model/time.ts";
import { changeOf, ratePriorOf, signsOf, type RhythmChange } from "./change.ts";
import { exposuresOf } from "./exposure.ts";

type HistoryUntil = { history: CustomerHistory; asOf: Instant };

/** How each customer has changed, by id. */
export function changesIn(
  histories: readonly HistoryUntil[],
  members: Members,
  asOf: Instant,
): ReadonlyMap<string, RhythmChange> {
  const looked = histories.map((it) => ({
    ...it,
    signs: signsOf(it.history, it.asOf),
    ownerId: it.history.customer.ownerIds.find((id) => members.has(id)) ?? "",
  }));
  const prior = ratePriorOf(looked.map(({ signs }) => signs));
  const exposures = exposuresOf(
    looked.flatMap(({ signs, ownerId }) => (signs ? [{ signs, ownerId }] : [])),
    members,
    asOf,
  );
  return new Map(
    looked.map(({ history, signs, ownerId }) => [
      history.customer.id,
      changeOf(history, signs, prior, exposures.get(ownerId)),
    ]),
  );
}

/** The same for one customer whose workspace is not at hand. */
export function changeAlone(history: CustomerHistory, asOf: Instant): RhythmChange {
  return changeOf(history, signsOf(history, asOf), ratePriorOf([]));
}
