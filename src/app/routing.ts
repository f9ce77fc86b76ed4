/** Which routes stand on which address, from the first probe to the last. */
import type { Platform, PlatformDescriptor } from "../chat/platform.ts";
import { aliveRoute, readyRoute } from "../http/health.ts";
import { internalOnly } from "../http/internal-only.ts";
import type { Listeners } from "../http/listeners.ts";
import type { HttpRoute, Stage } from "../http/server.ts";

/** A platform that is connected, and what it says of itself. */
export type Connected = { descriptor: PlatformDescriptor; platform: Platform };

export type Routing = {
  open(connected: Connected[], metrics: HttpRoute): void;
  /** from now on only probes and figures are served, and platforms are asked to come again */
  close(): void;
};

type RoutingSettings = {
  internalHost: string;
  askDatabase(): Promise<unknown>;
  onDatabaseAway(error: unknown): void;
};

/** `/healthz` stands on both addresses, `/readyz` and `/metrics` on the internal one alone. */
export function createRouting(listeners: Listeners, settings: RoutingSettings): Routing {
  let stage: Stage = "starting";
  const ready = readyRoute(settings.askDatabase, () => stage, settings.onDatabaseAway);
  const forOperators = [internalOnly(ready, settings.internalHost)];
  const serve = (outside: HttpRoute[], inside: HttpRoute[]) => {
    listeners.public.serve(outside, stage);
    const isShared = listeners.internal === listeners.public;
    listeners.internal.serve(isShared ? [...outside, ...inside] : [aliveRoute(), ...inside], stage);
  };
  serve([aliveRoute()], forOperators);
  return {
    open(connected, metrics) {
      stage = "open";
      forOperators.push(internalOnly(metrics, settings.internalHost));
      const routes = (access: PlatformDescriptor["access"]) =>
        connected
          .filter(({ descriptor }) => descriptor.access === access)
          .flatMap(({ platform }) => platform.routes);
      serve([...routes("public"), aliveRoute()], [...routes("internal"), ...forOperators]);
    },
    close() {
      stage = "stopping";
      serve([aliveRoute()], forOperators);
    },
  };
}
