import type { InboxRow } from "../store/inbox.ts";
import { handleInbound, Superseded } from "./handle-inbound.ts";
import type { House } from "./house.ts";

const MESSAGES_AT_A_TIME = 16;
/** A worker holds a message this long; longer than the reader's own limit of two model calls of 8 s. */
const LEASE_MS = 60_000;
const TRIES = 8;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Handles what came in, each conversation in order. Returns how many messages were taken. */
export async function handleInbox(house: House): Promise<number> {
  const rows = await house.store.inbox.claim(MESSAGES_AT_A_TIME, LEASE_MS);
  await Promise.all(rows.map((row) => handleOne(house, row)));
  return rows.length;
}

async function handleOne(house: House, row: InboxRow): Promise<void> {
  try {
    await handleInbound(house, row);
  } catch (error) {
    if (error instanceof Superseded) return;
    const facts = {
      inbox: row.id,
      attempt: row.attempt,
      requestId: row.requestId,
      error: say(error),
    };
    const dead = row.attempt >= TRIES;
    house.log.error(
      facts,
      dead
        ? "a message was put aside as a dead letter"
        : "a message could not be handled and is tried again",
    );
    await house.store.inbox.fail(row, say(error), dead ? null : waitAfter(row.attempt));
  }
}

/** Full jitter: a random part of an exponentially growing wait (Brooker, AWS Architecture Blog, 2015). */
function waitAfter(attempt: number): number {
  return Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
}

const say = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
