import type { Host, Platform } from "../../chat/platform.ts";
import { makeBot } from "./bot.ts";
import type { TeamsConfig } from "./config.ts";
import { makePeople } from "./people.ts";
import { makeRoute } from "./route.ts";
import { makeSender } from "./send.ts";
import { makeTenants } from "./tenants.ts";
import { TokenFailure } from "./tokens.ts";
import { makeTurns } from "./turn.ts";

const NO_READ_BACK = "Teams keeps no key with a message and lets no bot look for one";

/** Puts the platform together; see `connectTeams`. Throws when a single-tenant app comes without its tenant. */
export function connect(config: TeamsConfig, host: Host): Platform {
  if (config.appType === "SingleTenant" && !config.tenantId) {
    throw new Error("A single-tenant Teams app needs its tenant id.");
  }
  const bot = makeBot(config, () => host.now());
  const sender = makeSender(bot);
  const people = makePeople(bot, sender);
  const tenants = makeTenants(host);
  const tenantId = config.appType === "SingleTenant" ? config.tenantId : undefined;
  const turns = makeTurns(host, { sender, tenants, people, tenantId });
  return {
    name: "teams",
    routes: [makeRoute(bot, turns, host)],
    send: (order) => sender.send(order),
    find: () => Promise.resolve({ kind: "cannot", reason: NO_READ_BACK }),
    profile: (installation, person) => people.profile(installation, person),
    missed: null,
    check: () => check(config),
    stop: () => Promise.resolve(),
  };

  async function check({ appId }: TeamsConfig): Promise<{ ok: boolean; sentence: string }> {
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
