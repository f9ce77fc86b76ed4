/** Puts Slack together: Bolt, the Web API, the routes. */
import { App } from "@slack/bolt";
import type { Inbound } from "../../chat/intent.ts";
import type { Host, Platform } from "../../chat/platform.ts";
import { writePerson } from "./address.ts";
import { checkCredentials } from "./check.ts";
import type { SlackSettings } from "./env.ts";
import { fetchFile } from "./fetch-file.ts";
import { find } from "./find.ts";
import { createTokenSource } from "./tokens.ts";
import { createLibraryLog } from "./library-log.ts";
import { createSlackClient, createWebClient } from "./client.ts";
import { createNamer } from "./mentions.ts";
import { createListener } from "./receive.ts";
import { inboundOf } from "./message.ts";
import { loadMissed } from "./missed.ts";
import { loadProfile } from "./profile.ts";
import { createInstallRoutes, type OAuth } from "./oauth.ts";
import { createEventsRoute, createHttpReceiver } from "./http.ts";
import { send } from "./send.ts";
import { createSocketReceiver } from "./socket.ts";
import { startIdentifying } from "./workspace.ts";

/**
 * Puts the platform together. Slack itself need not be there.
 * @throws when the settings are not enough to connect
 */
export async function connectSlack(config: SlackSettings, host: Host): Promise<Platform> {
  const oauth = oauthOf(config);
  if (config.botToken === undefined && oauth === null) {
    throw new Error("Slack needs a bot token, or a client id, a client secret and a state secret");
  }
  const web = createWebClient(host, config.apiUrl);
  const tokenOf = createTokenSource(config, web, host);
  const line = createSlackClient(web, tokenOf, host);
  const namer = createNamer(line);
  const ears = createListener(line, namer);
  const receiver = createHttpReceiver(host, config.signingSecret);
  const socket =
    config.appToken === undefined
      ? null
      : createSocketReceiver(host, config.appToken, config.apiUrl);
  const app = new App({
    receiver: socket ?? receiver,
    // We find whom an event is for: Bolt would acknowledge, and so lose, what it can't find because the database is away.
    authorize: async () => ({}),
    logger: createLibraryLog(host.log),
    convoStore: false,
    ignoreSelf: false,
    developerMode: false,
  });
  app.error(async (error) => {
    throw error;
  });
  app.use(ears.hear);
  const workspace = config.botToken === undefined ? null : startIdentifying(line, config.botToken);
  await workspace?.first;
  const onInstalled = async (key: string, person: string): Promise<void> => {
    await host.receive(installedBy(key, person, host.now()));
  };
  const pages =
    oauth === null ? [] : createInstallRoutes(host, config.signingSecret, oauth, onInstalled);
  if (socket) await app.start();
  return {
    name: "slack",
    routes: socket ? pages : [createEventsRoute(receiver, host), ...pages],
    send: (order) => send(line, order),
    find: (order, since) => find(line, order, since),
    profile: (installation, person) => loadProfile(line, installation, person),
    fetchFile: async (installation, reference) =>
      fetchFile(reference, await tokenOf(installation), config.apiUrl),
    async missed(installation, address, since, next) {
      const missed = await loadMissed(line, installation, address, since, next);
      if ("afterMs" in missed) return missed;
      return { ...missed, inbounds: await Promise.all(missed.inbounds.map(namer.named)) };
    },
    check: () => checkCredentials(line, config.botToken),
    async stop() {
      workspace?.stop();
      if (socket) await app.stop();
      await ears.settled();
    },
  };
}

function oauthOf({
  clientId,
  clientSecret,
  stateSecret,
  apiUrl,
  botToken,
}: SlackSettings): OAuth | null {
  if (botToken !== undefined || !clientId || !clientSecret || !stateSecret) return null;
  return { clientId, clientSecret, stateSecret, ...(apiUrl === undefined ? {} : { apiUrl }) };
}

/** Whoever installs the app is the first whom it can write to. */
function installedBy(installation: string, person: string, at: number): Inbound {
  const own = writePerson(person);
  return inboundOf(installation, [person, "installed", String(at)], {
    person,
    place: { kind: "direct", conversation: own, thread: null, address: own },
    at,
    intent: { kind: "installed" },
  });
}
