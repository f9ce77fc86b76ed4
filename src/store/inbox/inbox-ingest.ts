import type { Inbound } from "../../chat/intent.ts";
import { newId } from "../connection/id.ts";
import type { Sql, Statement } from "../connection/sql.ts";
import { batch } from "../connection/batch.ts";

/** One statement is written while the next gathers. */
const STORING = { mostAtOnce: 200, underWay: 2 };

/**
 * So many at once say that more comes in than can be handled: an instance handles some tens of messages a second, and
 * stores a thousand and more. For a while storing them goes first, since a platform waits three seconds for that.
 */
const FLOOD_TOGETHER = 8;
const FLOOD_LASTS_MS = 250;

/** All arrivals in one statement, in their order; it returns the places of those that no installation is for. */
const ADD: Statement = {
  name: "arrivals",
  text: `WITH arrival AS (
      SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS
        (id uuid, platform text, installation text, key text, conversation text, inbound jsonb, request_id text))
        WITH ORDINALITY AS a (id, platform, installation, key, conversation, inbound, request_id, place)),
    added AS (
      INSERT INTO inbox (workspace_id, id, platform, idempotency_key, conversation, inbound, request_id)
      SELECT i.workspace_id, a.id, a.platform, a.key, a.conversation, a.inbound, a.request_id
      FROM arrival a JOIN installation i ON i.platform = a.platform AND i.key = a.installation
      ORDER BY a.place
      ON CONFLICT DO NOTHING)
    SELECT a.place::int4 AS place FROM arrival a
    WHERE NOT EXISTS (SELECT FROM installation i WHERE i.platform = a.platform AND i.key = a.installation)`,
};

/** Stores what came in, for a platform that waits: what arrives while a statement is written goes out with the next one, in one commit. */
export function createInboxIngest(sql: Sql) {
  let floodedAt = Number.NEGATIVE_INFINITY;
  // One after the other also where one fails: the order they came in is the order they are handled in.
  const store = batch(async (rows: string[]): Promise<boolean[]> => {
    if (rows.length >= FLOOD_TOGETHER) floodedAt = performance.now();
    const unknown = await sql<{ place: number }>(ADD, [`[${rows.join()}]`]);
    const strangers = new Set(unknown.map(({ place }) => place));
    return rows.map((_, at) => !strangers.has(at + 1));
  }, STORING);

  return {
    /**
     * Stores an Inbound in the workspace that its installation belongs to; resolves once it is committed, also when it
     * stood there before. False when there is no such installation.
     */
    add(inbound: Inbound, requestId: string | null): Promise<boolean> {
      const { platform, installation, key, place } = inbound;
      const { conversation } = place;
      const row = {
        id: newId(),
        platform,
        installation,
        key,
        conversation,
        inbound,
        request_id: requestId,
      };
      return store(JSON.stringify(row));
    },

    /** Whether more comes in than can be handled meanwhile. */
    isOverloaded: () => performance.now() - floodedAt < FLOOD_LASTS_MS,
  };
}
