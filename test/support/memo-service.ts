/** Memo's own servers, for the made-up platform: keeps what is sent to it, and fails as it is told. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { MemoEvent } from "./platforms/memo/parse.ts";
import type { MemoMessage } from "./platforms/memo/render.ts";

export const MEMO_TOKEN = "memo-token-of-a-test";
export const MEMO_SPACE = "space-1";

type Kept = MemoMessage & { id: string; chat: string; key: string; thread: string | null };
type Person = { key: string; name: string; email: string };

/** What happens to the next call of a method, in place of its work or after it. */
export type MemoFault = { status: number; error: string } | "cut before" | "cut after";

export type MemoService = {
  url: string;
  messages: Kept[];
  people: Map<string, Person>;
  /** what people wrote, as Memo's history has it */
  history: MemoEvent[];
  /** the faults of the next calls, by method */
  faults: Map<string, MemoFault>;
  close(): Promise<void>;
};

/** Everybody's own chat with the app. */
export const memoChat = (person: string) => `chat-of-${person}`;

export async function startMemoService(): Promise<MemoService> {
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const service: MemoService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    messages: [],
    people: new Map(),
    history: [],
    faults: new Map(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, any>;
    const method = (request.url ?? "/").slice(1);
    const fault = service.faults.get(method);
    service.faults.delete(method);
    if (fault === "cut before") return void request.socket.destroy();
    const answer =
      typeof fault === "object"
        ? fault
        : request.headers["x-memo-token"] === MEMO_TOKEN
          ? work(method, body)
          : { status: 401, error: "wrong token" };
    if (fault === "cut after") return void request.socket.destroy();
    const { status = 200, ...said } = answer as { status?: number };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
  }

  function work(method: string, body: Record<string, any>): object {
    switch (method) {
      case "space":
        return { key: MEMO_SPACE, name: "Memo space" };
      case "send":
        return send(body);
      case "find":
        return service.messages.find(({ key }) => key === body["key"]) ?? NOT_THERE;
      case "person":
        return service.people.get(body["key"]) ?? NOT_THERE;
      case "history": {
        const events = service.history.filter(
          ({ chat, at }) => chat === body["chat"] && at >= body["since"],
        );
        const start = Number(body["from"] ?? 0);
        const end = start + Number(body["limit"]);
        return { events: events.slice(start, end), next: end < events.length ? `${end}` : null };
      }
      default:
        return NOT_THERE;
    }
  }

  function send(body: Record<string, any>): object {
    const { replaces, ...sent } = body as Kept & { replaces: string | null };
    const chat = sent.chat.startsWith("person:") ? memoChat(sent.chat.slice(7)) : sent.chat;
    const before = service.messages.find(({ id }) => id === replaces);
    if (replaces !== null && !before) return NOT_THERE;
    if (before) return Object.assign(before, sent, { chat });
    const message = { ...sent, chat, id: `m${service.messages.length + 1}` };
    service.messages.push(message);
    return message;
  }

  return service;
}

const NOT_THERE = { status: 404, error: "not there" };

/** Posts an event as Memo does; its answer. */
export async function postMemo(url: string, event: MemoEvent): Promise<Record<string, any>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-memo-token": MEMO_TOKEN },
    body: JSON.stringify(event),
  });
  if (response.status !== 200) throw new Error(`Memo was answered ${response.status}`);
  return (await response.json()) as Record<string, any>;
}
