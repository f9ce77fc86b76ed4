/** Who a person of the local page is: the workspace's own member, so there is no address to recognise them by. */
import type { LocalChat } from "../../chat/local-chat.ts";
import type { Profile } from "../../chat/platform.ts";

export async function loadProfile(chat: LocalChat, person: string): Promise<Profile | null> {
  const known = (await chat.people()).find(({ key }) => key === person);
  if (!known) return null;
  return {
    key: known.key,
    email: null,
    name: known.name,
    timezone: known.zone ?? null,
    guest: false,
  };
}
