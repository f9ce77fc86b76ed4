/** Puts Teams together: botbuilder, the connector, the route. */
import type { Host, Platform } from "../../chat/platform.ts";
import { createBot } from "./bot.ts";
import type { TeamsSettings } from "./env.ts";
import { fetchFile } from "./fetch-file.ts";
import { createPeople } from "./profile.ts";
import { createRoute } from "./http.ts";
import { createSender } from "./send.ts";
import { createTenants } from "./tenants.ts";
import { TokenFailure } from "./tokens.ts";
import { createTurns } from "./receive.ts";

const NO_READ_BACK = "Teams keeps no key with a message and lets no bot look for one";

/**
 * Puts the platform together. Makes no call by itself: the connector's keys and our token are fetched when they are first
 * needed.
 * @throws when a single-tenant app comes without its tenant
 */
export function connectTeams(config: TeamsSettings, host: Host): Platform {
  if (config.appType === "SingleTenant" && !config.tenantId) {
    throw new Error("A single-tenant Teams app needs its tenant id.");
  }
  const bot = createBot(config, () => host.now());
  const sender = createSender(bot);
  const people = createPeople(bot, sender);
  const tenants = createTenants(host);
  const tenantId = config.appType === "SingleTenant" ? config.tenantId : undefined;
  const turns = createTurns(host, { sender, tenants, people, tenantId });
  return {
    name: "teams",
    routes: [createRoute(bot, turns, host)],
    send: (order) => sender.send(order),
    find: () => Promise.resolve({ kind: "cannot", reason: NO_READ_BACK }),
    profile: (installation, person) => people.profile(installation, person),
    fetchFile: (_installation, reference) => fetchFile(reference, config.cloud?.serviceUrls),
    missed: null,
    check: () => check(config),
    stop: () => Promise.resolve(),
  };

  async function check({ appId }: TeamsSettings): Promise<{ ok: boolean; sentence: string }> {
    try {
      bot.tokens.forget();
      await bot.tokens.get();
      return { ok: true, sentence: `Teams: Microsoft knows the app ${appId} and its password.` };
    } catch (cause) {
      if (!(cause instanceof TokenFailure)) throw cause;
      const sentence = cause.final
        ? `Teams: Microsoft refuses the app ${appId} or its password (${cause.code}). Copy both from the bot's registration again.`
        : `Teams: Microsoft's login server could not be asked (${cause.code}). Is there a way out to the internet?`;
      return { ok: false, sentence };
    }
  }
}
