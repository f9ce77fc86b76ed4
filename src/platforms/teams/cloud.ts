/** Where Microsoft's clouds are. */
import { CALL_TIMEOUT_MS } from "./limits.ts";

/** The endpoints of a cloud. Tests put a local one in their place. */
export type Cloud = {
  /** the OpenID document that names the connector's signing keys */
  openIdMetadataUrl: string;
  /** who signs the connector's tokens */
  issuer: string;
  /** where our own tokens come from; an origin */
  loginUrl: string;
  /** the audience of our own tokens */
  oauthScope: string;
  /** where messages may be sent: origins. Our token goes to no other host, whatever an activity says. */
  serviceUrls: string[];
  /** how long one call may take, in milliseconds */
  callTimeoutMs: number;
};

/** The origin that the login library knows and trusts; `Cloud.loginUrl` takes its place on the wire. */
export const MICROSOFT_LOGIN = "https://login.microsoftonline.com";

/** Bots of many tenants get their tokens from this one. */
export const BOT_TENANT = "botframework.com";

/** Microsoft's public cloud, as documented for the Bot Framework. `trafficmanager.net` is open to anyone, so hosts are named in full. */
const PUBLIC_CLOUD: Cloud = {
  openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  issuer: "https://api.botframework.com",
  loginUrl: MICROSOFT_LOGIN,
  oauthScope: "https://api.botframework.com",
  serviceUrls: ["https://smba.trafficmanager.net", "https://smba.infra.gcc.teams.microsoft.com"],
  callTimeoutMs: CALL_TIMEOUT_MS,
};

/** The cloud that a configuration means. */
export function cloudOf({ cloud }: { cloud?: Partial<Cloud> }): Cloud {
  return { ...PUBLIC_CLOUD, ...cloud };
}

/** Whether messages may be sent to a service URL. */
export function isServiceUrl(cloud: Cloud, url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && cloud.serviceUrls.includes(parsed.origin);
}
