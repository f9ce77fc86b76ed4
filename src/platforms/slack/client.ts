/** Calls to Slack's Web API, one try each: the outbox retries, and knows what may be sent twice. */
import { WebClient } from "@slack/web-api";
import type { Host, Installation } from "../../chat/platform.ts";
import { createLibraryLog } from "./library-log.ts";

export type SlackClient = {
  /** Calls a method; throws as Slack's client does (see failure.ts). At most CALL_TIMEOUT_MS. */
  call(method: string, token: string, options: Record<string, unknown>): Promise<unknown>;
  /** the token of an installation, renewed where it was about to run out */
  token(installation: Installation): Promise<string>;
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
  token: SlackClient["token"],
  host: Host,
): SlackClient {
  return {
    call: (method, bearer, options) =>
      web.apiCall(method, { token: bearer, ...asOnTheWire(options) }),
    token,
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
