/**
 * What Teams' own framework does at most: botbuilder's cloud adapter with its whole token check, and a bot that echoes. The
 * echo goes back in the very response (`expectReplies`), so that no call to a connector slows it down. A program of its own.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Response,
} from "botbuilder";
import { PasswordServiceClientCredentialFactory } from "botframework-connector";

const { RIVAL_APP_ID = "", RIVAL_OPENID = "", RIVAL_ISSUER = "" } = process.env;
const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
    ToChannelFromBotOAuthScope: "https://api.botframework.com",
    ToBotFromChannelTokenIssuer: RIVAL_ISSUER,
    ToBotFromChannelOpenIdMetadataUrl: RIVAL_OPENID,
    ToBotFromEmulatorOpenIdMetadataUrl: RIVAL_OPENID,
    OAuthUrl: "https://token.botframework.com/",
    CallerId: "urn:botframework:azure",
    ValidateAuthority: true,
  },
  new PasswordServiceClientCredentialFactory(RIVAL_APP_ID, "none"),
);
const adapter = new CloudAdapter(authentication);

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Activity;
  const answer = {
    socket: request.socket,
    status: (code: number) => void (response.statusCode = code),
    header: (name: string, value: unknown) => void response.setHeader(name, String(value)),
    send: (what: unknown) => void response.end(JSON.stringify(what)),
    end: () => void (response.writableEnded || response.end()),
  } as unknown as Response;
  const asked = { body, headers: request.headers, method: "POST" };
  await adapter.process(asked as never, answer, async (turn) => {
    await turn.sendActivity(`You said: ${turn.activity.text}`);
  });
}

const server = createServer((request, response) => {
  take(request, response).catch(() => response.writeHead(500).end());
});
server.listen(0, "127.0.0.1", () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.once("SIGTERM", () => process.exit(0));
