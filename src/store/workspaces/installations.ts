import type { PlatformName } from "../../chat/intent.ts";
import type { Installation } from "../../chat/platform.ts";
import { openSecrets, sealSecrets } from "../secrets/installation-secrets.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import type { Db } from "../connection/db.ts";

const FIELDS = { key: true, name: true, secrets: true } as const;

export const createInstallationRepository = (db: Db, box: SecretBox | null) => ({
  /** @throws {UnopenedSecret} when its token was sealed with another key */
  async find(platform: PlatformName, key: string): Promise<Installation | null> {
    const found = await db.installation.findFirst({
      where: { platform, key, state: "active" },
      select: FIELDS,
    });
    return found && { ...found, secrets: openSecrets(box, { platform, key }, found.secrets) };
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
    const { key, name } = installation;
    const secrets = sealSecrets(box, { platform, key }, installation.secrets);
    await db.installation.upsert({
      where: { platform_key: { platform, key } },
      create: { workspaceId, platform, key, name, secrets },
      update: { name, secrets, state: "active", removedAt: null },
    });
  },

  /** Forgets the secrets; the workspace's facts stay for 30 days, in case it comes back. */
  async remove(platform: PlatformName, key: string): Promise<void> {
    await db.installation.updateMany({
      where: { platform, key, NOT: { state: "removed" } },
      data: { state: "removed", secrets: "", removedAt: new Date() },
    });
  },
});
