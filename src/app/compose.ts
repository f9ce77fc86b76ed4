/** Composition root: wires all parts by hand, starts them and stops them in order. No business rules live here. */
import { randomUUID } from "node:crypto";
import type { Host, PlatformDescriptor } from "../chat/platform.ts";
import type { Opened } from "../commands/open-database.ts";
import type { RatesOf } from "../features/deliveries/deliver-one.ts";
import { createLocalChat, type RunDue } from "../features/local/local-workspace.ts";
import { type Listeners, startListeners } from "../http/listeners.ts";
import { createMetrics, type MetricSources } from "../http/metrics.ts";
import { requestId, underRequest } from "../http/request-id.ts";
import { withTimeout } from "../http/timeout.ts";
import { runDue } from "../jobs/run-due.ts";
import { type Queue, type QueueSql, startQueue } from "../jobs/queue.ts";
import { type JobName, SCHEDULE } from "../jobs/schedule.ts";
import { startTicking } from "../jobs/tick.ts";
import { createReader } from "../llm/reader.ts";
import { createStore, type Store } from "../store/store.ts";
import { startClock } from "./clock.ts";
import { type Config, type Connection, isPublic, storesTokens } from "./config.ts";
import { boxOf, prepareSecrets } from "./keys.ts";
import type { AppContext } from "./context.ts";
import { createHost } from "./host.ts";
import { loadLexicon } from "./load-lexicon.ts";
import type { Log } from "./log.ts";
import { type Connected, createRouting } from "./routing.ts";
import { startWorkers, type Workers } from "./workers.ts";

/** A running Rapport. */
export type Running = {
  /** the public port, and that of the page and the metrics (the same when only the page is served) */
  port: number;
  localPort: number;
  app: AppContext;
  /** does and delivers all that is due in a workspace now: what a moved clock runs */
  catchUp: RunDue;
  /** takes nothing new, finishes what is under way, gives back the rest */
  stop(): Promise<void>;
};

type StartOptions = {
  /** whether the page says that its people are invented */
  demo: boolean;
  /** in tests: another time than anybody's, or a machine's clock that is wrong; other rates, and shorter leases of inbox and outbox */
  now?: () => number;
  machineNow?: () => number;
  rates?: RatesOf;
  leaseMs?: number;
  /** in tests: false where only a moved clock does what is due, so that nothing depends on which minute it is */
  ticking?: boolean;
};

/**
 * A stop waits this long for what is under way: with what follows it ends within the ten seconds that orchestrators
 * give (Docker and Heroku: 10 s; Kubernetes: 30 s). What takes longer is given back to other instances.
 */
const DRAIN_MS = 7_000;
/** At the very end a stop waits this long for answers that platforms still give. */
const LAST_ANSWERS_MS = 1_000;

/**
 * Starts everything. The database is open, up to date and not ours to close.
 * @throws {ListenError} when a port can't be opened
 */
export async function start(
  config: Config,
  opened: Opened,
  log: Log,
  options: StartOptions,
): Promise<Running> {
  const report: Report = (sentence) => (error) => {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, sentence);
  };
  const addresses = { ...config, isPublic: isPublic(config.platforms) };
  // Taken before anything is started that a taken port would leave running.
  const listeners = await startListeners(addresses, report("a request failed"));
  try {
    return await compose(config, opened, log, options, listeners, report);
  } catch (error) {
    await listeners.stop();
    throw error;
  }
}

type Report = (sentence: string) => (error: unknown) => void;

