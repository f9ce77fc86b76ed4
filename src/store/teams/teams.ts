import type { Db } from "../connection/db.ts";

/** A manager's team and the channel of its digest. */
export type TeamRow = {
  id: string;
  managerId: string;
  name: string;
  platform: string | null;
  address: string | null;
  conversation: string | null;
};

const FIELDS = {
  id: true,
  managerId: true,
  name: true,
  platform: true,
  address: true,
  conversation: true,
} as const;

export const createTeamRepository = (db: Db) => ({
  /** A manager's team, made when there is none; two who ask at once get the same one. */
  async obtain(workspaceId: string, managerId: string, name: string): Promise<TeamRow> {
    // Not `upsert`: over a key of two columns it looks first and writes then, and two at once collide.
    const data = [{ workspaceId, managerId, name }];
    await db.team.createMany({ data, skipDuplicates: true });
    return db.team.findUniqueOrThrow({
      where: { workspaceId_managerId: { workspaceId, managerId } },
      select: FIELDS,
    });
  },

  /** Sets where a manager's digest goes; makes the team when there is none. */
  async setChannel(
    workspaceId: string,
    managerId: string,
    name: string,
    channel: { platform: string; address: string; conversation: string },
  ): Promise<TeamRow> {
    await this.obtain(workspaceId, managerId, name);
    return db.team.update({
      where: { workspaceId_managerId: { workspaceId, managerId } },
      data: channel,
      select: FIELDS,
    });
  },
});
