/** Refuses tokens that can't be the connector's, before botbuilder reads them. */
import { CLOCK_TOLERANCE_MS, LONGEST_AUTHORIZATION } from "./limits.ts";

/** What a token of the connector to this app says of itself. */
type Expected = { issuer: string; appId: string };

/**
 * Looks at a bearer token before botbuilder does, without checking its signature, and refuses what can't be the connector's. botbuilder reads
 * unsigned claims first, to find tokens of its emulator, and keeps every tenant (`tid`) that it meets in a global list for good: some thousands
 * of unsigned requests cost seconds of CPU each. The connector's tokens name no tenant. An expired token is refused here too, as botbuilder
 * prints it on stderr.
 * @param now milliseconds since 1970
 * @returns why the token is refused, in a word for the log; null when botbuilder may check it
 */
export function refuseToken(
  authorization: string | undefined,
  expected: Expected,
  now: number,
): string | null {
  if (authorization === undefined || authorization === "") return "missing";
  if (authorization.length > LONGEST_AUTHORIZATION) return "too long";
  const parts = BEARER.exec(authorization);
  const header = parts && decode(parts[1]);
  const claims = parts && decode(parts[2]);
  if (!header || !claims) return "malformed";
  if (header["alg"] !== "RS256") return "algorithm";
  if (typeof header["kid"] !== "string") return "key";
  if (claims["iss"] !== expected.issuer) return "issuer";
  if ("tid" in claims) return "tenant";
  if (claims["aud"] !== expected.appId) return "audience";
  const { exp, nbf } = claims;
  if (typeof exp !== "number" || exp * 1_000 + CLOCK_TOLERANCE_MS <= now) return "expired";
  if (typeof nbf === "number" && nbf * 1_000 - CLOCK_TOLERANCE_MS > now) return "not yet";
  return null;
}

const BEARER = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/;

/** The service URL that a token names, unchecked; empty where it names none. */
export function claimedServiceUrl(authorization: string): string {
  const url = decode(BEARER.exec(authorization)?.[2])?.["serviceurl"];
  return typeof url === "string" ? url : "";
}

function decode(part: string | undefined): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8"));
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
