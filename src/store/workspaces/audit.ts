import type { WriteOf } from "../writes/write.ts";
import type { Db } from "../connection/db.ts";

export const createAuditRepository = (db: Db) => ({
  /** Notes who changed what; `memberId` null for the operator and for the house itself. */
  async note(
    workspaceId: string,
    entry: {
      memberId: string | null;
      what: string;
      subject: string;
      /** a platform's name; without it, the command line */
      source?: string;
      details?: object;
    },
  ): Promise<void> {
    await db.audit.create({
      data: {
        workspaceId,
        ...entry,
        source: entry.source ?? "command line",
        details: entry.details ?? {},
      },
    });
  },

  /** The lines of one message, in one statement. */
  async noteAll(workspaceId: string, notes: readonly WriteOf<"audit.note">[]): Promise<void> {
    await db.audit.createMany({
      data: notes.map(({ kind: _kind, details = {}, ...entry }) => ({
        workspaceId,
        details,
        ...entry,
      })),
    });
  },
});
