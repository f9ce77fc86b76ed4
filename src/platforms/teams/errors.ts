/** How a send to Teams fails, and what that means for a message. */
import type { SendResult } from "../../chat/platform.ts";
import { ConnectorFailure } from "./connector.ts";
import { DEFAULT_RETRY_MS } from "./limits.ts";
import { TokenFailure } from "./tokens.ts";

type Unsent = Exclude<SendResult, { kind: "sent" }>;

/** 403s that are about the whole tenant and not about one person or conversation. */
const TENANT_CODES = new Set(["BotDisabledByAdmin", "InvalidBotApiHost", "TenantNotFound", "209"]);

/** 404s of a message that is gone, and not of a conversation. */
const GONE_CODES = new Set([
  "ActivityNotFoundInConversation",
  "ActivityNotFound",
  "MessageNotFound",
]);

/**
 * How a send ended that threw. Teams has neither a key for a message nor a way to look one up, so only what certainly was not sent is tried
 * again: a 429, and what failed before the request left. After 408, 412, 5xx, a lost connection or our own time limit nobody can tell.
 * @param step "open": while opening the person's chat, where nothing has been sent yet whatever happened; "send": while sending
 * @throws the cause, when it is none of the connector's or the login server's
 */
export function sendResultOf(cause: unknown, step: "open" | "send"): Unsent {
  if (cause instanceof TokenFailure) {
    const reason = `token ${cause.code}`;
    if (cause.final) return { kind: "refused", reason, who: "workspace" };
    return { kind: "later", afterMs: DEFAULT_RETRY_MS, reason, scope: "workspace" };
  }
  if (isUnreadable(cause)) {
    const reason = "unreadable answer";
    if (step === "send") return { kind: "unknown", reason };
    return { kind: "later", afterMs: DEFAULT_RETRY_MS, reason, scope: "workspace" };
  }
  if (!(cause instanceof ConnectorFailure)) throw cause;
  const reason = `${cause.status ?? "no answer"} ${cause.code}`.trim();
  if (cause.status === 429) {
    const scope = step === "open" ? "workspace" : "conversation";
    return { kind: "later", afterMs: cause.retryAfterMs, reason, scope };
  }
  const nothingSent = step === "open" || !cause.mayHaveArrived;
  if (isUnclear(cause.status)) {
    if (!nothingSent) return { kind: "unknown", reason };
    return { kind: "later", afterMs: cause.retryAfterMs, reason, scope: "workspace" };
  }
  return { kind: "refused", reason, who: whoIsRefused(cause, step) };
}

/** botbuilder's pipeline got a 2xx whose body is no JSON. */
function isUnreadable(cause: unknown): boolean {
  return cause instanceof Error && cause.name === "RestError";
}

/** 3xx stands here too: a proxy in between may have passed the request on. */
function isUnclear(status: number | null): boolean {
  return status === null || status < 400 || status === 408 || status === 412 || status >= 500;
}

function whoIsRefused({ status, code }: ConnectorFailure, step: "open" | "send") {
  if (status === 401 || TENANT_CODES.has(code)) return "workspace";
  if (status === 403 || step === "open") return "person";
  if (status === 404) return GONE_CODES.has(code) ? "message" : "person";
  return "message";
}
