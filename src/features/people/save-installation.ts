import type { PlatformName } from "../../chat/intent.ts";
import type { Installation } from "../../chat/platform.ts";
import type { House } from "../../app/context.ts";

/** A platform was connected to a workspace, or connected again: the workspace is made when it is new, and works again. */
export async function saveInstallation(
  house: House,
  platform: PlatformName,
  installation: Installation,
): Promise<void> {
  await house.store.atomically(async (shelves) => {
    const known = await shelves.workspaces.byInstallation(platform, installation.key);
    const workspace =
      known ??
      (await shelves.workspaces.obtain(`${platform}:${installation.key}`, installation.name));
    await shelves.installations.save(workspace.id, platform, installation);
    await shelves.workspaces.setState(workspace.id, "active", null);
  });
}
