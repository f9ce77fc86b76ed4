/** Where Teams posts activities: token and form are checked before anything is taken in. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Activity as BotActivity } from "botbuilder";
import { AuthenticationError } from "botframework-connector";
import type { Host, Route } from "../../chat/platform.ts";
import { readBody } from "../../http/read-body.ts";
import { ActivitySchema, type Activity } from "./activity.ts";
import type { Bot } from "./bot.ts";
import { LARGEST_BODY_BYTES } from "./limits.ts";
import { MESSAGES_PATH } from "./paths.ts";
import { refuseToken } from "./token-guard.ts";
import type { Turns } from "./receive.ts";

/** jsonwebtoken's errors, which botbuilder passes on. */
const BAD_TOKEN = new Set(["JsonWebTokenError", "TokenExpiredError", "NotBeforeError"]);

/**
 * Where Teams posts activities. 401 without a good token of the connector's, with nothing stored; 413, 400 and 405 for what is no
 * activity; 503 when it can't be taken in (the database is away, the connector's keys can't be had), so that Teams tries again.
 */
export function createRoute(bot: Bot, turns: Turns, host: Host): Route {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return end(response, 405);
    const authorization = request.headers.authorization;
    const expected = { issuer: bot.cloud.issuer, appId: bot.appId };
    const refused = refuseToken(authorization, expected, host.now());
    if (refused !== null || authorization === undefined) {
      host.log.warn({ why: refused }, "a request to the Teams route was refused");
      return end(response, 401);
    }
    const body = await readBody(request, LARGEST_BODY_BYTES);
    if (body.kind === "cut off") return;
    if (body.kind === "too large") return end(response, 413);
    const activity = parseBody(body.bytes.toString("utf8"));
    if (!activity) return end(response, 400);
    try {
      await bot.authenticate(authorization, activity.raw);
    } catch (cause) {
      if (!isBadToken(cause)) return unavailable(response, cause);
      host.log.warn({ why: "signature or claims" }, "a request to the Teams route was refused");
      return end(response, 401);
    }
    try {
      const answer = await turns.take(activity.parsed);
      return end(response, answer?.status ?? 200, answer?.body);
    } catch (cause) {
      return unavailable(response, cause);
    }
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

/** `raw` is for botbuilder, which checks the service URL in it against the token's. */
function parseBody(body: string): { raw: BotActivity; parsed: Activity } | null {
  try {
    const raw: unknown = JSON.parse(body);
    const parsed = ActivitySchema.safeParse(raw);
    return parsed.success ? { raw: raw as BotActivity, parsed: parsed.data } : null;
  } catch {
    return null;
  }
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  // The rest of a refused body would keep the connection busy.
  const headers: Record<string, string> =
    status === 413 || status === 401 ? { connection: "close" } : {};
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response
    .writeHead(status, { ...headers, "content-type": "application/json" })
    .end(JSON.stringify(body));
}
