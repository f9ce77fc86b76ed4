import type { Route } from "./chat/platform.ts";
import type { Log } from "./log.ts";
import { textRoute } from "./server.ts";
import type { Store } from "./store/store.ts";

/** `/healthz`: the process lives. `/readyz`: it can reach its database, so that it may be sent work. */
export function healthRoutes(store: Store, log: Log): Route[] {
  return [
    textRoute("/healthz", async () => ({ status: 200, text: "alive\n" })),
    textRoute("/readyz", async () => {
      try {
        await store.workspaces.count();
        return { status: 200, text: "ready\n" };
      } catch (error) {
        log.error({ error: String(error) }, "not ready: the database does not answer");
        return { status: 503, text: "the database does not answer\n" };
      }
    }),
  ];
}
