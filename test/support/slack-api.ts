/** A Slack Web API of our own, for what `emulate` can't do: delays, 429, errors, cut connections, threads and edits in a history. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

type ApiCall = { method: string; args: Record<string, string>; token: string; at: number };

/** What goes wrong with a call: an error that Slack names, a status, a connection that is cut before or after the work was done. */
export type Fault =
  | { kind: "error"; error: string }
  | { kind: "rate"; retryAfterS: number | null }
  | { kind: "status"; status: number; body?: string }
  | { kind: "cut"; after: "nothing" | "work" }
  | { kind: "delay"; ms: number };

type StoredMessage = {
  ts: string;
  user?: string;
  bot_id?: string;
  text: string;
  thread_ts?: string;
  edited?: { user: string; ts: string };
  subtype?: string;
  blocks?: unknown;
  metadata?: { event_type: string; event_payload?: { key?: string } };
};

export type FakeSlack = {
  /** for `apiUrl` */
  url: string;
  /** where `response_url` points to; what was posted there stands in `responses` */
  responseUrl: string;
  calls: ApiCall[];
  responses: Record<string, unknown>[];
  /** files that people shared, by their paths */
  files: Map<string, string>;
  /** conversation → its messages, oldest first */
  conversations: Map<string, StoredMessage[]>;
  users: Map<string, Record<string, unknown>>;
  views: Record<string, unknown>[];
  /** called for each call; return what goes wrong with it, or null */
  fault: (call: ApiCall) => Fault | null;
  /** a person writes; the message's ts */
  write(channel: string, message: Partial<StoredMessage> & { text: string }): string;
  /** the arguments of the calls of a method */
  argsOf(method: string): Record<string, string>[];
  close(): Promise<void>;
};

const TEAM = "T0001";

/** Starts it on a free port. `now` gives the time that messages are stamped with. */
export async function startFakeSlack(now: () => number = Date.now): Promise<FakeSlack> {
  let stamps = 0;
  const stamp = () => `${Math.floor(now() / 1_000)}.${String((stamps += 1)).padStart(6, "0")}`;
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slack: FakeSlack = {
    url: `${base}/api/`,
    responseUrl: `${base}/respond`,
    calls: [],
    responses: [],
    files: new Map(),
    conversations: new Map(),
    users: new Map(),
    views: [],
    fault: () => null,
    write(channel, message) {
      const ts = message.ts ?? stamp();
      const kept = [...(slack.conversations.get(channel) ?? []), { ...message, ts }];
      slack.conversations.set(channel, kept);
      return ts;
    },
    argsOf: (method) =>
      slack.calls.filter((call) => call.method === method).map(({ args }) => args),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const path = new URL(request.url ?? "/", base).pathname;
    if (path === "/respond") {
      slack.responses.push(JSON.parse(body) as Record<string, unknown>);
      response.end("ok");
      return;
    }
    if (path.startsWith("/files/")) {
      // Without a token that may read files Slack shows a page to sign in.
      const isAllowed = request.headers.authorization === "Bearer xoxb-rapport-test";
      const type = isAllowed ? "text/csv" : "text/html; charset=utf-8";
      response.writeHead(200, { "content-type": type });
      return void response.end(slack.files.get(path) ?? "");
    }
    const args = Object.fromEntries(new URLSearchParams(body));
    const token = (request.headers.authorization ?? "").replace("Bearer ", "");
    const call = { method: path.replace("/api/", ""), args, token, at: now() };
    slack.calls.push(call);
    const fault = slack.fault(call);
    if (fault?.kind === "cut" && fault.after === "nothing") return void request.socket.destroy();
    if (fault?.kind === "rate") {
      const headers =
        fault.retryAfterS === null ? {} : { "retry-after": String(fault.retryAfterS) };
      return void response.writeHead(429, headers).end();
    }
    if (fault?.kind === "status")
      return void response.writeHead(fault.status).end(fault.body ?? "");
    if (fault?.kind === "delay") await wait(fault.ms);
    const answer = fault?.kind === "error" ? { ok: false, error: fault.error } : work(call);
    if (fault?.kind === "cut") return void request.socket.destroy();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  function work({ method, args }: ApiCall): Record<string, unknown> {
    const channel = conversationOf(args["channel"] ?? args["users"] ?? "");
    switch (method) {
      case "auth.test":
        return {
          ok: true,
          team: "Aldgate",
          team_id: TEAM,
          user: "rapport",
          user_id: "UBOT",
          bot_id: "BBOT",
        };
      case "chat.postMessage": {
        const thread = args["thread_ts"] === undefined ? {} : { thread_ts: args["thread_ts"] };
        return { ok: true, channel, ts: slack.write(channel, { ...written(args), ...thread }) };
      }
      case "chat.postEphemeral":
        return { ok: true, message_ts: stamp() };
      case "chat.update": {
        const found = slack.conversations.get(channel)?.find(({ ts }) => ts === args["ts"]);
        if (!found) return { ok: false, error: "message_not_found" };
        Object.assign(found, written(args));
        return { ok: true, channel, ts: args["ts"] };
      }
      case "conversations.open":
        return { ok: true, channel: { id: channel } };
      case "conversations.history":
      case "conversations.replies":
        return page(channel, args, method === "conversations.replies");
      case "users.info": {
        const user = slack.users.get(args["user"] ?? "");
        return user ? { ok: true, user } : { ok: false, error: "user_not_found" };
      }
      case "views.open":
        slack.views.push(JSON.parse(args["view"] ?? "{}") as Record<string, unknown>);
        return { ok: true, view: { id: "V1" } };
      default:
        return { ok: false, error: "unknown_method" };
    }
  }

  function page(
    channel: string,
    args: Record<string, string>,
    replies: boolean,
  ): Record<string, unknown> {
    const all = slack.conversations.get(channel) ?? [];
    const oldest = Number(args["oldest"] ?? 0);
    const latest = Number(args["latest"] ?? Number.POSITIVE_INFINITY);
    const inThread = (one: StoredMessage) => one.ts === args["ts"] || one.thread_ts === args["ts"];
    const seen = all
      .filter((one) =>
        replies ? inThread(one) : !one.thread_ts || one.subtype === "thread_broadcast",
      )
      .filter(({ ts }) => Number(ts) >= oldest && Number(ts) <= latest);
    const ordered = replies ? seen : seen.toReversed();
    const start = Number(args["cursor"] || 0);
    const limit = Number(args["limit"] ?? 100);
    const more = start + limit < ordered.length;
    const messages = ordered.slice(start, start + limit).map((one) => {
      const answers = all.filter(({ thread_ts: thread }) => thread === one.ts);
      const last = answers.at(-1);
      return last
        ? { ...one, thread_ts: one.ts, reply_count: answers.length, latest_reply: last.ts }
        : one;
    });
    return {
      ok: true,
      messages,
      response_metadata: { next_cursor: more ? String(start + limit) : "" },
    };
  }

  return slack;
}

/** A person's direct conversation with the app: `U…` → `D…`. */
function conversationOf(channelOrPerson: string): string {
  return channelOrPerson.startsWith("U") ? `D${channelOrPerson.slice(1)}` : channelOrPerson;
}

function written(args: Record<string, string>): Omit<StoredMessage, "ts"> {
  return {
    user: "UBOT",
    bot_id: "BBOT",
    text: args["text"] ?? "",
    blocks: JSON.parse(args["blocks"] ?? "[]"),
    ...(args["metadata"]
      ? { metadata: JSON.parse(args["metadata"]) as NonNullable<StoredMessage["metadata"]> }
      : {}),
  };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