async function compose(
  config: Config,
  opened: Opened,
  log: Log,
  options: StartOptions,
  listeners: Listeners,
  report: Report,
): Promise<Running> {
  const { pool, prisma } = opened.database;
  const sql = (text: string, values?: unknown[]) => pool.query(text, values);
  const store = createStore(prisma, requestId, opened.database, boxOf(config.keys));
  // Before anything is waited for: a probe is answered from the first moment.
  const routing = createRouting(listeners, {
    internalHost: config.internalHost,
    askDatabase: () => store.workspaces.count(),
    onDatabaseAway: report("not ready: the database does not answer"),
  });
  const sealed = await prepareSecrets(store, config.keys, storesTokens(config.platforms));
  if (sealed > 0) log.info({ sealed }, "tokens that stood in clear were sealed");
  const clock = await startClock(sql, log, options.machineNow);
  const now = options.now ?? clock.now;
  const lexicon = loadLexicon();
  const reader = createModelReader(config.llm, { store, log, now, lexicon });
  const metrics = createMetrics(metricSources(store, reader.counts, () => queue));
  let workers: Workers | null = null;
  const app: AppContext = {
    store,
    read: reader.read,
    lexicon,
    platforms: new Map(),
    now,
    log,
    // Before the workers run there is nobody to wake: they look by themselves first.
    wake: (what) => workers?.[what].wake(),
  };
  const catchUp: RunDue = async (workspaceId) => {
    await runDue(app, workspaceId);
    await workers?.outbox.drained();
  };
  const localChat = createLocalChat(app, catchUp);
  const host = createHost(app, metrics, { chat: localChat, demo: options.demo });
  const connected = await connectPlatforms(config.platforms, host);
  for (const { platform } of connected) app.platforms.set(platform.name, platform);
  const descriptors = connected.map(({ descriptor }) => descriptor);
  const started = await startWorkers(app, {
    descriptors,
    limits: {
      rates: options.rates ?? ratesOf(descriptors),
      onWait: metrics.waited,
      onEnd: metrics.ended,
    },
    onHandled: () => localChat.changed(),
    leaseMs: options.leaseMs,
    report,
  });
  workers = started;
  const queue = await startJobs(app, sql);
  const stopTicking = options.ticking === false ? async () => {} : startTicking(app, queue);
  routing.open(connected, metrics.route());
  return {
    port: listeners.public.port,
    localPort: listeners.internal.port,
    app,
    catchUp,
    async stop() {
      clock.stop();
      routing.close();
      const parts = [
        started.stop(),
        queue.stop(),
        stopTicking(),
        endRequests(connected, listeners),
      ];
      await withTimeout(DRAIN_MS, Promise.all(parts).catch(report("a part did not come to rest")));
      await store.looks.flush();
      // Where the database is away, the leases run out by themselves.
      await started.release().catch(report("leases could not be given back"));
      await withTimeout(LAST_ANSWERS_MS, stopPlatforms(connected, "public"));
      // Last: a probe is answered to the end.
      await listeners.stop();
    },
  };
}

function createModelReader(
  llm: Config["llm"],
  { store, ...parts }: Pick<AppContext, "store" | "log" | "now" | "lexicon">,
) {
  const budget = (workspaceId: string) => store.llmBudgets.take(workspaceId, llm?.dailyBudget ?? 0);
  return createReader(llm, { budget, ...parts });
}

function metricSources(store: Store, readings: MetricSources["readings"], queue: () => Queue) {
  return {
    deliveries: () => store.deliveryAdmin.counts(),
    inboxLag: () => store.inbox.lag(),
    deadLetters: () => store.inbox.deadCount(),
    queues: async () => queue().depth(),
    readings,
  };
}

function connectPlatforms(connections: Connection[], host: Host): Promise<Connected[]> {
  return Promise.all(
    connections.map(async ({ descriptor, settings }) => ({
      descriptor,
      platform: await descriptor.connect(settings, host),
    })),
  );
}

const ratesOf =
  (descriptors: PlatformDescriptor[]): RatesOf =>
  (name, address) =>
    descriptors.find((one) => one.name === name)?.rates(address) ?? [];

function startJobs(app: AppContext, sql: QueueSql): Promise<Queue> {
  const run = async (job: JobName, workspaceId: string) => {
    const workspace = await app.store.workspaces.byId(workspaceId);
    if (workspace?.state !== "active") return;
    await underRequest(randomUUID(), () => SCHEDULE[job](app, workspace));
  };
  return startQueue(sql, run, app.log);
}

/** The page's streams end first: a request under way would otherwise be waited for as long as a page is open. */
async function endRequests(connected: Connected[], listeners: Listeners): Promise<void> {
  await stopPlatforms(connected, "internal");
  await listeners.settled();
}

async function stopPlatforms(connected: Connected[], access: "public" | "internal"): Promise<void> {
  const parts = connected.filter(({ descriptor }) => descriptor.access === access);
  await Promise.all(parts.map(({ platform }) => platform.stop()));
}
