import type { Instant } from "../engine/time.ts";
import type { Db } from "./db.ts";
import { memberOf, type MemberRow } from "./members.ts";

/** What a planned nudge's way hangs on in the moment before it goes out. */
export type OutgoingFacts = {
  id: string;
  customer: string;
  contact: string | null;
  /** the member looks after the customer, which is active, and has not asked out of it */
  theirs: boolean;
  /** somebody was in touch with the customer since `since` */
  touched: boolean;
  /** when the member was sent the newest nudge that is still open, since `lately`; null when none is */
  newestOpen: Instant | null;
  /** messages that the coach started for the member since `since`: nudges, and plans followed up */
  started: number;
};

/** A nudge's end before it was sent, or its later slot. */
export type Dropped = { id: string; outcome: string };
export type Postponed = { id: string; localAt: string; dueAt: Instant };

/** Nudges on their way out, many at once: what sending asks and writes, in a fixed number of statements. */
export const outgoingIn = (db: Db) => ({
  /** The facts of some planned nudges; `since` is the start of each one's week. */
  async facts(
    workspaceId: string,
    nudges: { id: string; since: Instant }[],
    lately: Instant,
  ): Promise<OutgoingFacts[]> {
    const rows = await db.$queryRaw<
      (Omit<OutgoingFacts, "newestOpen"> & { newest: Date | null })[]
    >`
      SELECT n.id, c.name AS customer, p.name AS contact,
        o.member_id IS NOT NULL AND c.status = 'active' AS theirs,
        EXISTS (SELECT FROM interaction i WHERE i.workspace_id = n.workspace_id
          AND i.customer_id = n.customer_id AND i.withdrawn_at IS NULL AND i.at > asked.since) AS touched,
        (SELECT max(e.sent_at) FROM nudge e WHERE e.workspace_id = n.workspace_id AND e.member_id = n.member_id
          AND e.state = 'sent' AND e.sent_at >= ${new Date(lately)}::timestamptz) AS newest,
        (SELECT count(*) FROM nudge e WHERE e.workspace_id = n.workspace_id AND e.member_id = n.member_id
          AND e.sent_at >= asked.since)::int
        + (SELECT count(*) FROM intention f WHERE f.workspace_id = n.workspace_id AND f.member_id = n.member_id
          AND f.state = 'followed' AND f.follow_up_at >= asked.since)::int AS started
      FROM unnest(${nudges.map(({ id }) => id)}::uuid[],
        ${nudges.map(({ since }) => new Date(since).toISOString())}::timestamptz[]) AS asked(id, since)
      JOIN nudge n ON n.workspace_id = ${workspaceId}::uuid AND n.id = asked.id
      JOIN customer c ON c.workspace_id = n.workspace_id AND c.id = n.customer_id
      LEFT JOIN customer_owner o ON o.workspace_id = n.workspace_id AND o.customer_id = n.customer_id
        AND o.member_id = n.member_id AND NOT o.muted
      LEFT JOIN contact p ON p.workspace_id = n.workspace_id AND p.id = n.contact_id`;
    return rows.map(({ newest, ...row }) => ({ ...row, newestOpen: newest?.getTime() ?? null }));
  },

  /** Some members, by id, with where to write to each: their chat on a connected platform, null when there is none. */
  async people(
    workspaceId: string,
    ids: string[],
  ): Promise<Map<string, { member: MemberRow; place: Place | null }>> {
    const members = await db.member.findMany({ where: { workspaceId, id: { in: ids } } });
    const connected = await db.installation.findMany({
      where: { workspaceId, state: "active" },
      select: { platform: true },
    });
    const identities = await db.identity.findMany({
      where: {
        workspaceId,
        memberId: { in: ids },
        platform: { in: connected.map(({ platform }) => platform) },
      },
      // The first platform by name stands: entries of a Map are kept from the last one back.
      orderBy: { platform: "desc" },
    });
    const places = new Map(
      identities.map(({ memberId, platform, address, key }) => [
        memberId,
        { platform, address: address ?? `person:${key}` },
      ]),
    );
    return new Map(
      members.map((row) => [row.id, { member: memberOf(row), place: places.get(row.id) ?? null }]),
    );
  },

  /** Marks planned nudges as sent. Those of them that another has not taken meanwhile: only these may go out. */
  async take(workspaceId: string, ids: string[], now: Instant): Promise<Set<string>> {
    const rows = await db.$queryRaw<{ id: string }[]>`
      UPDATE nudge SET state = 'sent', sent_at = ${new Date(now)}::timestamptz
      WHERE workspace_id = ${workspaceId}::uuid AND id IN (
        SELECT id FROM nudge WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[])
          AND state = 'planned' ORDER BY id FOR UPDATE SKIP LOCKED)
      RETURNING id`;
    return new Set(rows.map(({ id }) => id));
  },

  /** Drops planned nudges, each with what its `outcome` is to say. */
  async drop(workspaceId: string, dropped: Dropped[]): Promise<number> {
    return db.$executeRaw`
      UPDATE nudge n SET state = 'cancelled', outcome = d.outcome
      FROM unnest(${dropped.map(({ id }) => id)}::uuid[],
        ${dropped.map(({ outcome }) => outcome)}::text[]) AS d(id, outcome)
      WHERE n.workspace_id = ${workspaceId}::uuid AND n.id = d.id AND n.state = 'planned'`;
  },

  /** Moves planned nudges' slots to later wall times. */
  async postpone(workspaceId: string, postponed: Postponed[]): Promise<number> {
    return db.$executeRaw`
      UPDATE nudge n SET local_at = p.local_at, due_at = p.due_at
      FROM unnest(${postponed.map(({ id }) => id)}::uuid[], ${postponed.map(({ localAt }) => localAt)}::text[],
        ${postponed.map(({ dueAt }) => new Date(dueAt).toISOString())}::timestamptz[]) AS p(id, local_at, due_at)
      WHERE n.workspace_id = ${workspaceId}::uuid AND n.id = p.id AND n.state = 'planned'`;
  },
});

type Place = { platform: string; address: string };
