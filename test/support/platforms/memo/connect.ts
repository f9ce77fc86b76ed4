/** Puts the platform together. */
import type { Host, Platform } from "../../../../src/chat/platform.ts";
import { createClient } from "./client.ts";
import type { MemoSettings } from "./env.ts";
import { loadMissed } from "./history.ts";
import { createRoute } from "./http.ts";
import { loadProfile } from "./profile.ts";
import { find, send } from "./send.ts";

export async function connectMemo(settings: MemoSettings, host: Host): Promise<Platform> {
  const client = createClient(settings);
  const { key, name } = (await client.call("space", {})) as { key: string; name: string };
  await host.installations.save("memo", { key, name, secrets: "{}" });
  return {
    name: "memo",
    routes: [createRoute(settings, host)],
    send: (order) => send(client, order),
    find: (order) => find(client, order),
    profile: (_installation, person) => loadProfile(client, person),
    fetchFile: async () => null,
    missed: (installation, address, since, next) =>
      loadMissed(client, installation, address, since, next),
    async check() {
      const ok = await client.call("space", {}).then(
        () => true,
        () => false,
      );
      return { ok, sentence: ok ? "Memo: the token works." : "Memo can't be asked." };
    },
    stop: async () => undefined,
  };
}
