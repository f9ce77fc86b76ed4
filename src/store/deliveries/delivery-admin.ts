import type { Db } from "../connection/db.ts";
import type { DeliveryKind } from "./deliveries.ts";

/** A message that could not be sent (`dead`), or of which nobody can tell whether it was (`unknown`). */
export type FailedDelivery = {
  id: string;
  workspace: string;
  /** whom it was for; null where it was for a channel */
  member: string | null;
  platform: string;
  kind: DeliveryKind;
  state: "unknown" | "dead";
  reason: string | null;
  attempts: number;
  triedAt: Date | null;
};

/** What an operator asks about messages on their way out. */
export const createDeliveryAdminRepository = (db: Db) => ({
  /** How many wait, are on their way, or came to a bad end, by state and kind. By index, whatever has been sent. */
  async counts(): Promise<{ state: string; kind: string; count: number }[]> {
    return db.$queryRaw`
      SELECT state, kind, count(*)::int AS count FROM (
        SELECT state, kind FROM delivery WHERE ended_at IS NULL
        UNION ALL SELECT state, kind FROM delivery WHERE failed) d
      GROUP BY 1, 2`;
  },

  /** What came to a bad end, oldest first, for an operator to look at. */
  async failed(limit: number): Promise<FailedDelivery[]> {
    return db.$queryRaw`
      SELECT d.id, w.key AS workspace, m.email AS member, d.platform, d.kind, d.state, d.reason, d.attempts,
        d.first_tried_at AS "triedAt"
      FROM delivery d JOIN workspace w ON w.id = d.workspace_id
      LEFT JOIN member m ON m.workspace_id = d.workspace_id AND m.id = d.member_id
      WHERE d.failed ORDER BY d.created_at LIMIT ${limit}`;
  },

  /** Sends again what came to a bad end; an unknown one may arrive a second time. Returns how many. */
  async sendAgain(ids: string[]): Promise<number> {
    return db.$executeRaw`
      UPDATE delivery SET state = 'due', failed = false, ended_at = NULL, reason = NULL, first_tried_at = NULL, due_at = now()
      WHERE failed AND id = ANY(${ids}::uuid[])`;
  },
});
