/** Tells requests that a proxy passed on. */
import type { IncomingMessage } from "node:http";

/** What a proxy adds: behind one on this machine, everybody would come from loopback. */
const BY_A_PROXY = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/** Whether a proxy passed a request on, which hides where it came from. */
export const isForwarded = ({ headers }: IncomingMessage): boolean =>
  BY_A_PROXY.some((name) => headers[name] !== undefined);
