/** An installation's token, renewed before it runs out. */
import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Host, Installation } from "../../chat/platform.ts";
import type { SlackSettings } from "./env.ts";
import { parseSecrets, type SlackSecrets } from "./installations.ts";

/** Renewed this long before they run out; Slack's tokens with rotation live twelve hours. */
const RENEW_BEFORE_MS = 30 * 60_000;

/** Another instance's answer and its store take well below two seconds. */
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 400;

type Credentials = Pick<SlackSettings, "botToken" | "clientId" | "clientSecret">;

/**
 * The way to an installation's token. A token that is about to run out is renewed, one renewal at a time for each installation, since
 * a refresh token works once; when another instance was quicker, its new token stands in the store.
 */
export function createTokenSource(
  credentials: Credentials,
  web: WebClient,
  host: Host,
): (from: Installation) => Promise<string> {
  const renewals = new Map<string, Promise<string>>();
  return async (installation) => {
    if (credentials.botToken !== undefined) return credentials.botToken;
    const known = parseSecrets(installation);
    if (known && isFresh(known, host.now())) return known.token;
    const key = installation.key;
    const renewal =
      renewals.get(key) ?? renew(credentials, web, host, key).finally(() => renewals.delete(key));
    renewals.set(key, renewal);
    return renewal;
  };
}

function isFresh({ expiresAt }: SlackSecrets, now: number): boolean {
  return expiresAt === null || expiresAt * 1_000 - now > RENEW_BEFORE_MS;
}

async function renew(credentials: Credentials, web: WebClient, host: Host, key: string) {
  const stored = await host.installations.find("slack", key);
  const known = stored ? parseSecrets(stored) : null;
  if (!stored || !known) throw notInstalled();
  if (isFresh(known, host.now()) || known.refreshToken === null) return known.token;
  try {
    const granted = await web.oauth.v2.access({
      client_id: credentials.clientId ?? "",
      client_secret: credentials.clientSecret ?? "",
      grant_type: "refresh_token",
      refresh_token: known.refreshToken,
    });
    const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = granted;
    if (!token || !refreshToken || !seconds) throw new Error("Slack's renewed token is incomplete");
    const renewed: SlackSecrets = {
      ...known,
      token,
      refreshToken,
      expiresAt: Math.floor(host.now() / 1_000) + seconds,
    };
    await host.installations.save("slack", { ...stored, secrets: JSON.stringify(renewed) });
    return token;
  } catch (error) {
    const theirs = await renewedByAnother(host, key, known.token);
    if (theirs) return theirs;
    throw error;
  }
}

/**
 * A refresh token works once: when Slack refuses it, another instance may have used it a moment ago, and stores the new token
 * just now. Null when nobody did.
 */
async function renewedByAnother(host: Host, key: string, before: string): Promise<string | null> {
  for (let look = 0; look < LOOKS; look++) {
    if (look > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
    const stored = await host.installations.find("slack", key);
    const theirs = stored ? parseSecrets(stored) : null;
    if (theirs && theirs.token !== before) return theirs.token;
  }
  return null;
}

/** As Slack itself says it of a token that is none, so that it is read as any other refusal. */
function notInstalled(): WebAPIPlatformError {
  return new WebAPIPlatformError({ ok: false, error: "not_authed" });
}
