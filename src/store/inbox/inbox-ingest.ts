/** Stores what comes in, in batches, and tells when more comes in than can be handled. */
import type { Inbound } from "../../chat/intent.ts";
import { newId } from "../connection/id.ts";
import type { Sql } from "../connection/sql.ts";
import { batch } from "../connection/batch.ts";
import { statement } from "../connection/sql-file.ts";

const ADD_TO_INBOX = statement("inbox/add-to-inbox");

/** What became of a message that was not stored: it is there already (`isOurs`), or no installation is for it. */
type NotAdded = { place: number; isOurs: boolean };

/** One statement is written while the next batch gathers. */
const BATCH_LIMITS = { mostAtOnce: 200, underWay: 2 };

/**
 * A batch of this many messages means overload: an instance handles some tens of messages a second, and stores a thousand and
 * more. For OVERLOAD_MS after it storing goes first, since a platform waits three seconds for that.
 */
const OVERLOAD_BATCH = 8;
const OVERLOAD_MS = 250;

type Stored = "new" | "known" | "not ours";

/** Messages that arrive while a statement is written go out with the next one, in one commit. */
export function createInboxIngest(sql: Sql) {
  let overloadedAt = Number.NEGATIVE_INFINITY;
  // One after the other also where one fails: the order they came in is the order they are handled in.
  const store = batch(async (rows: string[]): Promise<Stored[]> => {
    if (rows.length >= OVERLOAD_BATCH) overloadedAt = performance.now();
    const others = await sql<NotAdded>(ADD_TO_INBOX, [`[${rows.join()}]`]);
    const byPlace = new Map(others.map(({ place, isOurs }) => [place, isOurs]));
    return rows.map((_, at) => {
      const isOurs = byPlace.get(at + 1);
      return isOurs === undefined ? "new" : isOurs ? "known" : "not ours";
    });
  }, BATCH_LIMITS);

  const storeInbound = (inbound: Inbound, requestId: string | null): Promise<Stored> => {
    const { platform, installation, key, place } = inbound;
    const { conversation } = place;
    const row = { id: newId(), platform, installation, key, conversation, inbound };
    return store(JSON.stringify({ ...row, request_id: requestId }));
  };

  return {
    /**
     * Stores an Inbound in the workspace that its installation belongs to; resolves once it is committed, also when it
     * was stored before. False when there is no such installation.
     */
    async add(inbound: Inbound, requestId: string | null): Promise<boolean> {
      return (await storeInbound(inbound, requestId)) !== "not ours";
    },

    /** The same for a message missed in an outage. Whether it is new. */
    async addMissed(inbound: Inbound): Promise<boolean> {
      return (await storeInbound(inbound, null)) === "new";
    },

    /** Whether more comes in than can be handled. */
    isOverloaded: () => performance.now() - overloadedAt < OVERLOAD_MS,
  };
}
