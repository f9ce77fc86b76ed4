import { execFile } from "node:child_process";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startCluster } from "../../src/embedded-postgres/cluster.ts";
import { migrate } from "../../src/store/connection/migrate.ts";
import { eventually } from "../support/running-app.ts";
import { scratchFolder } from "../support/scratch.ts";
import { directMessage, eventOf, postSigned } from "../support/slack.ts";
import { startFakeSlack } from "../support/slack-api.ts";
import { type Ground, groundOn, slackWorkspace } from "../soak/ground.ts";
import { observedOn } from "./observed.ts";

/** A process listens again this soon after it was started; what it would send twice, it would by then. */
const LOOKED_AROUND_MS = 2_500;

test.skipIf(process.platform === "win32")(
  "backup: a copy of the data folder, put back, has every row, and nothing is sent twice",
  async () => {
    const project = await scratchFolder();
    const running = await life(project);
    const { slack } = running;
    const { id } = await slackWorkspace(running.ground, 2);
    const text = "A nudge that went out before";
    await running.ground.store.deliveries.add(id, {
      key: "nudge:before",
      kind: "nudge",
      platform: "slack",
      address: "person:U2",
      card: { kind: "card", name: "nudge", text, blocks: [{ kind: "text", text }] },
    });
    await eventually("the nudge", async () => slack.conversations.get("D2")?.length === 1);
    await running.say("1767600001.000100");
    await eventually("a receipt", async () => slack.conversations.get("D1")?.length === 1);
    await running.app.stop();
    const before = await rowsOf(running.ground);
    await running.leave();

    const { data } = running;
    await promisify(execFile)("cp", ["-a", data, `${data}.copy`]);
    await rm(data, { recursive: true });
    await rename(`${data}.copy`, data);

    const restored = await life(project, slack);
    expect(restored.atStart).toEqual(before);
    // Slack brings again what was answered before the copy was made: it is known.
    await restored.say("1767600001.000100");
    await new Promise((resolve) => setTimeout(resolve, LOOKED_AROUND_MS));
    expect(slack.argsOf("chat.postMessage")).toHaveLength(2);
    await restored.say("1767600002.000100");
    await eventually("another receipt", async () => slack.conversations.get("D1")?.length === 2);
    await restored.app.stop();
    await restored.leave();
    await slack.close();
  },
);

/** Rapport on its own PostgreSQL in a folder, from a start to a stop; `atStart` is what the database held at first. */
async function life(project: string, known?: Awaited<ReturnType<typeof startFakeSlack>>) {
  const slack = known ?? (await startFakeSlack());
  const cluster = await startCluster({ dataDir: path.join(project, "data"), durable: false });
  await migrate(cluster.url());
  const ground = await groundOn(cluster.url());
  const atStart = await rowsOf(ground);
  const { rows } = await ground.database.pool.query<{ data_directory: string }>(
    "SHOW data_directory",
  );
  const app = await observedOn(cluster.url(), slack);
  await app.started;
  return {
    slack,
    ground,
    atStart,
    /** the folder that the server keeps everything in */
    data: rows[0]?.data_directory ?? "",
    app,
    async say(ts: string) {
      const message = directMessage("Called Dana today, she is well", { ts, event_ts: ts });
      expect((await postSigned(app.events, eventOf(message))).status).toBe(200);
    },
    async leave() {
      await ground.close();
      await cluster.stop();
    },
  };
}

/** A table's number of rows, and a fingerprint of all of them. */
async function rowsOf({ database }: Ground): Promise<Record<string, string>> {
  const ask = async (sql: string) => (await database.pool.query<Record<string, string>>(sql)).rows;
  const tables = await ask(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const found: Record<string, string> = {};
  for (const { name = "" } of tables) {
    const [row] = await ask(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') AS all FROM "${name}" r`,
    );
    found[name] = row?.["all"] ?? "";
  }
  expect(Object.keys(found).length).toBeGreaterThan(20);
  return found;
}
