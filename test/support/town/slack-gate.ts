import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { EmulatedSlack } from "../slack-emulated.ts";

export type Json = Record<string, any>;

/** Stands before `emulate`: keeps the forms that were opened, and takes what is shown to a presser alone, neither of which it hands out again. */
export async function openGate(slack: EmulatedSlack) {
  const views: Json[] = [];
  const shown: { user: string; message: Json }[] = [];
  const files = new Map<string, string>();
  const server = createServer((request, response) => void handle(request, response));
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const path = request.url ?? "/";
    if (path.startsWith("/respond/")) {
      const message = { ...JSON.parse(body.toString()), ts: `0.${shown.length}` };
      shown.push({ user: path.slice("/respond/".length), message });
      response.end("ok");
      return;
    }
    if (path.startsWith("/files/")) return void response.end(files.get(path) ?? "");
    const headers = {
      "content-type": request.headers["content-type"] ?? "",
      authorization: request.headers.authorization ?? "",
    };
    const answer = await fetch(`${slack.url}${path}`, { method: "POST", headers, body });
    const text = await answer.text();
    if (path === "/api/views.open") {
      const { view } = JSON.parse(text) as Json;
      if (view) views.push(view);
    }
    const type = answer.headers.get("content-type") ?? "application/json";
    response.writeHead(answer.status, { "content-type": type }).end(text);
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    respondUrl: (user: string) => `${base}/respond/${user}`,
    files,
    views,
    shown,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
