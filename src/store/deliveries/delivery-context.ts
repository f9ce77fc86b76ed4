import type { Installation } from "../../chat/platform.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { DeliveryRow } from "./deliveries.ts";
import type { MemberRow } from "../members/members.ts";
import { openSecrets } from "../secrets/installation-secrets.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import type { Sql } from "../connection/sql.ts";
import type { WorkspaceRow } from "../workspaces/workspaces.ts";
import { statement } from "../connection/sql-file.ts";

const DELIVERY_CONTEXT = statement("deliveries/delivery-context");

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

/** The facts of deliveries on their way, many at once. */
export const createDeliveryContextRepository = (sql: Sql, box: SecretBox | null) => ({
  /** In the order of the rows; null for a workspace that is gone. */
  async facts(rows: DeliveryRow[]): Promise<(DeliveryContext | null)[]> {
    const asked = rows.map(({ workspaceId, platform, replaces, memberId, nudgeId }, n) => {
      return { n, workspaceId, platform, replaces, memberId, nudgeId };
    });
    const values = [JSON.stringify(asked)];
    const found = await sql<{ n: number; facts: DeliveryContext }>(DELIVERY_CONTEXT, values);
    const byNumber = new Map(found.map(({ n, facts }) => [n, facts]));
    return rows.map(({ platform }, n) => {
      const facts = byNumber.get(n);
      if (!facts?.installation) return facts ?? null;
      const { key, secrets } = facts.installation;
      const opened = openSecrets(box, { platform, key }, secrets);
      return { ...facts, installation: { ...facts.installation, secrets: opened } };
    });
  },
});
