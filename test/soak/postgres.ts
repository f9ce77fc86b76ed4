/** `npm run soak -- postgres`: PostgreSQL goes away in four ways while replies come in and messages go out. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { type Cluster, startCluster } from "../../src/embedded-postgres/cluster.ts";
import { migrate } from "../../src/store/connection/migrate.ts";
import { directMessage, eventOf, postSigned } from "../support/slack.ts";
import { type FakeSlack, startFakeSlack } from "../support/slack-api.ts";
import { atMost, type Figure, none, type Scale, told } from "./figure.ts";
import type { Instance } from "./fleet.ts";
import { groundOn, settled, slackSettings, slackWorkspace, TEAM } from "./ground.ts";
import { startHere } from "./here.ts";
import { countOnSlack, dueOnSlack, slowDown } from "./outgoing.ts";
import { countUp, pour } from "./pour.ts";

const PEOPLE = 10;
/** Who asks, after each fault, whether it is over. */
const PROBE = PEOPLE + 1;
const WRITES_EVERY_MS = 1_000;
const DUE_EVERY_MS = 300;
const ROUNDS = 10;
const AGAIN_WITHIN_S = 30;
const GONE_MS = 3_000;
const USED_UP_MS = 10_000;
/** Shorter than the real minute, or the end of a run would be waiting; longer than our Slack ever takes. */
const LEASE_MS = 5_000;
/** Between two faults, for work to flow. */
const FLOW_MS = 2_000;

/** A short form takes a quarter of the time for each. */
const BRISK = 0.25;

type Fault = { name: string; run(server: Server, part: number): Promise<void> };

const FAULTS: Fault[] = [
  { name: "restarted", run: (server, part) => server.restart(part * GONE_MS) },
  { name: "terminated", run: (server) => server.terminateAll() },
  { name: "crashed", run: (server) => server.crash() },
  { name: "used-up", run: (server, part) => server.useUp(part * USED_UP_MS) },
];

export async function postgres({ scale }: Scale): Promise<Figure[]> {
  const server = await ownServer();
  const ground = await groundOn(server.url());
  const slack = await startFakeSlack();
  slowDown(slack);
  const workspace = await slackWorkspace(ground, PROBE);
  const settings = { ...slackSettings(ground, slack), SOAK_LEASE_MS: String(LEASE_MS) };
  const fleet = [await startHere(settings), await startHere(settings)];
  const pouring = pour(fleet, PEOPLE, WRITES_EVERY_MS);
  const due: string[] = [];
  let flowing = true;
  const fallingDue = (async () => {
    for (let n = 0; flowing; n++) {
      const key = `soak:slack:0:${n}:`;
      const person = (n % PEOPLE) + 1;
      // What could not be made due was never due.
      const made = dueOnSlack(ground, workspace, person, key).then(() => due.push(key));
      await made.catch(() => undefined);
      await wait(DUE_EVERY_MS);
    }
  })();
  const longest = new Map(FAULTS.map(({ name }) => [name, 0]));
  const part = scale < 1 ? BRISK : 1;
  const rounds = Math.max(1, Math.round(ROUNDS * scale));
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of FAULTS) {
      await wait(part * FLOW_MS);
      await run(server, part);
      const tookMs = await untilAnswered(slack, fleet);
      longest.set(name, Math.max(longest.get(name) ?? 0, tookMs));
    }
  }
  flowing = false;
  await fallingDue;
  const poured = await pouring.stop();
  const left = await settled(ground);
  const figures = [
    told("postgres.rounds", rounds, "rounds", "of four faults, replies and messages flowing"),
    ...[...longest].map(([name, ms]) =>
      atMost(`postgres.${name}.again`, Math.round(ms / 100) / 10, "s", AGAIN_WITHIN_S),
    ),
    none("postgres.without-end", left, "messages"),
    ...(await countUp(ground, workspace.id, slack, poured)),
    ...countOnSlack(slack, due),
  ].map((figure) => ({ ...figure, name: `postgres.${figure.name.replace(/^postgres\./, "")}` }));
  await Promise.all(fleet.map((one) => one.stop()));
  await slack.close();
  await ground.close();
  await server.remove();
  return figures;
}

let probes = 0;

/** How long until somebody who writes now, and tries again, has a receipt. */
async function untilAnswered(slack: FakeSlack, fleet: Pick<Instance, "url">[]): Promise<number> {
  const began = performance.now();
  const ts = `${Math.floor(Date.now() / 1_000)}.${String(950_000 + ++probes)}`;
  const where = { channel: `D${PROBE}`, user: `U${PROBE}`, ts, event_ts: ts };
  const message = directMessage(`Called Dana today, probe ${probes}`, where);
  const receipts = () => slack.conversations.get(`D${PROBE}`)?.length ?? 0;
  const before = receipts();
  let stored = false;
  while (performance.now() - began < 4 * AGAIN_WITHIN_S * 1_000) {
    if (!stored) {
      const post = postSigned(`${fleet[probes % 2]?.url}/slack/events`, eventOf(message, TEAM));
      stored = (await post.catch(() => null))?.status === 200;
    }
    if (receipts() > before) break;
    await wait(100);
  }
  return performance.now() - began;
}

type Server = Awaited<ReturnType<typeof ownServer>>;

/** A PostgreSQL of the run's own, to be mistreated; durable, since what is committed must outlive its crash. */
async function ownServer() {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-soak-"));
  // Where root starts it, its user must get through.
  await chmod(folder, 0o711);
  const start = () => startCluster({ dataDir: path.join(folder, "data"), machineDir: folder });
  let cluster: Cluster = await start();
  await migrate(cluster.url());
  const asked = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = await connected(cluster.url("postgres"));
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const OTHERS =
    "FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = 'rapport'";
  return {
    url: () => cluster.url(),
    async restart(goneMs: number) {
      await cluster.stop();
      await wait(goneMs);
      cluster = await start();
    },
    terminateAll: () =>
      asked(async (client) => {
        for (let time = 0; time < 5; time++) {
          await client.query(`SELECT pg_terminate_backend(pid) ${OTHERS}`);
          await wait(200);
        }
      }),
    /** A killed backend may have spoilt the shared memory: the server ends them all and recovers. */
    async crash() {
      const pid = await asked(async (client) => {
        const { rows } = await client.query<{ pid: number }>(`SELECT pid ${OTHERS} LIMIT 1`);
        return rows[0]?.pid;
      });
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    },
    /** Others take every connection there is, and keep them for a while. */
    async useUp(forMs: number) {
      const taken: pg.Client[] = [];
      const end = performance.now() + forMs;
      while (performance.now() < end) {
        const client = await connected(cluster.url()).catch(() => null);
        if (client) {
          taken.push(client);
          const mine = `pg_terminate_backend(pid) ${OTHERS} AND application_name = 'rapport'`;
          await client.query(`SELECT ${mine}`).catch(() => undefined);
        } else await wait(100);
      }
      await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
    },
    async remove() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
