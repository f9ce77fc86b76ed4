import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Inbound } from "../../src/chat/intent.ts";
import type { Host, Installation, Received, Route } from "../../src/chat/platform.ts";

type RecordingHost = Host & {
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
