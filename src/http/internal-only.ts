/** Guards what is for this machine's operators: the figures and the readiness probe. */
import type { ServerResponse } from "node:http";
import { isForwarded } from "./forwarded.ts";
import type { HttpRoute } from "./server.ts";

const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * The route, refused under a foreign name: a web site whose name is made to point here (DNS rebinding) could read it
 * through an operator's browser. Its own names are loopback's, the one it listens on, and the address it was reached at.
 */
export function internalOnly(route: HttpRoute, internalHost: string): HttpRoute {
  return {
    path: route.path,
    async handle(request, response) {
      const name = (request.headers.host ?? "").toLowerCase().replace(/:\d{1,5}$/, "");
      const reachedAt = request.socket.localAddress?.replace(/^::ffff:/, "") ?? "";
      const own = [internalHost.toLowerCase(), reachedAt];
      if (isForwarded(request)) return refuse(response);
      if (LOOPBACK_NAMES.has(name) || own.some((one) => name === one || name === `[${one}]`)) {
        return route.handle(request, response);
      }
      refuse(response);
    },
  };
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { "content-type": "text/plain; charset=utf-8" });
  response.end("This address is for operators, under its own name\n");
}
