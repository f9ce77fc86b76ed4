/** Socket Mode. */
import { SocketModeReceiver } from "@slack/bolt";
import type { Host } from "../../chat/platform.ts";
import { createLibraryLog } from "./library-log.ts";

/**
 * Slack by a connection that we open, for trying the app out on a laptop. Bolt acknowledges an event before it is stored here: what
 * comes in while the database is away is lost, so this is not for real use.
 * @param appToken `xapp-…`, with the scope connections:write
 */
export function createSocketReceiver(
  host: Host,
  appToken: string,
  apiUrl: string | undefined,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: createLibraryLog(host.log),
    installerOptions: apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: apiUrl } },
    processEventErrorHandler: async ({ error }) => {
      host.log.error({ error: error.name }, "What Slack sent by socket could not be stored");
      return false;
    },
  });
}
