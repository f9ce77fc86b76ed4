import type { PlatformName } from "../../chat/intent.ts";
import type { Installation } from "../../chat/platform.ts";
import type { AppContext } from "../../app/context.ts";

/** A platform was connected to a workspace, or connected again: the workspace is made when it is new, and works again. */
export async function saveInstallation(
  app: AppContext,
  platform: PlatformName,
  installation: Installation,
): Promise<void> {
  await app.store.transaction(async (tx) => {
    const known = await tx.workspaces.byInstallation(platform, installation.key);
    const workspace =
      known ?? (await tx.workspaces.obtain(`${platform}:${installation.key}`, installation.name));
    await tx.installations.save(workspace.id, platform, installation);
    await tx.workspaces.setState(workspace.id, "active", null);
    if (!known) {
      const subject = `${platform}:${installation.key}`;
      await tx.audit.note(workspace.id, {
        memberId: null,
        what: "app installed",
        subject,
        source: platform,
      });
    }
  });
}
