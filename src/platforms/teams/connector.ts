/** Calls to the Bot Framework's connector, one try each. */
import type { ConnectorClientOptions } from "botframework-connector";
import { DEFAULT_RETRY_MS, LONGEST_RETRY_MS } from "./limits.ts";

type HttpClient = NonNullable<ConnectorClientOptions["httpClient"]>;
type Fetched = { status: number; headers: Headers; text: string };

/** Codes of node and undici for what failed while connecting: not a byte of the request had left. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** A call to the connector that did not end well. */
export class ConnectorFailure extends Error {
  override name = "ConnectorFailure";
  /** the connector's answer; null when there was none */
  readonly status: number | null;
  /** the connector's word for it (`MessageWritesBlocked`), or the network's (`ECONNRESET`) */
  readonly code: string;
  /** whether the request may have reached the connector */
  readonly mayHaveArrived: boolean;
  /** how long the connector asks to wait, in milliseconds */
  readonly retryAfterMs: number;

  constructor(
    facts: { status: number | null; code: string; mayHaveArrived: boolean; retryAfterMs?: number },
    cause?: unknown,
  ) {
    super(`The connector call failed: ${facts.status ?? "no answer"} ${facts.code}`, { cause });
    this.status = facts.status;
    this.code = facts.code;
    this.mayHaveArrived = facts.mayHaveArrived;
    this.retryAfterMs = facts.retryAfterMs ?? DEFAULT_RETRY_MS;
  }
}

/**
 * The HTTP client under botbuilder, which makes one try and says how it ended. botbuilder's own pipeline tries three times more after 408, 429,
 * 5xx and a lost connection (`noRetryPolicy` is read by nobody), which doubles messages; it leaves errors that are not its own alone, so every
 * failure is thrown from here as a ConnectorFailure.
 * @param timeoutMs for the whole call
 */
export function createOneTryClient(timeoutMs: number, now: () => number): HttpClient {
  return {
    async sendRequest(request) {
      const headers = new Headers(request.headers.rawHeaders());
      // fetch counts for itself
      headers.delete("content-length");
      const body = typeof request.body === "string" ? request.body : null;
      const fetched = await callOnce(
        request.url,
        { method: request.method, headers, body },
        timeoutMs,
      );
      if (fetched.status < 200 || fetched.status > 299) throw refusal(fetched, now());
      const answered = request.headers.clone();
      for (const name of Object.keys(answered.rawHeaders())) answered.remove(name);
      fetched.headers.forEach((value, name) => answered.set(name, value));
      return { request, status: fetched.status, headers: answered, bodyAsText: fetched.text };
    },
  };
}

/** One HTTP call, without following redirects. Throws a ConnectorFailure when there is no whole answer. */
export async function callOnce(
  url: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    const code = networkCode(cause);
    throw new ConnectorFailure(
      { status: null, code, mayHaveArrived: !BEFORE_SENDING.has(code) },
      cause,
    );
  }
}

/** `Retry-After` in milliseconds: seconds or a date. */
function readRetryAfter(header: string | null, now: number): number {
  if (header === null || header.trim() === "") return DEFAULT_RETRY_MS;
  const seconds = Number(header);
  const waitMs = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  if (!Number.isFinite(waitMs) || waitMs < 0) return DEFAULT_RETRY_MS;
  return Math.min(Math.ceil(waitMs), LONGEST_RETRY_MS);
}

function refusal(fetched: Fetched, now: number): ConnectorFailure {
  return new ConnectorFailure({
    status: fetched.status,
    code: errorCode(fetched.text),
    mayHaveArrived: true,
    retryAfterMs: readRetryAfter(fetched.headers.get("retry-after"), now),
  });
}

/** The connector answers `{"error":{"code":"…","message":"…"}}`, some of its edges `{"errorCode":209,"message":"…"}`, its proxies HTML. */
function errorCode(body: string): string {
  try {
    const parsed = JSON.parse(body) as {
      error?: { code?: unknown };
      errorCode?: unknown;
      message?: unknown;
    };
    const code = parsed.error?.code ?? parsed.errorCode ?? "";
    return typeof code === "string" || typeof code === "number" ? String(code).slice(0, 100) : "";
  } catch {
    return "";
  }
}

function networkCode(cause: unknown): string {
  for (
    let error = cause, depth = 0;
    error instanceof Error && depth < 5;
    error = error.cause, depth++
  ) {
    if (error.name === "TimeoutError") return "TIMEOUT";
    const { code } = error as { code?: unknown };
    if (typeof code === "string") return code;
  }
  return "NO_ANSWER";
}
