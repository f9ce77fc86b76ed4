/** Microsoft's side of Teams on this machine: signing keys, a login server and a connector that records, delays and fails as it is told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Platform } from "../../src/chat/platform.ts";
import type { TeamsSettings } from "../../src/platforms/teams/env.ts";
import { serve } from "./recording-host.ts";

export const APP_ID = "11111111-2222-4333-8444-555555555555";
export const BOT_ID = `28:${APP_ID}`;
export const TENANT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const PASSWORD = "a-password-of-the-test";
const ISSUER = "https://api.botframework.com";
const KEY_ID = "key-of-the-test";

/** A call that reached the connector or the login server. */
type Call = {
  step: "token" | "open" | "send" | "update" | "member" | "keys" | "other";
  method: string;
  path: string;
  body: Record<string, unknown>;
  authorization: string;
};

/** What happens to the next call of a step, in place of its answer. */
export type Fault =
  | {
      step: Call["step"];
      status: number;
      code?: string;
      headers?: Record<string, string>;
      text?: string;
    }
  | { step: Call["step"]; cut: "before answering" | "never answers" };

type Person = {
  id: string;
  name: string;
  email: string;
  tenantId?: string;
  userRole?: string;
};

/** A message as it stands in a conversation. */
type Posted = { conversation: string; id: string; activity: Record<string, any> };

export type LocalTeams = {
  config: TeamsSettings;
  serviceUrl: string;
  calls: Call[];
  /** every message, in the order that it was first sent; a changed one in its new form */
  messages: Posted[];
  /** who is in a conversation; personal chats are filled as they are opened */
  rosters: Map<string, Person[]>;
  people: Map<string, Person>;
  /** files that people shared, by their paths */
  files: Map<string, string>;
  /** how long a message takes to arrive, in milliseconds; it arrives whether or not its sender still waits */
  latency: () => number;
  fail(...faults: Fault[]): void;
  forgetFaults(): void;
  /** An authorization header that the connector would send; `claims` replace its own, undefined leaves one out. */
  authorization(
    claims?: Record<string, unknown>,
    options?: { forged?: boolean; kid?: string },
  ): Promise<string>;
  stop(): Promise<void>;
};

