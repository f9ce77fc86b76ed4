/** Where Teams posts activities: token and form are checked before anything is taken in. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { AuthenticationError } from "botframework-connector";
import type { Host, Route } from "../../chat/platform.ts";
import { readBody } from "../../http/read-body.ts";
import { ActivitySchema, type Activity } from "./activity.ts";
import type { Bot } from "./bot.ts";
import { LARGEST_BODY_BYTES } from "./limits.ts";
import { MESSAGES_PATH } from "./paths.ts";
import { claimedServiceUrl, refuseToken } from "./token-guard.ts";
import type { Turns } from "./receive.ts";

/** jsonwebtoken's errors, which botbuilder passes on. */
const BAD_TOKEN = new Set(["JsonWebTokenError", "TokenExpiredError", "NotBeforeError"]);

/**
 * Where Teams posts activities. The token is checked before any of the body is read.
 * 401 without a good one of the connector's, with nothing stored; 408, 413, 400 and 405 for what is no
 * activity; 503 when it can't be taken in (the database is away, the connector's keys can't be had), so that Teams tries again.
 */
export function createRoute(bot: Bot, turns: Turns, host: Host): Route {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return end(response, 405);
    const authorization = request.headers.authorization;
    const expected = { issuer: bot.cloud.issuer, appId: bot.appId };
    const refused = refuseToken(authorization, expected, host.now());
    if (refused !== null || authorization === undefined) return forbid(response, refused);
    const serviceUrl = claimedServiceUrl(authorization);
    try {
      await bot.authenticate(authorization, serviceUrl);
    } catch (cause) {
      if (!isBadToken(cause)) return unavailable(response, cause);
      return forbid(response, "signature or claims");
    }
    const body = await readBody(request, { bytes: LARGEST_BODY_BYTES });
    if (body.kind === "cut off") return;
    if (body.kind === "too large") return end(response, 413);
    if (body.kind === "too slow") return end(response, 408);
    const activity = parseBody(body.bytes.toString("utf8"));
    if (!activity) return end(response, 400);
    if (activity.serviceUrl !== serviceUrl) return forbid(response, "service URL");
    try {
      const answer = await turns.take(activity);
      return end(response, answer?.status ?? 200, answer?.body);
    } catch (cause) {
      return unavailable(response, cause);
    }
  }

  function forbid(response: ServerResponse, why: string | null): void {
    host.log.warn({ why }, "a request to the Teams route was refused");
    end(response, 401);
  }

  function unavailable(response: ServerResponse, cause: unknown): void {
    host.log.error({ err: cause }, "a Teams activity could not be taken in");
    end(response, 503);
  }

  return { path: MESSAGES_PATH, handle };
}

/** botbuilder answers 500 to a forged signature; here it is what it is. */
function isBadToken(cause: unknown): boolean {
  if (cause instanceof AuthenticationError) return cause.statusCode === 401;
  return cause instanceof Error && BAD_TOKEN.has(cause.name);
}

function parseBody(body: string): Activity | null {
  try {
    const parsed = ActivitySchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  // The rest of a refused body would keep the connection busy.
  const isUnread = [401, 408, 413, 503].includes(status);
  const headers: Record<string, string> = isUnread ? { connection: "close" } : {};
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response
    .writeHead(status, { ...headers, "content-type": "application/json" })
    .end(JSON.stringify(body));
}
