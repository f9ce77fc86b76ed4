/** How a call to Slack fails, and what that means for a message. */
import { ErrorCode, type WebAPICallError } from "@slack/web-api";
import type { SendResult } from "../../chat/platform.ts";
import refusals from "./refusals.json" with { type: "json" };

/** How a call to Slack's Web API failed. */
export type SlackFailure =
  /** 429: nothing was done */
  | { kind: "rate"; afterMs: number }
  /** Slack understood and said no: nothing was done */
  | { kind: "refused"; name: string }
  /** the call never reached Slack */
  | { kind: "away"; reason: string }
  /** done or not, nobody can tell */
  | { kind: "unsure"; reason: string };

/** Connections that never came about. */
const NEVER_REACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/;

/** Errors by which Slack itself does not know how far it got (docs.slack.dev/reference/methods/chat.postMessage, "Errors"). */
const UNSURE = new Set(["fatal_error", "internal_error", "service_unavailable"]);

/** What was thrown by a call, read once. */
export function parseFailure(error: unknown): SlackFailure {
  const { code } = error as Partial<WebAPICallError>;
  const thrown = error as WebAPICallError;
  if (code === ErrorCode.RateLimitedError && thrown.code === code)
    return { kind: "rate", afterMs: thrown.retryAfter * 1_000 };
  if (code === ErrorCode.PlatformError && thrown.code === code) return ofAnswer(thrown.data.error);
  if (code === ErrorCode.HTTPError && thrown.code === code)
    return { kind: "unsure", reason: `http ${thrown.statusCode}` };
  const reason = rootCode(error);
  return NEVER_REACHED.test(reason) ? { kind: "away", reason } : { kind: "unsure", reason };
}

function ofAnswer(name: string): SlackFailure {
  // Slack's client hands a body that is no JSON over as the error's name
  if (!/^[a-z][a-z0-9_.]*$/.test(name))
    return { kind: "unsure", reason: "an answer that is none of Slack's" };
  return UNSURE.has(name) ? { kind: "unsure", reason: name } : { kind: "refused", name };
}

function rootCode(error: unknown): string {
  let deepest = "unknown error";
  for (let one = error, depth = 0; one instanceof Error && depth < MOST_CAUSES; depth += 1) {
    const { code, original, cause } = one as {
      code?: unknown;
      original?: unknown;
      cause?: unknown;
    };
    deepest = typeof code === "string" ? code : one.name;
    one = original ?? cause;
  }
  return deepest;
}

const MOST_CAUSES = 8;

/** The installation itself no longer works: everything to this workspace waits for an admin. */
const WORKSPACE = new Set(refusals.workspace);

/** This person, or this channel, can't be written to. */
const PERSON = new Set(refusals.person);

/** Passing troubles that Slack names, and how long to let them pass. */
const PASSING_MS: Readonly<Record<string, number>> = {
  ratelimited: 30_000,
  rate_limited: 30_000,
  request_timeout: 15_000,
  team_added_to_org: 600_000,
  message_limit_exceeded: 3_600_000,
};

const AWAY_MS = 15_000;

/**
 * A failed send as what may be done about it.
 * @param again whether doing it twice does no harm (replacing a message): then what is unsure is simply tried again
 */
export function sendResultOf(failure: SlackFailure, again: boolean): SendResult {
  switch (failure.kind) {
    case "rate":
      return { kind: "later", afterMs: failure.afterMs, reason: "ratelimited", scope: "workspace" };
    case "away":
      return { kind: "later", afterMs: AWAY_MS, reason: failure.reason, scope: "workspace" };
    case "unsure":
      if (again)
        return { kind: "later", afterMs: AWAY_MS, reason: failure.reason, scope: "conversation" };
      return { kind: "unknown", reason: failure.reason };
    case "refused":
      return refusal(failure.name);
  }
}

/** How long to wait before asking again, when asking again helps; null when it does not. */
export function waitOf(failure: SlackFailure): number | null {
  if (failure.kind === "rate") return failure.afterMs;
  if (failure.kind === "refused") return PASSING_MS[failure.name] ?? null;
  return AWAY_MS;
}

function refusal(name: string): SendResult {
  const passing = PASSING_MS[name];
  if (passing !== undefined)
    return { kind: "later", afterMs: passing, reason: name, scope: "workspace" };
  const who = WORKSPACE.has(name) ? "workspace" : PERSON.has(name) ? "person" : "message";
  return { kind: "refused", reason: name, who };
}
