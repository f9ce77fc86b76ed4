import { randomUUID } from "node:crypto";
import type { PlatformName } from "./chat/intent.ts";
import type { Host, Platform } from "./chat/platform.ts";
import { drawChart } from "./charts/draw-chart.ts";
import type { Opened } from "./commands/open-database.ts";
import type { Config } from "./config.ts";
import { handleIncoming, HANDLERS, runDue } from "./jobs/handlers.ts";
import { openQueue } from "./jobs/queue.ts";
import { startTicking } from "./jobs/tick.ts";
import { startWorker } from "./jobs/worker.ts";
import { openReader } from "./llm/open-reader.ts";
import { localChat, type RunDue } from "./local-workspace.ts";
import type { Log } from "./log.ts";
import { metricsOf } from "./metrics.ts";
import { paceOf } from "./pace.ts";
import { connectPlatforms } from "./platforms/index.ts";
import { healthRoutes } from "./probes.ts";
import { listen } from "./server.ts";
import { storeOn } from "./store/store.ts";
import { openSender, type PaceOf } from "./usecases/deliver.ts";
import type { House } from "./usecases/house.ts";
import { receive } from "./usecases/receive.ts";
import { recoverMissed } from "./usecases/recover-missed.ts";
import { saveInstallation } from "./usecases/save-installation.ts";

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
  /** another clock, pace and lease than the machine's and the platforms', in tests */
  now?: () => number;
  pace?: PaceOf;
  leaseMs?: number;
};

/** How often workers look by themselves, without a wake: for what another instance left behind. */
const LOOK_EVERY_MS = 1_000;
/** A stop waits this long for a history that is being read; what is left of it is found by the next start. */
const RECOVERY_STOP_MS = 1_000;

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
type Doors = Awaited<ReturnType<typeof openDoors>>;

/** The ports, taken first: with a platform connected, page and metrics have a loopback one of their own. */
async function openDoors(config: Config, onError: (error: unknown) => void) {
  const first = await listen({ host: config.host, port: config.port }, onError);
  if (!config.slack && !config.teams) return { outside: first, inside: first, stop: first.stop };
  try {
    const second = await listen({ host: "127.0.0.1", port: config.localPort }, onError);
    const stop = async () => void (await Promise.all([first.stop(), second.stop()]));
    return { outside: first, inside: second, stop };
  } catch (error) {
    await first.stop();
    throw error;
  }
}

async function furnish(
  config: Config,
  opened: Opened,
  log: Log,
  options: Options & { doors: Doors; report: Report },
): Promise<Running> {
  const { doors, report } = options;
  const now = options.now ?? Date.now;
  const store = storeOn(opened.database.prisma);
  const owner = randomUUID();
  const platforms = new Map<PlatformName, Platform>();
  const { llm } = config;
  const reader = openReader(llm, {
    budget: (workspaceId) => store.llmBudgets.take(workspaceId, llm?.dailyBudget ?? 0),
    log,
    now,
  });
  const house: House = {
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
    receive: (inbound) => metrics.timed(inbound, () => receive(house, inbound, randomUUID())),
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

  const incoming = startWorker(
    async () => {
      const handled = await handleIncoming(house)();
      if (handled > 0) local.changed();
      return handled;
    },
    LOOK_EVERY_MS,
    report("the inbox could not be looked at"),
  );
  const sender = openSender(house, owner, options.pace ?? paceOf, options.leaseMs);
  const outgoing = startWorker(
    () => sender.turn(),
    LOOK_EVERY_MS,
    report("the outbox could not be looked at"),
  );
  const sql = (text: string, values?: unknown[]) => opened.database.pool.query(text, values);
  const queue = await openQueue(
    sql,
    async (job, workspaceId) => {
      const workspace = await store.workspaces.byId(workspaceId);
      if (workspace?.state === "active") await HANDLERS[job](house, workspace);
    },
    log,
  );
  const stopTicking = startTicking(house, queue);
  let stopping = false;
  const recovering = recoverAll(house, () => stopping);

  const inside = [
    ...connected.filter(({ name }) => name === "local").flatMap(({ routes }) => routes),
    ...metrics.routes(queue),
    ...healthRoutes(store, log),
  ];
  const outside = connected.filter(({ name }) => name !== "local").flatMap(({ routes }) => routes);
  if (doors.inside === doors.outside) {
    doors.inside.serve([...outside, ...inside]);
  } else {
    doors.outside.serve([...outside, ...healthRoutes(store, log).slice(0, 1)]);
    doors.inside.serve(inside);
  }
  return {
    port: doors.outside.port,
    localPort: doors.inside.port,
    house,
    catchUp,
    async stop() {
      stopping = true;
      await stopTicking();
      // The page's streams end first: a server waits for what is open.
      await platforms.get("local")?.stop();
      await doors.stop();
      await Promise.all([incoming.stop(), outgoing.stop(), queue.stop()]);
      await sender.settled();
      await store.deliveries.release(owner);
      await Promise.race([
        recovering,
        new Promise((resolve) => setTimeout(resolve, RECOVERY_STOP_MS)),
      ]);
      for (const platform of connected) if (platform.name !== "local") await platform.stop();
    },
  };
}

/** Takes in what was written while nobody listened, one workspace after the other, beside everything else. */
async function recoverAll(house: House, isStopping: () => boolean): Promise<void> {
  try {
    for (const workspace of await house.store.workspaces.all()) {
      if (isStopping()) return;
      if (workspace.state === "active") await recoverMissed(house, workspace, isStopping);
    }
  } catch (error) {
    house.log.error({ error: String(error) }, "looking for missed messages broke off");
  }
}
