import type { Installation } from "../../chat/platform.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { DeliveryRow } from "./deliveries.ts";
import type { Prisma } from "../generated/client.ts";
import { memberOf, type MemberRow } from "../members/members.ts";
import type { Sql, Statement } from "../connection/sql.ts";
import type { WorkspaceRow } from "../workspaces/workspaces.ts";

/** What a delivery's way hangs on in the moment before it is sent. */
export type DeliveryContext = {
  workspace: WorkspaceRow;
  /** null when the platform is not connected there */
  installation: Installation | null;
  /** the reference of the message that it takes the place of */
  replaces: string | null;
  member: MemberRow | null;
  nudge: { id: string; state: NudgeState; sentAt: Instant | null; touchedSince: boolean } | null;
};

type Row = {
  workspace: Omit<WorkspaceRow, "clockOffsetMs"> & { clockOffsetMs: number };
  installation: Installation | null;
  replaces: string | null;
  member: (Omit<Prisma.MemberModel, "pausedUntil"> & { pausedUntil: string | null }) | null;
  nudge: DeliveryContext["nudge"];
};

const FACTS: Statement = {
  name: "sending-facts",
  text: `
  SELECT a.n, json_build_object(
    'workspace', json_build_object('id', w.id, 'key', w.key, 'name', w.name, 'state', w.state,
      'clockOffsetMs', w.clock_offset_ms),
    'installation', i.installation,
    'replaces', (SELECT reference FROM delivery r WHERE r.workspace_id = w.id AND r.id = a.replaces),
    'member', CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'email', m.email, 'name', m.name,
      'role', m.role, 'managerId', m.manager_id, 'timezone', m.timezone, 'workingDays', m.working_days,
      'workingStart', m.working_start, 'workingEnd', m.working_end, 'state', m.state,
      'pausedUntil', m.paused_until, 'nudgeTime', m.nudge_time, 'timezoneSet', m.timezone_set) END,
    'nudge', CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'state', g.state,
      'sentAt', floor(extract(epoch FROM g.sent_at) * 1000),
      'touchedSince', EXISTS (SELECT FROM interaction t WHERE t.workspace_id = g.workspace_id
        AND t.customer_id = g.customer_id AND t.withdrawn_at IS NULL AND t.at > g.sent_at)) END) AS facts
  FROM jsonb_to_recordset($1::jsonb)
    AS a(n int, "workspaceId" uuid, platform text, replaces uuid, "memberId" uuid, "nudgeId" uuid)
  JOIN workspace w ON w.id = a."workspaceId"
  LEFT JOIN LATERAL (SELECT json_build_object('key', key, 'name', name, 'secrets', secrets) AS installation
    FROM installation WHERE workspace_id = w.id AND platform = a.platform AND state = 'active'
    ORDER BY installed_at LIMIT 1) i ON true
  LEFT JOIN member m ON m.workspace_id = w.id AND m.id = a."memberId"
  LEFT JOIN nudge g ON g.workspace_id = w.id AND g.id = a."nudgeId"`,
};

/** The facts of deliveries on their way, many at once. */
export const createDeliveryContextRepository = (sql: Sql) => ({
  /** In the order of the rows; null for a workspace that is gone. */
  async facts(rows: DeliveryRow[]): Promise<(DeliveryContext | null)[]> {
    const asked = rows.map(({ workspaceId, platform, replaces, memberId, nudgeId }, n) => {
      return { n, workspaceId, platform, replaces, memberId, nudgeId };
    });
    const found = await sql<{ n: number; facts: Row }>(FACTS, [JSON.stringify(asked)]);
    const byNumber = new Map(found.map(({ n, facts }) => [n, facts]));
    return rows.map((_, n) => {
      const facts = byNumber.get(n);
      return facts ? factsOf(facts) : null;
    });
  },
});

function factsOf({ member, ...facts }: Row): DeliveryContext {
  const pausedUntil = member?.pausedUntil ? new Date(`${member.pausedUntil}T00:00:00Z`) : null;
  return { ...facts, member: member && memberOf({ ...member, pausedUntil }) };
}
