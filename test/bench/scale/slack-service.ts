/** The least that a Slack can be: takes every message at once. A program of its own. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

let taken = 0;
const server = createServer((request, response) => {
  request.resume();
  request.once("end", () => {
    taken++;
    const ts = `1700000000.${String(taken).padStart(6, "0")}`;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(`{"ok":true,"channel":"D1","ts":"${ts}"}`);
  });
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("message", () => process.send?.({ taken }));
process.once("disconnect", () => process.exit(0));
