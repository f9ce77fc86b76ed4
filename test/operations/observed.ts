/** A whole Rapport on Slack whose log is read, and whose ports are known before it starts. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadConfig } from "../../src/app/config.ts";
import { createLog } from "../../src/app/log.ts";
import { start } from "../../src/app/compose.ts";
import { openDatabase } from "../../src/store/connection/database.ts";
import { BOT_TOKEN, SIGNING_SECRET } from "../support/slack.ts";
import type { FakeSlack } from "../support/slack-api.ts";

/** A line of the log, read. */
export type Line = { msg: string; requestId?: string; [fact: string]: unknown };

export type Observed = {
  /** Slack's side, and the operators' side */
  events: string;
  inside: string;
  lines: Line[];
  /** resolves when it has started */
  started: Promise<void>;
  stop(): Promise<void>;
};

/** Starts one on a migrated database. */
export async function observedOn(url: string, slack: FakeSlack): Promise<Observed> {
  const [port, localPort] = [await freePort(), await freePort()];
  const config = loadConfig({
    PORT: String(port),
    LOCAL_PORT: String(localPort),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.url,
  });
  const lines: Line[] = [];
  const log = createLog("trace", { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const database = await openDatabase(url, { poolSize: 5 });
  const opened = { url, own: false, database, close: () => database.close() };
  const starting = start(config, opened, log, { demo: false, rates: () => [] });
  return {
    events: `http://127.0.0.1:${port}/slack/events`,
    inside: `http://127.0.0.1:${localPort}`,
    lines,
    started: starting.then(() => undefined),
    async stop() {
      await (await starting).stop();
      await database.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
