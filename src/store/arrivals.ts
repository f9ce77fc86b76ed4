import type { Inbound } from "../chat/intent.ts";
import { newId } from "./id.ts";
import { isAboutValues, type Sql, type Statement } from "./sql.ts";

/** Statements under way at once: one is written while the next gathers. */
const UNDER_WAY = 2;
/** Messages in one statement at most. */
const TOGETHER = 200;

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
      INSERT INTO inbox (workspace_id, id, platform, key, conversation, inbound, request_id)
      SELECT i.workspace_id, a.id, a.platform, a.key, a.conversation, a.inbound, a.request_id
      FROM arrival a JOIN installation i ON i.platform = a.platform AND i.key = a.installation
      ORDER BY a.place
      ON CONFLICT DO NOTHING)
    SELECT a.place::int4 AS place FROM arrival a
    WHERE NOT EXISTS (SELECT FROM installation i WHERE i.platform = a.platform AND i.key = a.installation)`,
};

type Waiting = { row: string; resolve(stored: boolean): void; reject(error: unknown): void };

/** Stores what came in, for a platform that waits: what arrives while a statement is written goes out with the next one, in one commit. */
export function arrivalsIn(sql: Sql) {
  const waiting: Waiting[] = [];
  let underWay = 0;
  let planned = false;
  let floodedAt = Number.NEGATIVE_INFINITY;

  async function store(rows: Waiting[]): Promise<void> {
    const unknown = await sql<{ place: number }>(ADD, [`[${rows.map(({ row }) => row).join()}]`]);
    const strangers = new Set(unknown.map(({ place }) => place));
    rows.forEach(({ resolve }, at) => resolve(!strangers.has(at + 1)));
  }

  async function storeOrTell(rows: Waiting[]): Promise<void> {
    try {
      await store(rows);
    } catch (error) {
      // One that PostgreSQL does not take must not keep out the others.
      if (rows.length > 1 && isAboutValues(error)) {
        // One after the other: the order they came in is the order they are handled in.
        for (const row of rows) await storeOrTell([row]);
      } else for (const { reject } of rows) reject(error);
    }
  }

  function send(): void {
    planned = false;
    while (underWay < UNDER_WAY && waiting.length > 0) {
      const rows = waiting.splice(0, TOGETHER);
      if (rows.length >= FLOOD_TOGETHER) floodedAt = performance.now();
      underWay++;
      void storeOrTell(rows).finally(() => {
        underWay--;
        send();
      });
    }
  }

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
      return new Promise((resolve, reject) => {
        waiting.push({ row: JSON.stringify(row), resolve, reject });
        if (planned || underWay >= UNDER_WAY) return;
        // What else this turn of the event loop brings goes along.
        planned = true;
        setImmediate(send);
      });
    },

    /** Whether more comes in than can be handled meanwhile. */
    flooded: () => performance.now() - floodedAt < FLOOD_LASTS_MS,
  };
}
