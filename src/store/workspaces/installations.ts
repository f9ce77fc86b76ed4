import type { PlatformName } from "../../chat/intent.ts";
import type { Installation } from "../../chat/platform.ts";
import type { Db } from "../connection/db.ts";

const FIELDS = { key: true, name: true, secrets: true } as const;

export const createInstallationRepository = (db: Db) => ({
  async find(platform: PlatformName, key: string): Promise<Installation | null> {
    return db.installation.findFirst({
      where: { platform, key, state: "active" },
      select: FIELDS,
    });
  },

  /** Where a workspace's messages on a platform go out through; null when it is not connected. */
  async ofWorkspace(workspaceId: string, platform: string): Promise<Installation | null> {
    return db.installation.findFirst({
      where: { workspaceId, platform, state: "active" },
      select: FIELDS,
      orderBy: { installedAt: "asc" },
    });
  },

  async platformsOf(workspaceId: string): Promise<string[]> {
    const rows = await db.installation.findMany({
      where: { workspaceId, state: "active" },
      select: { platform: true },
      distinct: ["platform"],
    });
    return rows.map((row) => row.platform);
  },

  async save(
    workspaceId: string,
    platform: PlatformName,
    installation: Installation,
  ): Promise<void> {
    const { key, name, secrets } = installation;
    await db.installation.upsert({
      where: { platform_key: { platform, key } },
      create: { workspaceId, platform, key, name, secrets },
      update: { name, secrets, state: "active" },
    });
  },

  /** Forgets the secrets; the workspace's facts stay for the day it comes back. */
  async remove(platform: PlatformName, key: string): Promise<void> {
    await db.installation.updateMany({
      where: { platform, key },
      data: { state: "removed", secrets: "" },
    });
  },
});
