/** Where Slack posts events, commands and interactions. Bolt checks the signature; what comes before that is checked here. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { finished } from "node:stream/promises";
import { HTTPReceiver } from "@slack/bolt";
import type { Host, Route } from "../../chat/platform.ts";
import { readBody } from "../../http/read-body.ts";
import { createLibraryLog } from "./library-log.ts";
import { LARGEST_BODY_BYTES } from "./limits.ts";
import { EVENTS_PATH } from "./paths.ts";

/** docs.slack.dev/authentication/verifying-requests-from-slack: older than five minutes may be a replay. Bolt lets the future pass, up to a day (measured). */
const CLOCKS_APART_S = 5 * 60;

/**
 * Bolt's receiver, without a server of its own. It checks the signature, and answers only after the listeners: what could not be
 * stored is answered by 503, upon which Slack tries again.
 */
export function createHttpReceiver(host: Host, signingSecret: string): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: EVENTS_PATH,
    processBeforeResponse: true,
    bodyLimit: LARGEST_BODY_BYTES,
    logger: createLibraryLog(host.log),
    processEventErrorHandler: async ({ error, response }) => {
      // stored after all, but after the answer that it took too long
      if (response.headersSent) return true;
      host.log.error(
        { error: error.name, cause: causeOf(error) },
        "What Slack sent could not be stored; it will be sent again",
      );
      return refuse(response, 503);
    },
    unhandledRequestHandler: ({ response }) => {
      host.log.warn({}, "A Slack request was not answered within 3 seconds");
      refuse(response, 503);
    },
  });
}

/** The route for Slack's requests. Checks age, signature header and body size before Bolt sees them. */
export function createEventsRoute({ requestListener }: HTTPReceiver, host: Host): Route {
  return {
    path: EVENTS_PATH,
    handle: (request, response) => hear(requestListener, host, request, response),
  };
}

async function hear(
  listener: RequestListener,
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isFresh(request.headers["x-slack-request-timestamp"], host.now())) return end(response, 401);
  if (typeof request.headers["x-slack-signature"] !== "string") return end(response, 401);
  const body = await readBody(request, { bytes: LARGEST_BODY_BYTES });
  if (body.kind === "cut off") return void response.destroy();
  if (body.kind === "too large") return end(response, 413);
  if (body.kind === "too slow") return end(response, 408);
  // Bolt reads the type of a body without looking whether it is an object
  if (!holdsObject(body.bytes)) return end(response, 401);
  await passToBolt(listener, Object.assign(request, { rawBody: body.bytes }), response);
}

/** Gives a request to a receiver of Bolt; resolves when it is answered. */
export async function passToBolt(
  listener: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const over = finished(response).catch(() => undefined);
  try {
    listener(request, response);
  } catch {
    // a method that Bolt does not know at this path
    refuse(response, 404);
  }
  await over;
}

function isFresh(header: string | string[] | undefined, now: number): boolean {
  if (typeof header !== "string" || !/^\d{1,12}$/.test(header)) return false;
  return Math.abs(now / 1_000 - Number(header)) <= CLOCKS_APART_S;
}

function holdsObject(body: Buffer): boolean {
  const start = body.toString("latin1", 0, 2_000);
  if (/^\s*\{/.test(start)) return true;
  const payload = /(?:^|&)payload=([^&]*)/.exec(body.toString("latin1"));
  return payload ? /^(?:%7B|\{)/i.test(payload[1] ?? "") : /^[a-z_]+=/i.test(start);
}

function end(response: ServerResponse, status: number): void {
  // the rest of a body that is not read is not waited for
  response.writeHead(status, { connection: "close" }).end();
}

function refuse(response: ServerResponse, status: number): true {
  if (!response.headersSent) response.writeHead(status).end();
  return true;
}

function causeOf(error: Error): string | null {
  const { original, cause } = error as { original?: unknown; cause?: unknown };
  const deeper = original ?? cause;
  return deeper instanceof Error ? deeper.name : null;
}
