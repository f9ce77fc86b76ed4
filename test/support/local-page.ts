/** The local page on a real HTTP server, with a chat in memory and a house that keeps what it received: for tests of the page alone. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Inbound } from "../../src/chat/intent.ts";
import type { LocalChat } from "../../src/chat/local-chat.ts";
import type { Host, Platform, Received } from "../../src/chat/platform.ts";
import { connectLocal } from "../../src/platforms/local/index.ts";
import { memoryChat } from "./local-chat.ts";

export type LocalPage = {
  address: string;
  port: number;
  chat: LocalChat;
  platform: Platform;
  /** what the house received, in order */
  received: Inbound[];
  close(): Promise<void>;
};

export type LocalPageOptions = {
  chat?: LocalChat;
  demo?: boolean;
  /** what the house says to something; without it everything is accepted */
  receive?: (inbound: Inbound) => Promise<Received>;
  port?: number;
};

/** Starts it on a free port of the loopback address, with the house's way of finding a route: the exact path, query aside. */
export async function openLocalPage(options: LocalPageOptions = {}): Promise<LocalPage> {
  const chat = options.chat ?? memoryChat();
  const received: Inbound[] = [];
  const host: Host = {
    async receive(inbound) {
      received.push(inbound);
      return (await options.receive?.(inbound)) ?? { kind: "accepted" };
    },
    installations: {
      save: async () => undefined,
      find: async () => null,
      remove: async () => undefined,
    },
    drawChart: async () => Buffer.alloc(0),
    now: () => Date.now(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  const platform = await connectLocal({ chat, demo: options.demo ?? true }, host);
  const routes = new Map(platform.routes.map((route) => [route.path, route]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const route = routes.get(pathname);
    if (route) void route.handle(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    chat,
    platform,
    received,
    async close() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
