/** botbuilder, put together for one app and one cloud. */
import { ConfigurationBotFrameworkAuthentication, type Activity } from "botbuilder";
import {
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  ServiceClientCredentialsFactory,
} from "botframework-connector";
import type { Claim, ConnectorClient } from "botframework-connector";
import { BOT_TENANT, MICROSOFT_LOGIN, cloudOf, isServiceUrl, type Cloud } from "./cloud.ts";
import type { TeamsSettings } from "./env.ts";
import { ConnectorFailure, createOneTryClient } from "./connector.ts";
import { createTokens, type Tokens } from "./tokens.ts";

export type Bot = {
  appId: string;
  cloud: Cloud;
  tokens: Tokens;
  /**
   * botbuilder's whole check of a request: signature, key and its endorsement, issuer, audience, times, service URL. Its adapter would do no more
   * for us than make two connector clients for each activity, which doubles the cost (1.0 against 2.0 ms, measured).
   * Needs no body: `claimed` is the service URL that the token names, which its signature vouches for. The activity must name the same.
   * @throws AuthenticationError, or jsonwebtoken's errors, for a token that is not good; others when the connector's keys can't be had
   */
  authenticate(authorization: string, claimed: string): Promise<void>;
  /** The connector at a service URL; throws a ConnectorFailure for a URL that is none of Teams'. */
  connector(serviceUrl: string): Promise<ConnectorClient>;
};

export function createBot(config: TeamsSettings, now: () => number): Bot {
  const cloud = cloudOf(config);
  const tokens = createTokens(config, cloud, now);
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: `${MICROSOFT_LOGIN}/${BOT_TENANT}`,
      ToChannelFromBotOAuthScope: cloud.oauthScope,
      ToBotFromChannelTokenIssuer: cloud.issuer,
      ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      // The emulator's tokens are refused before botbuilder sees them; its document is never fetched.
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      OAuthUrl: "https://token.botframework.com/",
      CallerId: "urn:botframework:azure",
      ValidateAuthority: true,
    },
    new Credentials(config.appId, tokens),
    {
      requiredEndorsements: ["msteams"],
      // botbuilder wants a promise, and a throw in it
      validateClaims: async (claims) => pinClaims(cloud, claims),
    },
    undefined,
    { httpClient: createOneTryClient(cloud.callTimeoutMs, now) },
  );
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: config.appId },
  ]);
  // There are some five service URLs in all, one a region.
  const connectors = new Map<string, Promise<ConnectorClient>>();
  return {
    appId: config.appId,
    cloud,
    tokens,
    async authenticate(authorization, claimed) {
      const head: Pick<Activity, "channelId" | "serviceUrl"> = {
        channelId: "msteams",
        serviceUrl: claimed,
      };
      await authentication.authenticateRequest(head as Activity, authorization);
    },
    async connector(serviceUrl) {
      if (!isServiceUrl(cloud, serviceUrl)) {
        throw new ConnectorFailure({ status: 401, code: "service URL", mayHaveArrived: false });
      }
      const known = connectors.get(serviceUrl);
      if (known) return known;
      const made = authentication
        .createConnectorFactory(identity)
        .create(serviceUrl, cloud.oauthScope);
      connectors.set(serviceUrl, made);
      return made;
    },
  };
}

/** botbuilder has compared the service URL with the activity's; that it is one of Teams' own is for us to say, for our token goes there. */
function pinClaims(cloud: Cloud, claims: Claim[]): void {
  const claim = (type: string): string | undefined =>
    claims.find((one) => one.type === type)?.value;
  if (claim("iss") !== cloud.issuer) throw new AuthenticationError("Another issuer.", 401);
  if (!isServiceUrl(cloud, claim("serviceurl") ?? "")) {
    throw new AuthenticationError("A service URL that is none of Teams'.", 401);
  }
}

/** How botbuilder asks for our tokens. Its own factories cache them for the whole process, and send a request for each message that finds them old. */
class Credentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #tokens: Tokens;

  constructor(appId: string, tokens: Tokens) {
    super();
    this.#appId = appId;
    this.#tokens = tokens;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === this.#appId);
  }

  /** Never: without an app id Teams is not connected at all. */
  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(): ReturnType<ServiceClientCredentialsFactory["createCredentials"]> {
    const tokens = this.#tokens;
    return Promise.resolve({
      async signRequest(request) {
        request.headers.set("authorization", `Bearer ${await tokens.get()}`);
        return request;
      },
    });
  }
}