/** Starts it on a free port of the loopback interface. The caller stops it. */
export async function startLocalTeams(): Promise<LocalTeams> {
  const [keys, otherKeys] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = {
    ...(await exportJWK(keys.publicKey)),
    kid: KEY_ID,
    use: "sig",
    endorsements: ["msteams"],
  };
  const calls: Call[] = [];
  const faults: Fault[] = [];
  const messages: Posted[] = [];
  const rosters = new Map<string, Person[]>();
  const people = new Map<string, Person>();
  const files = new Map<string, string>();
  const server = createServer((request, response) => void take(request, response));
  const origin = await listen(server);
  const serviceUrl = `${origin}/teams/`;
  let sent = 0;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? "/", origin).pathname);
    const text = await readAll(request);
    if (path.startsWith("/files/")) return void response.end(files.get(path) ?? "");
    const call: Call = {
      step: stepOf(request.method ?? "", path),
      method: request.method ?? "",
      path,
      body: text.startsWith("{") ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text)),
      authorization: request.headers.authorization ?? "",
    };
    calls.push(call);
    const at = faults.findIndex(({ step }) => step === call.step);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    if (fault && "cut" in fault) {
      if (fault.cut === "before answering") request.socket.destroy();
      return;
    }
    if (fault?.text !== undefined) {
      response.writeHead(fault.status, { "content-type": "text/html" }).end(fault.text);
      return;
    }
    if (fault) {
      return json(response, fault.status, errorBody(call, fault.code ?? "Fault"), fault.headers);
    }
    if (call.step === "send") await wait(local.latency());
    json(response, ...answer(call));
  }

  function errorBody(call: Call, code: string): object {
    return call.step === "token"
      ? { error: code, error_description: `${code} of the test` }
      : { error: { code, message: "of the test" } };
  }

  function answer(call: Call): [number, object] {
    const [, conversation = "", rest = ""] =
      /\/v3\/conversations\/([^/]+)\/(?:activities|members)\/?(.*)$/.exec(call.path) ?? [];
    switch (call.step) {
      case "token":
        if (call.body["client_secret"] !== PASSWORD)
          return [401, errorBody(call, "invalid_client")];
        return [
          200,
          { token_type: "Bearer", expires_in: 3_600, access_token: `token-${calls.length}` },
        ];
      case "keys":
        return [
          200,
          call.path === "/keys" ? { keys: [jwk] } : { issuer: ISSUER, jwks_uri: `${origin}/keys` },
        ];
      case "open": {
        const [member] = call.body["members"] as { id: string }[];
        const id = personalChat(member?.id ?? "");
        rosters.set(
          id,
          [people.get(member?.id ?? "")].filter((one) => one !== undefined),
        );
        return [201, { id }];
      }
      case "send": {
        sent += 1;
        const id = String(1_700_000_000_000 + sent);
        messages.push({ conversation, id, activity: call.body });
        return [201, { id }];
      }
      case "update": {
        const message = messages.find(({ id }) => id === rest);
        if (!message) return [404, errorBody(call, "ActivityNotFoundInConversation")];
        message.activity = call.body;
        return [200, { id: rest }];
      }
      case "member": {
        const person = rosters.get(conversation)?.find(({ id }) => id === rest);
        return person ? [200, person] : [404, errorBody(call, "MemberNotFoundInConversation")];
      }
      case "other":
        return [404, errorBody(call, "NoSuchRoute")];
    }
  }

  const local: LocalTeams = {
    config: {
      appId: APP_ID,
      appPassword: PASSWORD,
      appType: "MultiTenant",
      cloud: {
        openIdMetadataUrl: `${origin}/openid`,
        issuer: ISSUER,
        loginUrl: origin,
        serviceUrls: [origin],
      },
    },
    serviceUrl,
    calls,
    messages,
    rosters,
    people,
    files,
    latency: () => 0,
    fail: (...more) => void faults.push(...more),
    forgetFaults: () => void faults.splice(0),
    async authorization(claims = {}, { forged = false, kid = KEY_ID } = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const all = {
        iss: ISSUER,
        aud: APP_ID,
        serviceurl: serviceUrl,
        nbf: now - 10,
        exp: now + 3_600,
        ...claims,
      };
      const key: CryptoKey = (forged ? otherKeys : keys).privateKey;
      return `Bearer ${await new SignJWT(all).setProtectedHeader({ alg: "RS256", kid, typ: "JWT" }).sign(key)}`;
    },
    stop: () => close(server),
  };
  return local;
}

/** The id of somebody's own chat with the bot, as the local connector gives it. */
export function personalChat(person: string): string {
  return `a:chat-of-${person}`;
}

/** A platform's routes on a free port. */
export async function serveRoutes(
  platform: Platform,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { url, close: stop } = await serve(platform.routes);
  return { url: `${url}/api/messages`, stop };
}

/** An activity of Teams in a personal chat; `over` replaces what matters to a test. */
export function activity(
  teams: LocalTeams,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: "message",
    id: "1700000000001",
    timestamp: "2026-03-02T08:00:00.000Z",
    channelId: "msteams",
    serviceUrl: teams.serviceUrl,
    from: { id: "29:rosa", name: "Rosa Lind", aadObjectId: "a1" },
    recipient: { id: BOT_ID, name: "Rapport" },
    conversation: { id: personalChat("29:rosa"), conversationType: "personal", tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text: "Coffee with Dana went well",
    textFormat: "plain",
    ...over,
  };
}

/** Posts an activity with a good token, or with another authorization header (null: none). */
export async function post(
  teams: LocalTeams,
  url: string,
  body: unknown,
  authorization?: string | null,
): Promise<{ status: number; body: any }> {
  const header = authorization === undefined ? await teams.authorization() : authorization;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(header === null ? {} : { authorization: header }),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

function stepOf(method: string, path: string): Call["step"] {
  if (path.endsWith("/oauth2/v2.0/token")) return "token";
  if (path === "/openid" || path === "/keys") return "keys";
  if (method === "POST" && path.endsWith("/v3/conversations")) return "open";
  if (method === "POST" && path.endsWith("/activities")) return "send";
  if (method === "PUT") return "update";
  if (path.includes("/members/")) return "member";
  return "other";
}

function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { "content-type": "application/json", ...headers })
    .end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
