import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Inbound } from "../../src/chat/intent.ts";
import type { Host, Installation, Received, Route } from "../../src/chat/platform.ts";

export type RecordingHost = Host & {
  /** what came in, in order */
  inbounds: Inbound[];
  /** installations by key */
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
    localPage: null,
    now: Date.now,
    log: { info: note("info"), warn: note("warn"), error: note("error") },
  };
  return host;
}

/** Serves routes on a port (else a free one) as the house does: the exact path, query aside. */
export async function serve(
  routes: Route[],
  port = 0,
): Promise<{ url: string; port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const route = routes.find(({ path }) => path === pathname);
    if (route) void route.handle(request, response);
    else response.writeHead(404).end();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
