import { randomUUID } from "node:crypto";
import { openAway } from "./outage.ts";
import type { PlatformName } from "../chat/intent.ts";
import type { Host, Platform } from "../chat/platform.ts";
import { drawChart } from "../charts/draw-chart.ts";
import type { Opened } from "../commands/open-database.ts";
import { openClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { type Doors, openDoors } from "../http/listeners.ts";
import { HANDLERS, runDue } from "../jobs/handlers.ts";
import { openQueue } from "../jobs/queue.ts";
import { startTicking } from "../jobs/tick.ts";
import { startWorker } from "../jobs/workers.ts";
import { openReader } from "../llm/reader.ts";
import { localChat, type RunDue } from "../features/local/local-workspace.ts";
import type { Log } from "./log.ts";
import { metricsOf } from "../http/metrics.ts";
import { paceOf } from "./pace.ts";
import { connectPlatforms } from "../platforms/index.ts";
import { aliveRoute, readyRoute } from "../http/health.ts";
import { requestId, underRequest } from "../http/request-id.ts";
import type { Stage } from "../http/server.ts";
import { storeOn } from "../store/store.ts";
import { openSender } from "../features/deliveries/sender.ts";
import type { PaceOf } from "../features/deliveries/deliver-one.ts";
import { openHandler } from "./inbox-handler.ts";
import type { House } from "./context.ts";
import { receive } from "./receive.ts";
import { openRecovery } from "../features/backfill/recover-missed.ts";
import { saveInstallation } from "../features/people/save-installation.ts";
import { within } from "./timeout.ts";

/** A running Rapport. */
export type Running = {
  /** the public port, and the loopback one of the page and the metrics (the same when only the page is served) */
  port: number;
  localPort: number;
  house: House;
  /** does and delivers all that is due in a workspace now: what a moved clock runs */
  catchUp: RunDue;
  /** takes nothing new, finishes what is under way, gives back the rest */
  stop(): Promise<void>;
};

type Options = {
  /** whether the page says that its people are invented */
  demo: boolean;
  /** in tests: another time than anybody's, or a machine's clock that is wrong; another pace, and shorter leases of inbox and outbox */
  now?: () => number;
  machineNow?: () => number;
  pace?: PaceOf;
  leaseMs?: number;
};

/** How often workers look by themselves, without a wake: for what another instance left behind. */
const LOOK_EVERY_MS = 1_000;
/**
 * A stop waits this long for what is under way: with what follows it ends within the ten seconds that orchestrators
 * give (Docker and Heroku: 10 s; Kubernetes: 30 s). What takes longer is given back, and looked up where it may be done.
 */
const DRAIN_MS = 7_000;
/** What another instance missed, and died over, is looked for this often. */
const RECOVERY_EVERY_MS = 60_000;
/** At the very end a stop waits this long for answers that platforms still give. */
const ANSWERS_STOP_MS = 1_000;

/** Wires everything by hand and starts it. The database is open, up to date and not ours to close. */
export async function start(
  config: Config,
  opened: Opened,
  log: Log,
  options: Options,
): Promise<Running> {
  const report = (sentence: string) => (error: unknown) => {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, sentence);
  };
  const doors = await openDoors(config, report("a request failed"));
  try {
    return await furnish(config, opened, log, { ...options, doors, report });
  } catch (error) {
    await doors.stop();
    throw error;
  }
}

type Report = (sentence: string) => (error: unknown) => void;

