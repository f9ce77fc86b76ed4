import type { PlatformName } from "../chat/intent.ts";
import type { Installation, Missed, Platform } from "../chat/platform.ts";
import { DAY_MS, MINUTE_MS } from "../engine/time.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import type { House } from "./house.ts";

/** A platform tries an event again for some six minutes; what it gave up on before is looked for so much further back. */
const MARGIN_MS = 10 * MINUTE_MS;
/** Longer absences are looked back on this far. */
const LONGEST_ABSENCE_MS = 3 * DAY_MS;

/**
 * After a start: takes in what people wrote while no instance listened, from the history of their own chats, where the
 * platform keeps one. Each message has the key that its event would have had, so that what was heard already is not
 * heard twice. Returns how many messages were new.
 */
export async function recoverMissed(
  house: House,
  workspace: WorkspaceRow,
  isStopping: () => boolean,
): Promise<number> {
  const { store } = house;
  const now = house.now();
  const heard = await store.inbox.lastHeard(workspace.id);
  const since = Math.max((heard ?? now - DAY_MS) - MARGIN_MS, now - LONGEST_ABSENCE_MS);
  let found = 0;
  for (const name of await store.installations.platformsOf(workspace.id)) {
    const platform = house.platforms.get(name as PlatformName);
    const installation = await store.installations.ofWorkspace(workspace.id, name);
    if (!platform?.missed || !installation) continue;
    for (const address of await store.members.addressesOn(workspace.id, name)) {
      if (isStopping()) return found;
      found += await recoverFrom(house, workspace, { platform, installation, address, since });
    }
  }
  if (found > 0) {
    house.log.info({ workspace: workspace.key, found }, "messages of an absence were taken in");
    house.wake("inbox");
  }
  return found;
}

type Chat = { platform: Platform; installation: Installation; address: string; since: number };

async function recoverFrom(house: House, workspace: WorkspaceRow, chat: Chat): Promise<number> {
  const { platform, installation, address, since } = chat;
  let next: string | null = null;
  let found = 0;
  do {
    const page: Missed | { afterMs: number } | undefined = await platform.missed?.(
      installation,
      address,
      since,
      next,
    );
    if (!page) return found;
    if ("afterMs" in page) {
      await new Promise((resolve) => setTimeout(resolve, page.afterMs));
      continue;
    }
    for (const inbound of page.inbounds.toSorted((a, b) => a.at - b.at)) {
      if (await house.store.inbox.add(workspace.id, inbound, null)) found++;
    }
    next = page.next;
  } while (next !== null);
  return found;
}
