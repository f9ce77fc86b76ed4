import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, test } from "vitest";
import { slackDescriptor } from "../../../src/platforms/slack/descriptor.ts";
import { exampleCard } from "../../support/cards.ts";
import { recordingHost } from "../../support/recording-host.ts";
import { startFakeSlack } from "../../support/slack-api.ts";
import {
  BOT_TOKEN,
  directMessage,
  eventOf,
  SIGNING_SECRET,
  slashCommand,
} from "../../support/slack.ts";

/** The least of a WebSocket server: it shakes hands, sends short texts, and hands on the texts that come in. */
async function startSocketServer(onText: (text: string) => void) {
  const sockets: Socket[] = [];
  const server = createServer();
  server.on("upgrade", (request, socket: Socket) => {
    const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    let unread = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      const { texts, rest } = framesIn(Buffer.concat([unread, chunk]));
      unread = Buffer.from(rest);
      texts.forEach(onText);
    });
    sockets.push(socket);
    send({ type: "hello", num_connections: 1 });
  });
  const send = (body: object): void => {
    const text = Buffer.from(JSON.stringify(body));
    const head =
      text.length < 126
        ? Buffer.from([0x81, text.length])
        : Buffer.from([0x81, 126, text.length >> 8, text.length & 255]);
    for (const socket of sockets) socket.write(Buffer.concat([head, text]));
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    send,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** The texts of all whole frames in a buffer, and what is left of it. */
function framesIn(buffer: Buffer): { texts: string[]; rest: Buffer } {
  const texts: string[] = [];
  let at = 0;
  while (at + 2 <= buffer.length) {
    const short = (buffer[at + 1] ?? 0) & 127;
    const long = short === 126;
    const start = at + (long ? 8 : 6);
    const length = long && at + 4 <= buffer.length ? buffer.readUInt16BE(at + 2) : short;
    if (start + length > buffer.length) break;
    const mask = buffer.subarray(start - 4, start);
    const words = buffer
      .subarray(start, start + length)
      .map((byte, n) => byte ^ (mask[n % 4] ?? 0));
    texts.push(Buffer.from(words).toString());
    at = start + length;
  }
  return { texts, rest: buffer.subarray(at) };
}

test("Slack socket mode: messages are received and commands answered", async () => {
  const said: string[] = [];
  const socket = await startSocketServer((text) => said.push(text));
  const api = await startFakeSlack();
  const host = recordingHost();
  api.fault = ({ method }) =>
    method === "apps.connections.open"
      ? { kind: "status", status: 200, body: JSON.stringify({ ok: true, url: socket.url }) }
      : null;
  const config = {
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    appToken: "xapp-test",
    apiUrl: api.url,
  };
  const slack = await slackDescriptor.connect(config, host);
  expect(slack.routes).toEqual([]);

  socket.send({
    type: "events_api",
    envelope_id: "e1",
    payload: eventOf(directMessage("Called Aldgate")),
  });
  await expect
    .poll(() => host.inbounds.map(({ intent }) => intent))
    .toEqual([{ kind: "message", text: "Called Aldgate" }]);

  host.answer = () => ({ kind: "answer", card: exampleCard("customer"), personal: null });
  const payload = Object.fromEntries(slashCommand("Aldgate"));
  socket.send({
    type: "slash_commands",
    envelope_id: "e2",
    payload,
    accepts_response_payload: true,
  });
  await expect.poll(() => said.join("\n")).toContain('"envelope_id":"e2"');
  expect(said.join("\n")).toContain("ephemeral");

  await slack.stop();
  socket.close();
  await api.close();
});