async function furnish(
  config: Config,
  opened: Opened,
  log: Log,
  options: Options & { doors: Doors; report: Report },
): Promise<Running> {
  const { doors, report } = options;
  const sql = (text: string, values?: unknown[]) => opened.database.pool.query(text, values);
  const clock = await openClock(sql, log, options.machineNow);
  const now = options.now ?? clock.now;
  const store = storeOn(opened.database.prisma, requestId, opened.database);
  let stage: Stage = "starting";
  const probes = [aliveRoute(), readyRoute(store, log, () => stage)];
  doors.inside.serve(probes, stage);
  const owner = randomUUID();
  const platforms = new Map<PlatformName, Platform>();
  const { llm } = config;
  const reader = openReader(llm, {
    budget: (workspaceId) => store.llmBudgets.take(workspaceId, llm?.dailyBudget ?? 0),
    log,
    now,
  });
  const house: House = {
    wording: reader.wording,
    store,
    read: reader.read,
    platforms,
    now,
    log,
    wake: (what) => (what === "inbox" ? incoming.wake() : outgoing.wake()),
  };
  const catchUp = async (workspaceId: string) => {
    await runDue(house, workspaceId);
    await outgoing.drained();
  };
  const local = localChat(house, catchUp);
  const metrics = metricsOf(store, reader);
  const host: Host = {
    receive: (inbound) => {
      const id = requestId() ?? randomUUID();
      return underRequest(id, async () => {
        const taken = await metrics.timed(inbound, () => receive(house, inbound, id));
        const facts = { platform: inbound.platform, kind: inbound.intent.kind, taken: taken.kind };
        log.info(facts, "something came in");
        return taken;
      });
    },
    installations: {
      save: (platform, installation) => saveInstallation(house, platform, installation),
      find: (platform, key) => store.installations.find(platform, key),
      remove: (platform, key) => store.installations.remove(platform, key),
    },
    drawChart,
    now: Date.now,
    log,
  };
  const connected = await connectPlatforms(
    {
      slack: config.slack,
      teams: config.teams,
      local: config.localPage ? { chat: local, demo: options.demo } : null,
    },
    host,
  );
  for (const platform of connected) platforms.set(platform.name, platform);

  const handler = openHandler(house, () => local.changed(), options.leaseMs);
  let stopping = false;
  const recovery = openRecovery(house, () => stopping);
  const away = openAway();
  const incoming = startWorker(
    async () => {
      const taken = await handler.turn();
      if (away.back()) {
        await recovery.note();
        recovering.wake();
      }
      return taken;
    },
    LOOK_EVERY_MS,
    (error) => {
      away.lost();
      report("the inbox could not be looked at")(error);
    },
  );
  const limits = { pace: options.pace ?? paceOf, onWait: metrics.waited, onEnd: metrics.ended };
  const sender = openSender(house, owner, limits, options.leaseMs);
  const outgoing = startWorker(
    () => sender.turn(),
    LOOK_EVERY_MS,
    report("the outbox could not be looked at"),
  );
  const queue = await openQueue(
    sql,
    async (job, workspaceId) => {
      const workspace = await store.workspaces.byId(workspaceId);
      if (workspace?.state !== "active") return;
      await underRequest(randomUUID(), () => HANDLERS[job](house, workspace));
    },
    log,
  );
  const stopTicking = startTicking(house, queue);
  await recovery.note();
  const recovering = startWorker(
    () => recovery.turn(),
    RECOVERY_EVERY_MS,
    report("what was missed could not be looked for"),
  );

  const inside = [
    ...connected.filter(({ name }) => name === "local").flatMap(({ routes }) => routes),
    ...metrics.routes(queue),
    ...probes,
  ];
  const outside = [
    ...connected.filter(({ name }) => name !== "local").flatMap(({ routes }) => routes),
    aliveRoute(),
  ];
  stage = "open";
  doors.outside.serve(outside, stage);
  doors.inside.serve(doors.inside === doors.outside ? [...outside, ...inside] : inside, stage);
  return {
    port: doors.outside.port,
    localPort: doors.inside.port,
    house,
    catchUp,
    async stop() {
      stopping = true;
      stage = "stopping";
      clock.stop();
      doors.outside.serve([aliveRoute()], stage);
      doors.inside.serve([...probes, ...metrics.routes(queue)], stage);
      const atRest = [
        // The page's streams end first: what waits for what is under way would wait for them.
        platforms.get("local")?.stop().then(doors.settled) ?? doors.settled(),
        incoming.stop().then(handler.settled),
        outgoing.stop().then(sender.settled),
        queue.stop(),
        stopTicking(),
        recovering.stop(),
      ];
      const rested = Promise.all(atRest).catch(report("a part did not come to rest"));
      await within(DRAIN_MS, rested);
      // Where the database is away, the leases run out by themselves.
      const releases = [handler.release(), store.deliveries.release(owner)];
      await Promise.all(releases).catch(report("leases could not be given back"));
      const others = connected.filter(({ name }) => name !== "local");
      await within(ANSWERS_STOP_MS, Promise.all(others.map((platform) => platform.stop())));
      // Last: a probe is answered to the end.
      await doors.stop();
    },
  };
}
