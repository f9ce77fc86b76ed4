import { underRequest } from "../http/request-id.ts";
import type { InboxRow } from "../store/inbox/inbox.ts";
import { backoffMs } from "../features/deliveries/backoff.ts";
import { Superseded } from "../store/writes/write-all.ts";
import { handleInbound } from "./handle-inbound.ts";
import type { AppContext } from "./context.ts";

/** Messages handled concurrently, one per conversation. */
const AT_ONCE = 16;
/**
 * While messages arrive faster than they can be handled, one is handled at a time, after a pause: a platform waits three
 * seconds for a message to be stored, and not at all for it to be handled.
 */
const AT_ONCE_IN_A_FLOOD = 1;
const PAUSE_IN_A_FLOOD_MS = 250;
/**
 * A worker holds a message this long. It must outlive a model reading: all calls for one reply together are cut off after
 * 8 s (`CAP_MS` in llm/model.ts), and its one transaction after 15 s (`TRANSACTION_MS` in the store): 23 s at the worst.
 */
const LEASE_MS = 60_000;
/** While messages are being handled, what has come in meanwhile is looked for this often. */
const LOOK_AGAIN_MS = 100;
const TRIES = 8;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A message that failed because the database is away is put back as soon as it is there again. */
const PUT_BACK_TRIES = 30;
const PUT_BACK_EVERY_MS = 1_000;

/** Handles stored messages, in order within a conversation, so a slow model call delays only its own conversation. */
export type InboxHandler = {
  /** Takes what waits, as much as there is room for. Returns 0 when nothing waits and nothing is under way. */
  turn(): Promise<number>;
  /** resolves when everything that was taken has ended */
  settled(): Promise<void>;
  /** At a stop: gives back what is still under way, for another instance. */
  release(): Promise<void>;
};

/**
 * Creates a worker's inbox handler. `onHandled` is called for every message that ended; only crash tests set a shorter
 * `leaseMs`.
 */
export function createInboxHandler(
  app: AppContext,
  onHandled: () => void,
  leaseMs: number = LEASE_MS,
): InboxHandler {
  const underWay = new Map<InboxRow, Promise<void>>();
  const someRoom = async (): Promise<void> => {
    const soon = new Promise<void>((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    await Promise.race([...underWay.values(), soon]);
  };
  return {
    async turn() {
      const isFlooded = app.store.inboxIngest.isOverloaded();
      if (isFlooded) await new Promise((resolve) => setTimeout(resolve, PAUSE_IN_A_FLOOD_MS));
      const atOnce = isFlooded ? AT_ONCE_IN_A_FLOOD : AT_ONCE;
      const room = atOnce - underWay.size;
      const rows = room > 0 ? await app.store.inbox.claim(room, leaseMs) : [];
      for (const row of rows) {
        const handling = underRequest(row.requestId ?? row.id, () => handleOne(app, row)).finally(
          () => {
            underWay.delete(row);
            onHandled();
          },
        );
        underWay.set(row, handling);
      }
      if (rows.length === 0 && underWay.size > 0) await someRoom();
      return rows.length + underWay.size;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    async release() {
      await app.store.inbox.release([...underWay.keys()]);
    },
  };
}

async function handleOne(app: AppContext, row: InboxRow): Promise<void> {
  try {
    await handleInbound(app, row);
    const { kind } = row.inbound.intent;
    app.log.info({ inbox: row.id, kind, attempt: row.attempt }, "a message was handled");
  } catch (error) {
    if (error instanceof Superseded) return;
    await putBack(app, row, say(error));
  }
}

async function putBack(app: AppContext, row: InboxRow, error: string): Promise<void> {
  const dead = row.attempt >= TRIES;
  app.log.error(
    { inbox: row.id, attempt: row.attempt, error },
    dead
      ? "a message was put aside as a dead letter"
      : "a message could not be handled and is tried again",
  );
  const waitMs = dead ? null : backoffMs(row.attempt, FIRST_WAIT_MS, LONGEST_WAIT_MS);
  for (let tries = 1; ; tries++) {
    try {
      return await app.store.inbox.fail(row, error, waitMs);
    } catch (away) {
      // The database went away under it. Without this the message would wait for the end of its lease.
      if (tries === PUT_BACK_TRIES) {
        app.log.error({ inbox: row.id, error: say(away) }, "a message waits for its lease's end");
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, PUT_BACK_EVERY_MS));
    }
  }
}

const say = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
