import { QUIET_RISK_VERSION, type QuietRiskModel } from "../../engine/quiet-risk/quiet-risk.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Db } from "../connection/db.ts";

export const createRiskModelRepository = (db: Db) => ({
  /** Keeps what a plan learned, unless what is kept was learned later. */
  async keep(workspaceId: string, model: QuietRiskModel, learnedAt: Instant): Promise<void> {
    await db.$executeRaw`
      INSERT INTO risk_model AS kept (workspace_id, learned_at, model)
      VALUES (${workspaceId}::uuid, ${new Date(learnedAt)}, ${JSON.stringify(model)}::jsonb)
      ON CONFLICT (workspace_id) DO UPDATE SET learned_at = excluded.learned_at, model = excluded.model
        WHERE kept.learned_at <= excluded.learned_at`;
  },

  /** The model of a workspace; null before its first plan, or when it is of another version of Rapport. */
  async of(workspaceId: string): Promise<QuietRiskModel | null> {
    const row = await db.riskModel.findUnique({ where: { workspaceId } });
    return knownModel(row?.model);
  },
});

/** A stored model, if it is one of this version. */
export function knownModel(stored: unknown): QuietRiskModel | null {
  // Only `keep` writes it, and the version says that it wrote what is read here.
  const model = stored as QuietRiskModel | null | undefined;
  return model?.version === QUIET_RISK_VERSION ? model : null;
}
