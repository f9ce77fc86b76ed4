/** `emulate` as Slack's Web API and OAuth. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator, type Emulator } from "emulate";
import { BOT_SCOPES } from "../../src/platforms/slack/scopes.ts";
import { BOT_TOKEN } from "./slack.ts";

const ADMIN_TOKEN = "xoxp-admin-test";
const ADMIN_SCOPES = [
  "users:read",
  "channels:read",
  "channels:history",
  "groups:history",
  "im:history",
  "chat:write",
];

export type EmulatedSlack = {
  /** for `apiUrl` */
  apiUrl: string;
  url: string;
  /** a bot token with every scope that the app asks for */
  token: string;
  /** name → key of the people in the workspace */
  people: Map<string, string>;
  /** name → key of the channels */
  channels: Map<string, string>;
  /** Calls a method, as the workspace's admin unless a token says otherwise. */
  call(
    method: string,
    args: Record<string, unknown>,
    token?: string,
  ): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

export const OAUTH_APP = {
  clientId: "12345.67890",
  clientSecret: "emulated-client-secret",
  stateSecret: "emulated-state-secret",
};

/** `emulate` as Slack, with people and a channel; its people have the mail address `name@example.com`. */
export async function startEmulatedSlack(
  people: readonly string[] = ["nadia", "omar"],
  channels: readonly string[] = ["team-north"],
): Promise<EmulatedSlack> {
  const emulator: Emulator = await createEmulator({
    service: "slack",
    port: await freePort(),
    seed: {
      slack: {
        team: { name: "Aldgate", domain: "aldgate" },
        users: people.map((name) => ({ name, real_name: name, email: `${name}@example.com` })),
        channels: channels.map((name) => ({ name })),
        // as strict as Slack: a method without its scope is refused
        strict_scopes: true,
        tokens: [
          { token: BOT_TOKEN, type: "bot", user: "rapport", scopes: [...BOT_SCOPES] },
          { token: ADMIN_TOKEN, user: "admin", scopes: ADMIN_SCOPES },
        ],
        oauth_apps: [
          {
            client_id: OAUTH_APP.clientId,
            client_secret: OAUTH_APP.clientSecret,
            name: "Rapport",
            redirect_uris: ["http://127.0.0.1/slack/oauth_redirect"],
          },
        ],
      },
    },
  });
  const call: EmulatedSlack["call"] = async (method, args, token = ADMIN_TOKEN) => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const keys = (list: unknown, id: string) =>
    new Map((list as Record<string, string>[]).map((one) => [one["name"] ?? "", one[id] ?? ""]));
  return {
    apiUrl: `${emulator.url}/api/`,
    url: emulator.url,
    token: BOT_TOKEN,
    people: keys((await call("users.list", {}))["members"], "id"),
    channels: keys((await call("conversations.list", {}))["channels"], "id"),
    call,
    close: () => emulator.close(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
