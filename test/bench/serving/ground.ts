import { TEST_KEY } from "../../support/test-key.ts";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startCluster } from "../../../src/embedded-postgres/cluster.ts";
import { migrate } from "../../../src/store/connection/migrate.ts";
import { SIGNING_SECRET, signatureOf } from "../../support/slack.ts";
import { standAside, standFree } from "./cores.ts";

/** What the server and the load stand on: a PostgreSQL that waits for the disk, as Rapport's own does, with the whole schema. */
export type Ground = {
  url: string;
  client: pg.Client;
  /** what runs on which core, in words */
  pinned: string;
  /** fails unless the inbox holds exactly so many messages */
  expectStored(messages: number): Promise<void>;
  clear(): Promise<void>;
};

/** Starts it beside the server's core. The caller clears it away. */
export async function layGround(): Promise<Ground> {
  const pinned = standAside();
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-bench-"));
  // Where root starts it, its user must get through.
  await chmod(folder, 0o711);
  const cluster = await startCluster({ dataDir: path.join(folder, "data"), machineDir: folder });
  const url = cluster.url();
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    url,
    client,
    pinned,
    async expectStored(messages) {
      const { rows } = await client.query<{ stored: number }>(
        "SELECT count(*)::int AS stored FROM inbox",
      );
      if (rows[0]?.stored !== messages) {
        throw new Error(`${messages} messages were answered, ${rows[0]?.stored} are stored`);
      }
    },
    async clear() {
      await client.end();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
      standFree();
    },
  };
}

/** Slack's settings for a server of the bench; no call to Slack is made. */
export const SLACK_SETTINGS = {
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "secret",
  SLACK_STATE_SECRET: "state",
  RAPPORT_KEY: TEST_KEY,
  LOCAL_PAGE: "off",
  LOCAL_PORT: "0",
  PORT: "0",
};

/** A request with a body, as it goes over the wire. */
export function httpRequest(to: string, body: string, headers: Record<string, string>): string {
  const all = { host: "127.0.0.1", "content-length": String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `POST ${to} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

/** A signed request of Slack's. */
export function slackRequest(body: string, type: string): string {
  return httpRequest("/slack/events", body, { "content-type": type, ...signatureOf(body) });
}
