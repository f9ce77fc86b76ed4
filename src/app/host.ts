/** What platforms are given: the way in, the installations, and a log. */
import { randomUUID } from "node:crypto";
import type { Host } from "../chat/platform.ts";
import { saveInstallation } from "../features/people/save-installation.ts";
import type { createMetrics } from "../http/metrics.ts";
import { requestId, underRequest } from "../http/request-id.ts";
import type { AppContext } from "./context.ts";
import { receive } from "./receive.ts";

export function createHost(
  app: AppContext,
  metrics: Pick<ReturnType<typeof createMetrics>, "timed">,
  localPage: Host["localPage"],
): Host {
  const { installations } = app.store;
  return {
    receive(inbound) {
      const id = requestId() ?? randomUUID();
      const what = { platform: inbound.platform, kind: inbound.intent.kind };
      return underRequest(id, async () => {
        const taken = await metrics.timed(what, () => receive(app, inbound, id));
        app.log.info({ ...what, taken: taken.kind }, "something came in");
        return taken;
      });
    },
    installations: {
      save: (platform, installation) => saveInstallation(app, platform, installation),
      find: (platform, key) => installations.find(platform, key),
      remove: (platform, key) => installations.remove(platform, key),
    },
    localPage,
    now: Date.now,
    log: app.log,
  };
}
