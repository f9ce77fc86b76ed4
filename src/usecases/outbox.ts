import type { DeliveryEnd, DeliveryRow } from "../store/deliveries.ts";
import type { Pace, Turn } from "../store/rate-limits.ts";
import type { SendingFacts } from "../store/sending.ts";
import type { Store } from "../store/store.ts";
import { together } from "../store/together.ts";

/** A wait for the platform's pace up to this long is slept through; a longer one gives the delivery back. */
export const LONGEST_SLEEP_MS = 2_000;

export type OnEnd = (kind: DeliveryRow["kind"], state: DeliveryEnd["state"]) => void;

/** What sending one message asks of the database and writes there: of all that are on their way, together. */
export type Outbox = {
  /** null when the workspace is gone */
  facts(row: DeliveryRow): Promise<SendingFacts | null>;
  take(ask: { workspaceId: string; paces: Pace[] }): Promise<Turn>;
  /** false when the platform may not be called about it now */
  begin(row: DeliveryRow): Promise<boolean>;
  end(row: DeliveryRow, end: DeliveryEnd): Promise<void>;
  wentWell(call: { workspaceId: string; pace: Pace }): Promise<void>;
};

/** One of them serves all messages of a worker; `onEnd` is told how each ends. */
export function openOutbox(store: Store, onEnd: OnEnd = () => undefined): Outbox {
  const end = together(async (ended: { row: DeliveryRow; end: DeliveryEnd }[]) => {
    await store.deliveries.end(ended);
    return ended.map(() => undefined);
  });
  return {
    facts: together((rows) => store.sending.facts(rows)),
    take: together(async (asks) => {
      if (asks.every(({ paces }) => paces.length === 0)) {
        return asks.map(() => ({ granted: true, waitMs: 0, rising: [] }));
      }
      return store.rateLimits.take(asks, LONGEST_SLEEP_MS);
    }),
    begin: together(async (rows) => {
      const begun = await store.deliveries.begin(rows);
      return rows.map(({ id }) => begun.has(id));
    }),
    async end(row, how) {
      await end({ row, end: how });
      onEnd(row.kind, how.state);
    },
    wentWell: together(async (calls) => {
      await store.rateLimits.wentWell(calls);
      return calls.map(() => undefined);
    }),
  };
}
