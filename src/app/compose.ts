import { randomUUID } from "node:crypto";
import { createOutageDetector } from "./outage.ts";
import type { PlatformName } from "../chat/intent.ts";
import type { Host, Platform } from "../chat/platform.ts";
import type { Opened } from "../commands/open-database.ts";
import { startClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { type Listeners, startListeners } from "../http/listeners.ts";
import { HANDLERS, runDue } from "../jobs/handlers.ts";
import { startQueue } from "../jobs/queue.ts";
import { startTicking } from "../jobs/tick.ts";
import { startWorker } from "../jobs/workers.ts";
import { createReader } from "../llm/reader.ts";
import { createLocalChat, type RunDue } from "../features/local/local-workspace.ts";
import type { Log } from "./log.ts";
import { createMetrics } from "../http/metrics.ts";
import { rateLimitsOf } from "./pace.ts";
import { connectPlatforms } from "../platforms/index.ts";
import { aliveRoute, readyRoute } from "../http/health.ts";
import { requestId, underRequest } from "../http/request-id.ts";
import type { Stage } from "../http/server.ts";
import { createStore } from "../store/store.ts";
import { createSender } from "../features/deliveries/sender.ts";
import type { PaceOf } from "../features/deliveries/deliver-one.ts";
import { createInboxHandler } from "./inbox-handler.ts";
import type { AppContext } from "./context.ts";
import { receive } from "./receive.ts";
import { createBackfill } from "../features/backfill/recover-missed.ts";
import { saveInstallation } from "../features/people/save-installation.ts";
import { withTimeout } from "./timeout.ts";

/** A running Rapport. */
export type Running = {
  /** the public port, and the loopback one of the page and the metrics (the same when only the page is served) */
  port: number;
  localPort: number;
  app: AppContext;
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
  /** in tests: false where only a moved clock does what is due, so that nothing depends on which minute it is */
  ticking?: boolean;
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
  const doors = await startListeners(config, report("a request failed"));
  try {
    return await compose(config, opened, log, { ...options, doors, report });
  } catch (error) {
    await doors.stop();
    throw error;
  }
}

type Report = (sentence: string) => (error: unknown) => void;

async function compose(
  config: Config,
  opened: Opened,
  log: Log,
  options: Options & { doors: Listeners; report: Report },
): Promise<Running> {
  const { doors, report } = options;
  const sql = (text: string, values?: unknown[]) => opened.database.pool.query(text, values);
  const clock = await startClock(sql, log, options.machineNow);
  const now = options.now ?? clock.now;
  const store = createStore(opened.database.prisma, requestId, opened.database);
  let stage: Stage = "starting";
  const probes = [aliveRoute(), readyRoute(store, log, () => stage)];
  doors.internal.serve(probes, stage);
  const owner = randomUUID();
  const platforms = new Map<PlatformName, Platform>();
  const { llm } = config;
  const reader = createReader(llm, {
    budget: (workspaceId) => store.llmBudgets.take(workspaceId, llm?.dailyBudget ?? 0),
    log,
    now,
  });
  const app: AppContext = {
    store,
    read: reader.read,
    platforms,
    now,
    log,
    wake: (what) => (what === "inbox" ? incoming.wake() : outgoing.wake()),
  };
  const catchUp = async (workspaceId: string) => {
    await runDue(app, workspaceId);
    await outgoing.drained();
  };
  const local = createLocalChat(app, catchUp);
  const metrics = createMetrics(store, reader);
  const host: Host = {
    receive: (inbound) => {
      const id = requestId() ?? randomUUID();
      return underRequest(id, async () => {
        const taken = await metrics.timed(inbound, () => receive(app, inbound, id));
        const facts = { platform: inbound.platform, kind: inbound.intent.kind, taken: taken.kind };
        log.info(facts, "something came in");
        return taken;
      });
    },
    installations: {
      save: (platform, installation) => saveInstallation(app, platform, installation),
      find: (platform, key) => store.installations.find(platform, key),
      remove: (platform, key) => store.installations.remove(platform, key),
    },
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

  const handler = createInboxHandler(app, () => local.changed(), options.leaseMs);
  let stopping = false;
  const recovery = createBackfill(app, () => stopping);
  const away = createOutageDetector();
  const incoming = startWorker(
    async () => {
      const taken = await handler.turn();
      if (away.recovered()) {
        await recovery.note();
        recovering.wake();
      }
      return taken;
    },
    LOOK_EVERY_MS,
    (error) => {
      away.failed();
      report("the inbox could not be looked at")(error);
    },
  );
  const limits = {
    pace: options.pace ?? rateLimitsOf,
    onWait: metrics.waited,
    onEnd: metrics.ended,
  };
  const sender = createSender(app, owner, limits, options.leaseMs);
  const outgoing = startWorker(
    () => sender.turn(),
    LOOK_EVERY_MS,
    report("the outbox could not be looked at"),
  );
  const queue = await startQueue(
    sql,
    async (job, workspaceId) => {
      const workspace = await store.workspaces.byId(workspaceId);
      if (workspace?.state !== "active") return;
      await underRequest(randomUUID(), () => HANDLERS[job](app, workspace));
    },
    log,
  );
  const stopTicking = options.ticking === false ? async () => {} : startTicking(app, queue);
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
  doors.public.serve(outside, stage);
  doors.internal.serve(doors.internal === doors.public ? [...outside, ...inside] : inside, stage);
  return {
    port: doors.public.port,
    localPort: doors.internal.port,
    app,
    catchUp,
    async stop() {
      stopping = true;
      stage = "stopping";
      clock.stop();
      doors.public.serve([aliveRoute()], stage);
      doors.internal.serve([...probes, ...metrics.routes(queue)], stage);
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
      await withTimeout(DRAIN_MS, rested);
      // Where the database is away, the leases run out by themselves.
      const releases = [handler.release(), store.deliveries.release(owner)];
      await Promise.all(releases).catch(report("leases could not be given back"));
      const others = connected.filter(({ name }) => name !== "local");
      await withTimeout(ANSWERS_STOP_MS, Promise.all(others.map((platform) => platform.stop())));
      // Last: a probe is answered to the end.
      await doors.stop();
    },
  };
}
