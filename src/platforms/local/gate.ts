/** Who may use the page: browsers on this machine, under its own name. */
import type { IncomingMessage } from "node:http";

import { isForwarded } from "../../http/forwarded.ts";

/** Names under which a machine reaches itself. */
const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);
const LOOPBACK_ADDRESSES = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/**
 * Why a request may not come in, in a sentence, or null when it may. The page has no passwords: it is for whoever sits at this machine. So
 * nothing comes in from another machine, under a foreign name (a web site whose name is made to point here: DNS rebinding), or from another site's page.
 */
export function refusalOf(request: IncomingMessage): string | null {
  const { host, origin } = request.headers;
  const from = request.socket.remoteAddress ?? "";
  if (!LOOPBACK_ADDRESSES.has(from)) return "This page is for the machine that it runs on.";
  if (isForwarded(request))
    return "This page is for the machine that it runs on, not for a proxy there.";
  if (host === undefined || !isLoopback(host)) return "This page has another name than that.";
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return "This page does not talk to other sites.";
  if (!isNavigation(request) && request.headers["sec-fetch-site"] === "cross-site")
    return "This page does not talk to other sites.";
  return null;
}

function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host.toLowerCase().replace(/:\d{1,5}$/, ""));
}

/** Somebody followed a link to the page: harmless, wherever the link stood. */
function isNavigation(request: IncomingMessage): boolean {
  return request.method === "GET" && request.headers["sec-fetch-mode"] === "navigate";
}
