import type { Db } from "../connection/db.ts";
import type { Prisma } from "../generated/client.ts";

/** A manager's team and the channel of its digest. */
export type TeamRow = Prisma.TeamModel;

/** Where a digest goes. */
export type TeamChannel = { platform: string; address: string; conversation: string };

export const createTeamRepository = (db: Db) => ({
  /** A manager's team, made when there is none; two who ask at once get the same one. */
  async obtain(workspaceId: string, managerId: string, name: string): Promise<TeamRow> {
    // Not `upsert`: over a key of two columns it looks first and writes then, and two at once collide.
    const data = [{ workspaceId, managerId, name }];
    await db.team.createMany({ data, skipDuplicates: true });
    const where = { workspaceId_managerId: { workspaceId, managerId } };
    return db.team.findUniqueOrThrow({ where });
  },

  /** Sets where a manager's digest goes; makes the team when there is none. */
  async setChannel(workspaceId: string, managerId: string, name: string, channel: TeamChannel) {
    await this.obtain(workspaceId, managerId, name);
    await db.team.updateMany({ where: { workspaceId, managerId }, data: channel });
  },
});
