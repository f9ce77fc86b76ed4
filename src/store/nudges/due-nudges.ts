import type { Evidence } from "../../engine/model/nudge.ts";
import type { Started } from "../../engine/model/may-send.ts";
import type { Instant, Week } from "../../engine/model/time.ts";
import type { NewDelivery } from "../deliveries/deliveries.ts";
import { newId } from "../connection/id.ts";
import { memberColumns } from "../members/member-columns.ts";
import type { MemberRow } from "../members/members.ts";
import type { Sql, Statement } from "../connection/sql.ts";
import { batch } from "../connection/batch.ts";

/** A planned nudge whose slot has come, with all that its way hangs on in the moment before it goes out. */
export type DueNudge = {
  nudge: {
    id: string;
    memberId: string;
    week: Week;
    reason: string;
    action: string;
    question: string;
    evidence: Evidence[];
  };
  member: MemberRow;
  /** the member's chat on a connected platform; null when there is none */
  place: { platform: string; address: string } | null;
  customer: string;
  contact: string | null;
  /** the member looks after the customer, which is active, and has not asked out of it */
  theirs: boolean;
  /** when somebody was in touch with the customer last */
  lastTouch: Instant | null;
  /** the nudges that the member was sent in the last days, and the plans that they were asked about */
  started: Started[];
};

/** A nudge's end before it was sent, or its later slot. */
export type Dropped = { id: string; outcome: string };
export type Postponed = { id: string; localAt: string; dueAt: Instant };

const MILLIS = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/**
 * The pages of many workspaces in one statement, $1: at nine o'clock a nudge is due in each of thousands, and the round
 * trips would take longer than all else. Not prepared: a plan made while the tables were small reads them whole later.
 */
const DUE: Statement = {
  text: `SELECT a.n AS asked,
      json_build_object('id', n.id, 'memberId', n.member_id, 'week', n.week, 'reason', n.reason, 'action', n.action,
        'question', n.question, 'evidence', n.evidence) AS nudge,
      (SELECT row_to_json(r) FROM (SELECT ${memberColumns("m")}) r) AS member,
      (SELECT json_build_object('platform', i.platform, 'address', coalesce(i.address, 'person:' || i.key))
        FROM identity i WHERE i.workspace_id = n.workspace_id AND i.member_id = n.member_id
          AND EXISTS (SELECT FROM installation k WHERE k.workspace_id = i.workspace_id
            AND k.platform = i.platform AND k.state = 'active')
        ORDER BY i.platform LIMIT 1) AS place,
      c.name AS customer, p.name AS contact,
      c.status = 'active' AND EXISTS (SELECT FROM customer_owner o WHERE o.workspace_id = n.workspace_id
        AND o.customer_id = n.customer_id AND o.member_id = n.member_id AND NOT o.muted) AS theirs,
      (SELECT ${MILLIS("t.at")} FROM interaction t WHERE t.workspace_id = n.workspace_id
        AND t.customer_id = n.customer_id AND t.withdrawn_at IS NULL ORDER BY t.at DESC LIMIT 1) AS "lastTouch",
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT ${MILLIS("e.sent_at")} AS at, e.state = 'sent' AS open FROM nudge e
        WHERE e.workspace_id = n.workspace_id AND e.member_id = n.member_id AND e.sent_at >= a.since
        UNION ALL
        SELECT ${MILLIS("f.due_at")}, false FROM follow_up f
        WHERE f.workspace_id = n.workspace_id AND f.member_id = n.member_id AND f.state = 'followed'
          AND f.due_at >= a.since) s) AS started
    FROM jsonb_to_recordset($1::jsonb) AS a(n int, "workspaceId" uuid, now timestamptz, most int, since timestamptz)
    CROSS JOIN LATERAL (SELECT * FROM nudge
      WHERE workspace_id = a."workspaceId" AND state = 'planned' AND due_at <= a.now
      ORDER BY due_at, slot, id LIMIT a.most) n
    JOIN member m ON m.workspace_id = n.workspace_id AND m.id = n.member_id
    JOIN customer c ON c.workspace_id = n.workspace_id AND c.id = n.customer_id
    LEFT JOIN contact p ON p.workspace_id = n.workspace_id AND p.id = n.contact_id
    ORDER BY a.n, n.due_at, n.slot, n.id`,
};

