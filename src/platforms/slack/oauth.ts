/** The two pages by which a workspace installs the app. */
import { HTTPReceiver } from "@slack/bolt";
import type { Host, Route } from "../../chat/platform.ts";
import { createInstallationStore } from "./installations.ts";
import { createOAuthStates } from "./oauth-state.ts";
import { createLibraryLog } from "./library-log.ts";
import { INSTALL_PATH, REDIRECT_PATH } from "./paths.ts";
import { passToBolt } from "./http.ts";
import { BOT_SCOPES } from "./scopes.ts";

export type OAuth = {
  clientId: string;
  clientSecret: string;
  /** signs the state of an installation under way */
  stateSecret: string;
  apiUrl?: string;
};

/**
 * The two pages by which a workspace installs the app. Bolt's receiver serves them; it is another one than that of the events, since
 * an app of Bolt with an installer insists on finding the installation of each event itself.
 * @param onInstalled notified of the installation's key and who installed it
 */
export function createInstallRoutes(
  host: Host,
  signingSecret: string,
  { clientId, clientSecret, stateSecret, apiUrl }: OAuth,
  onInstalled: (key: string, person: string) => Promise<void>,
): Route[] {
  const { requestListener } = new HTTPReceiver({
    signingSecret,
    clientId,
    clientSecret,
    logger: createLibraryLog(host.log),
    scopes: [...BOT_SCOPES],
    installationStore: createInstallationStore(host, onInstalled),
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      directInstall: true,
      stateStore: createOAuthStates(stateSecret),
      ...(apiUrl === undefined ? {} : elsewhere(apiUrl)),
    },
  });
  return [INSTALL_PATH, REDIRECT_PATH].map((path) => ({
    path,
    handle: (request, response) => passToBolt(requestListener, request, response),
  }));
}

function elsewhere(apiUrl: string) {
  return {
    clientOptions: { slackApiUrl: apiUrl },
    authorizationUrl: new URL("/oauth/v2/authorize", apiUrl).href,
  };
}
