/** Slack as our tests' counterpart: signed requests as Slack sends them, a server for a platform's routes, `emulate` as its Web API. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator, type Emulator } from "emulate";
import { BOT_SCOPES } from "../../src/platforms/slack/scopes.ts";
import type { Inbound } from "../../src/chat/intent.ts";
import type { Host, Installation, Received, Route } from "../../src/chat/platform.ts";

export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
export const BOT_TOKEN = "xoxb-rapport-test";
export const TEAM = "T0001";
export const BOT_USER = "UBOT";
const ADMIN_TOKEN = "xoxp-admin-test";
const ADMIN_SCOPES = [
  "users:read",
  "channels:read",
  "channels:history",
  "groups:history",
  "im:history",
  "chat:write",
];

/** How a request is signed: rightly and now, unless a test says otherwise. */
export type Signing = { secret?: string; ageS?: number; headers?: Record<string, string> };

/** Posts a body as Slack does: an object as JSON, entries as a form (`payload` for interactions). */
export async function postSigned(
  url: string,
  body: object | URLSearchParams,
  signing: Signing = {},
): Promise<Response> {
  const form = body instanceof URLSearchParams;
  const sent = form ? body.toString() : JSON.stringify(body);
  const type = form ? "application/x-www-form-urlencoded" : "application/json";
  return fetch(url, {
    method: "POST",
    body: sent,
    headers: { "content-type": type, ...signatureOf(sent, signing), ...signing.headers },
  });
}

/** The two headers by which Slack proves that a body is its own. */
export function signatureOf(
  body: string,
  { secret = SIGNING_SECRET, ageS = 0 }: Signing = {},
): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000) - ageS);
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${signature}` };
}

let deliveries = 0;

/** An event in its envelope; each call gives it another event id, as a delivery of its own. */
export function eventOf(event: Record<string, unknown>, team = TEAM): Record<string, unknown> {
  deliveries += 1;
  return {
    type: "event_callback",
    team_id: team,
    api_app_id: "A0001",
    event_id: `Ev${deliveries}`,
    event_time: 1_767_600_000,
    authorizations: [
      {
        team_id: team,
        enterprise_id: null,
        user_id: BOT_USER,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
  };
}

/** A person's message in their own chat with the app. */
export function directMessage(
  text: string,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: "message",
    channel_type: "im",
    channel: "D1",
    user: "U1",
    text,
    ts: "1767600000.000100",
    event_ts: "1767600000.000100",
    ...over,
  };
}

/** `/customer …` in a channel. */
export function slashCommand(text: string, over: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    command: "/customer",
    text,
    team_id: TEAM,
    team_domain: "aldgate",
    is_enterprise_install: "false",
    channel_id: "C1",
    channel_name: "sales",
    user_id: "U1",
    user_name: "nadia",
    api_app_id: "A0001",
    trigger_id: "13345224609.738474920.8088930838d88f008e0",
    ...over,
  });
}

/** A pressed button, a sent form or a shortcut, wrapped as Slack does. */
export function interactionOf(payload: Record<string, unknown>): URLSearchParams {
  const who = {
    team: { id: TEAM, domain: "aldgate" },
    user: { id: "U1", username: "nadia" },
    api_app_id: "A0001",
  };
  return new URLSearchParams({ payload: JSON.stringify({ ...who, ...payload }) });
}

/** A press on a button with this value, on the message of a direct conversation. */
export function press(value: string, over: Record<string, unknown> = {}): URLSearchParams {
  return interactionOf({
    type: "block_actions",
    trigger_id: "13345224609.738474920.press",
    channel: { id: "D1", name: "directmessage" },
    container: {
      type: "message",
      message_ts: "1767600000.000200",
      channel_id: "D1",
      is_ephemeral: false,
    },
    message: { ts: "1767600000.000200", text: "…" },
    actions: [
      { type: "button", action_id: "x:0", block_id: "b", action_ts: "1767600060.000300", value },
    ],
    ...over,
  });
}

export type RecordingHost = Host & {
  inbounds: Inbound[];
  kept: Map<string, Installation>;
  said: { level: string; facts: object; sentence: string }[];
  /** what `receive` answers; throws to play the database away */
  answer: (inbound: Inbound) => Received | Promise<Received>;
};

/** A house that writes down what it is given. */
export function recordingHost(): RecordingHost {
  const kept = new Map<string, Installation>();
  const said: RecordingHost["said"] = [];
  const note = (level: string) => (facts: object, sentence: string) =>
    void said.push({ level, facts, sentence });
  const host: RecordingHost = {
    inbounds: [],
    kept,
    said,
    answer: () => ({ kind: "accepted" }),
    async receive(inbound) {
      const received = await host.answer(inbound);
      host.inbounds.push(inbound);
      return received;
    },
    installations: {
      save: async (_, installation) => void kept.set(installation.key, installation),
      find: async (_, key) => kept.get(key) ?? null,
      remove: async (_, key) => void kept.delete(key),
    },
    drawChart: async () => Buffer.from("89504e470d0a1a0a", "hex"),
    now: Date.now,
    log: { info: note("info"), warn: note("warn"), error: note("error") },
  };
  return host;
}

/** Serves routes on a free port, as the house does. */
export async function serve(routes: Route[]): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const route = routes.find(({ path }) => path === pathname);
    if (route) void route.handle(request, response);
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

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
