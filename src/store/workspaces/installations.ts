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

  async platformsOf(workspaceId: string): Promise<string[]> {
    const rows = await db.installation.findMany({
      where: { workspaceId, state: "active" },
      select: { platform: true },
      distinct: ["platform"],
    });
    return rows.map((row) => row.platform);
  },

  async save(workspaceId: string, platform: PlatformName, installation: Installation) {
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