/** The nudges are marked as sent and their deliveries made in one statement: both or neither. $1 deliveries. */
const HAND_OUT: Statement = {
  text: `WITH asked AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(n int, "workspaceId" uuid, now timestamptz, "requestId" text, id uuid, key text,
        kind text, "memberId" uuid, "nudgeId" uuid, platform text, address text, card jsonb)),
    held AS (
      SELECT n.workspace_id, n.id, asked.now FROM nudge n
      JOIN asked ON asked."workspaceId" = n.workspace_id AND asked."nudgeId" = n.id
      WHERE n.state = 'planned' ORDER BY n.workspace_id, n.id FOR UPDATE OF n SKIP LOCKED),
    taken AS (
      UPDATE nudge n SET state = 'sent', sent_at = held.now FROM held
      WHERE n.workspace_id = held.workspace_id AND n.id = held.id RETURNING n.workspace_id, n.id),
    made AS (
      INSERT INTO delivery (workspace_id, id, idempotency_key, kind, member_id, nudge_id, platform, address, card, due_at, request_id)
      SELECT a."workspaceId", a.id, key, kind, "memberId", "nudgeId", platform, address, card, now(), "requestId"
      FROM asked a JOIN taken ON taken.workspace_id = a."workspaceId" AND taken.id = a."nudgeId"
      ON CONFLICT DO NOTHING RETURNING workspace_id, id)
    SELECT asked.n AS asked, count(*)::int AS made FROM made
    JOIN asked ON asked."workspaceId" = made.workspace_id AND asked.id = made.id GROUP BY 1`,
};

const DROP: Statement = {
  name: "outgoing-drop",
  text: `UPDATE nudge n SET state = 'cancelled', outcome = d.outcome
    FROM jsonb_to_recordset($2::jsonb) AS d(id uuid, outcome text)
    WHERE n.workspace_id = $1::uuid AND n.id = d.id AND n.state = 'planned' RETURNING n.id`,
};

const POSTPONE: Statement = {
  name: "outgoing-postpone",
  text: `UPDATE nudge n SET local_at = p."localAt", due_at = to_timestamp(p."dueAt" / 1000)
    FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, "localAt" text, "dueAt" float8)
    WHERE n.workspace_id = $1::uuid AND n.id = p.id AND n.state = 'planned' RETURNING n.id`,
};

/** So many workspaces' pages are asked for, and handed out, in one statement. */
const PAGES = { mostAtOnce: 100 };

type AskedDue = { workspaceId: string; now: Date; most: number; since: Date };
type AskedHandOut = {
  workspaceId: string;
  now: Date;
  requestId: string | null;
  going: NewDelivery[];
};

/** Nudges on their way out: what sending asks and writes, a statement each for many, and for many workspaces where it comes to that. */
export function createDueNudgeRepository(sql: Sql, origin: () => string | null) {
  const due = batch(async (asks: AskedDue[]) => {
    const asked = JSON.stringify(asks.map((ask, n) => ({ n, ...ask })));
    const rows = await sql<DueNudge & { asked: number }>(DUE, [asked]);
    const pages = Map.groupBy(rows, (row) => row.asked);
    return asks.map((_, n): DueNudge[] => pages.get(n) ?? []);
  }, PAGES);
  const handOut = batch(async (asks: AskedHandOut[]) => {
    const rows = asks.flatMap(({ going, ...ask }, n) =>
      going.map((delivery) => ({ n, ...ask, ...delivery, id: newId() })),
    );
    const made = await sql<{ asked: number; made: number }>(HAND_OUT, [JSON.stringify(rows)]);
    const counts = new Map(made.map((row) => [row.asked, row.made]));
    return asks.map((_, n) => counts.get(n) ?? 0);
  }, PAGES);
  return {
    /**
     * Planned nudges whose slot has come, oldest first and, of those that an outage moved to one time, the earlier slot; what the
     * coach started is counted from `since` on.
     */
    async due(
      workspaceId: string,
      now: Instant,
      most: number,
      since: Instant,
    ): Promise<DueNudge[]> {
      return due({ workspaceId, now: new Date(now), most, since: new Date(since) });
    },

    /**
     * Marks planned nudges as sent and makes their deliveries due, at once. Returns how many: what another instance took
     * meanwhile is left to it.
     */
    async handOut(workspaceId: string, now: Instant, going: NewDelivery[]): Promise<number> {
      return handOut({ workspaceId, now: new Date(now), requestId: origin(), going });
    },

    /** Drops planned nudges, each with what its `outcome` is to say. Returns how many. */
    async drop(workspaceId: string, dropped: Dropped[]): Promise<number> {
      return (await sql(DROP, [workspaceId, JSON.stringify(dropped)])).length;
    },

    /** Moves planned nudges' slots to later wall times. Returns how many. */
    async postpone(workspaceId: string, postponed: Postponed[]): Promise<number> {
      return (await sql(POSTPONE, [workspaceId, JSON.stringify(postponed)])).length;
    },
  };
}
