/** Reads the page's requests and answers them, with the security headers of every answer. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { readBody } from "../../http/read-body.ts";
import { Refused } from "./errors.ts";
import { BODY_BYTES } from "./limits.ts";

/**
 * Sent with every answer. No script, style, picture or address but the page's own; nothing inline; nobody frames it; and a string becomes
 * markup in one place of the page alone (the policy `rapport`).
 */
const SECURITY_HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types rapport",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** Answers with JSON, never kept by a cache. */
export function answerJson(response: ServerResponse, status: number, body: object): void {
  answer(
    response,
    status,
    { "content-type": "application/json; charset=utf-8" },
    JSON.stringify(body),
  );
}

/** Answers with these headers and the security headers. */
export function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  response.writeHead(status, { "cache-control": "no-store", ...SECURITY_HEADERS, ...headers });
  response.end(body);
}

/** Begins an answer that goes on: the stream of changes. */
export function beginStream(response: ServerResponse): void {
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
}

/** The request's JSON body in the form that `schema` asks for. Throws Refused: 415 for another type, 413 for too long, 400 for another form. */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  // Another type than this one could be sent by any web site without asking first.
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
    throw new Refused(415, "Send JSON.");
  const parsed = schema.safeParse(parseJson(await readText(request)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refused(
    400,
    `That can't be read: ${issue?.path.join(".") || "body"}: ${issue?.message ?? "unknown"}`,
  );
}

/** The address's query in the form that `schema` asks for. Throws Refused 400. */
export function readQuery<T>(request: IncomingMessage, schema: z.ZodType<T>): T {
  const query = new URL(request.url ?? "/", "http://localhost").searchParams;
  const parsed = schema.safeParse(Object.fromEntries(query));
  if (parsed.success) return parsed.data;
  throw new Refused(400, "That address misses something.");
}

async function readText(request: IncomingMessage): Promise<string> {
  const body = await readBody(request, { bytes: BODY_BYTES });
  if (body.kind === "read") return body.bytes.toString("utf8");
  throw new Refused(413, "That is longer than Rapport can take in one message.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new Refused(400, "That can't be read: it is no JSON."), { cause });
  }
}
