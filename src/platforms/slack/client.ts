/** Calls to Slack's Web API, one try each: the outbox retries, and knows what may be sent twice. */
import { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Host, Installation } from "../../chat/platform.ts";
import { createLibraryLog } from "./library-log.ts";

/** Calls a method; throws as Slack's client does (see errors.ts). At most CALL_TIMEOUT_MS. */
export type SlackCall = (method: string, options: Record<string, unknown>) => Promise<unknown>;

export type SlackClient = {
  /** calls with a token */
  with(token: string): SlackCall;
  /** calls with an installation's token, renewed where it was about to run out */
  as(installation: Installation): Promise<SlackCall>;
  host: Host;
};

/** A send's lease is a minute: two tries of this length fit in. */
const CALL_TIMEOUT_MS = 10_000;

/** Concurrent calls over all workspaces; each workspace's rate is kept by whoever asks us to send. */
const MAX_CONCURRENT_CALLS = 500;

/** Slack's client without its retries: the queue retries, and knows what may be sent twice. One for all workspaces, the token goes with each call. */
export function createWebClient(host: Host, apiUrl: string | undefined): WebClient {
  return new WebClient(undefined, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    maxRequestConcurrency: MAX_CONCURRENT_CALLS,
    allowAbsoluteUrls: true,
    logger: createLibraryLog(host.log),
    fetch: patientFetch,
  });
}

export function createSlackClient(
  web: WebClient,
  tokenOf: (installation: Installation) => Promise<string>,
  host: Host,
): SlackClient {
  const withToken = (token: string): SlackCall => {
    return (method, options) => web.apiCall(method, { token, ...asOnTheWire(options) });
  };
  return {
    with: withToken,
    as: async (installation) => withToken(await tokenOf(installation)),
    host,
  };
}

/**
 * What is nested as the JSON text that a form carries. Slack's client would write the same text, but first walks through
 * all of it for its log, at whatever level that stands: a quarter of what a call costs.
 */
function asOnTheWire(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      const isNested = typeof value === "object" && value !== null;
      return [name, isNested ? JSON.stringify(value) : value];
    }),
  );
}

const UNSAID_WAIT_S = "30";

/** Slack's client takes a 429 without Retry-After for an unknown error; with one, it is what it is: nothing was done, come back later. */
async function patientFetch(url: string | URL, init?: Parameters<typeof fetch>[1]) {
  const response = await fetch(url, init);
  if (
    response.status !== 429 ||
    Number.parseInt(response.headers.get("retry-after") ?? "", 10) >= 0
  )
    return response;
  return new Response(null, { status: 429, headers: { "retry-after": UNSAID_WAIT_S } });
}

/** Slack hands out what stands in a conversation page by page. */
const PAGE = 200;

/** The form of a page of messages. */
export const pageOf = <Message extends z.ZodType>(message: Message) =>
  z.object({
    messages: z.array(message).default([]),
    response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
  });

/** Asks for the page behind a cursor, or the first. */
export function pageAfter(cursor: string | null, where: Record<string, unknown>) {
  return { ...where, include_all_metadata: true, limit: PAGE, ...(cursor && { cursor }) };
}

/** Where the next page begins; null behind the last. */
export function cursorOf(page: {
  response_metadata?: { next_cursor?: string | undefined } | undefined;
}) {
  return page.response_metadata?.next_cursor || null;
}
