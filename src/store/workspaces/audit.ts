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
});
