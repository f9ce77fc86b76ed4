import type { DeliveryEnd, DeliveryRow } from "./deliveries.ts";
import type { RateLimit } from "../../chat/platform.ts";
import type { CallTurn } from "./rate-limits.ts";
import type { DeliveryContext } from "./delivery-context.ts";
import type { Repositories } from "../repositories.ts";
import { batch } from "../connection/batch.ts";

/** A wait for the platform's rate limit up to this long is slept through; a longer one gives the delivery back. */
const LONGEST_SLEEP_MS = 2_000;

/** The reads and writes of sending one message, batched over all messages being sent. */
export type Outbox = {
  /** null when the workspace is gone */
  facts(row: DeliveryRow): Promise<DeliveryContext | null>;
  take(ask: { workspaceId: string; limits: RateLimit[] }): Promise<CallTurn>;
  /** false when the platform may not be called about it now */
  begin(row: DeliveryRow): Promise<boolean>;
  end(row: DeliveryRow, end: DeliveryEnd): Promise<void>;
};

/** See `Store.createOutbox`. */
export function createOutbox(
  store: Pick<Repositories, "deliveries" | "rateLimits" | "deliveryContext">,
  leaseMs: number,
): Outbox {
  const end = batch(async (ended: { row: DeliveryRow; end: DeliveryEnd }[]) => {
    await store.deliveries.end(ended);
    return ended.map(() => undefined);
  });
  return {
    facts: batch((rows) => store.deliveryContext.facts(rows)),
    take: batch((asks) => store.rateLimits.take(asks, LONGEST_SLEEP_MS)),
    begin: batch(async (rows) => {
      const begun = await store.deliveries.begin(rows, leaseMs);
      return rows.map(({ id }) => begun.has(id));
    }),
    end: (row, how) => end({ row, end: how }),
  };
}
