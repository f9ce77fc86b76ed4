/**
 * The least that a Slack can be: takes every message at once. Asked "how many?" it tells how many; asked "which?" it tells
 * the next one's form. A program of its own.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

let taken = 0;
/** whether the next message is told word for word */
let curious = false;
const server = createServer((request, response) => {
  if (curious) tell(request);
  else request.resume();
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
process.on("message", (word) => {
  if (word === "how many?") process.send?.({ taken });
  else curious = true;
});

function tell(request: IncomingMessage): void {
  curious = false;
  let body = "";
  request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
  request.once("end", () => process.send?.({ body }));
}
process.once("disconnect", () => process.exit(0));
