/** Our own tokens, by which the connector knows us. */
import { ConfidentialClientApplication } from "@azure/msal-node";
import type { INetworkModule, NetworkResponse } from "@azure/msal-node";
import { BOT_TENANT, MICROSOFT_LOGIN, type Cloud } from "./cloud.ts";
import type { TeamsSettings } from "./env.ts";
import { ConnectorFailure, callOnce } from "./connector.ts";

export type Tokens = {
  /** A token that is good for some minutes more. Throws TokenFailure. */
  get(): Promise<string>;
  /** The connector refused the last one: the next comes from the login server. */
  forget(): void;
};

/** We can't get a token: `final` when the app or its password is refused, else the login server is away or in trouble. */
export class TokenFailure extends Error {
  override name = "TokenFailure";
  readonly final: boolean;
  readonly code: string;

  constructor(final: boolean, code: string, cause: unknown) {
    super(`No token for the connector: ${code}`, { cause });
    this.final = final;
    this.code = code;
  }
}

/** A token is renewed this long before its end. */
const RENEW_BEFORE_MS = 300_000;

/** Login answers that don't go away by waiting. */
const FINAL_CODES = new Set([
  "invalid_client",
  "unauthorized_client",
  "invalid_scope",
  "invalid_grant",
  "invalid_request",
]);

/**
 * Tokens by the app's id and password, from msal; one request to the login server at a time. After a 429 or 5xx msal keeps away from the login
 * server for a minute, or as long as that asked for, and fails at once meanwhile.
 */
export function createTokens(config: TeamsSettings, cloud: Cloud, now: () => number): Tokens {
  const tenant = config.appType === "SingleTenant" ? (config.tenantId ?? BOT_TENANT) : BOT_TENANT;
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: config.appId,
      clientSecret: config.appPassword,
      authority: `${MICROSOFT_LOGIN}/${tenant}`,
    },
    system: { networkClient: createLoginClient(cloud) },
  });
  let held: { token: string; until: number } | null = null;
  let running: Promise<string> | null = null;

  async function renew(): Promise<string> {
    try {
      const scopes = [`${cloud.oauthScope}/.default`];
      const result = await application.acquireTokenByClientCredential({ scopes, skipCache: true });
      if (!result) throw new Error("The login server gave no token.");
      held = {
        token: result.accessToken,
        until: (result.expiresOn?.getTime() ?? now()) - RENEW_BEFORE_MS,
      };
      return result.accessToken;
    } catch (cause) {
      const { errorCode } = cause as { errorCode?: unknown };
      const code = typeof errorCode === "string" ? errorCode : "unreachable";
      throw new TokenFailure(FINAL_CODES.has(code), code, cause);
    } finally {
      running = null;
    }
  }

  return {
    async get() {
      if (held && held.until > now()) return held.token;
      running ??= renew();
      return running;
    },
    forget() {
      held = null;
    },
  };
}

/** msal's way to the network: ours, with a time limit (msal's own has none) and to the cloud's login server. */
function createLoginClient(cloud: Cloud): INetworkModule {
  async function call<T>(
    method: string,
    url: string,
    options: { headers?: Record<string, string>; body?: string } | undefined,
  ): Promise<NetworkResponse<T>> {
    const there = url.startsWith(MICROSOFT_LOGIN)
      ? cloud.loginUrl + url.slice(MICROSOFT_LOGIN.length)
      : url;
    const init = { method, headers: options?.headers ?? {}, body: options?.body ?? null };
    const { status, headers, text } = await callOnce(there, init, cloud.callTimeoutMs);
    return { status, headers: Object.fromEntries(headers), body: parseBody(status, text) as T };
  }
  return {
    sendGetRequestAsync: (url, options) => call("GET", url, options),
    sendPostRequestAsync: (url, options) => call("POST", url, options),
  };
}

function parseBody(status: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConnectorFailure({ status, code: "NOT_JSON", mayHaveArrived: true }, cause);
  }
}
