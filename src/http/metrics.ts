/** The figures of this process and of the shared database, in Prometheus' text form on `/metrics`. What it measures is handed in. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { type HttpRoute, textRoute } from "./server.ts";

/** Where the figures come from that this process does not count itself. All but `readings` ask the database, and throw without it. */
export type MetricSources = {
  deliveries(): Promise<{ state: string; kind: string; count: number }[]>;
  inboxLag(): Promise<{ waiting: number; oldestMs: number }>;
  deadLetters(): Promise<number>;
  queues(): Promise<{ name: string; waiting: number }[]>;
  /** how each reply was read by this process, by outcome */
  readings(): Record<string, number>;
};

const LOOKUP_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
const LIMITER_SECONDS = [0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60];

export function createMetrics(sources: MetricSources) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const received = new Counter({
    name: "rapport_received_total",
    help: "What came in, by platform, kind and how it was taken",
    labelNames: ["platform", "kind", "taken"],
    registers,
  });
  const lookup = new Histogram({
    name: "rapport_lookup_seconds",
    help: "Time to answer a lookup, in seconds",
    labelNames: ["platform"],
    buckets: LOOKUP_SECONDS,
    registers,
  });
  const limiterWait = new Histogram({
    name: "rapport_limiter_wait_seconds",
    help: "How long messages wait for their turn at a platform, in seconds",
    labelNames: ["platform"],
    buckets: LIMITER_SECONDS,
    registers,
  });
  const deliveries = gauge(
    "rapport_deliveries",
    "Deliveries that wait, are on their way or came to a bad end, by state and kind",
    ["state", "kind"],
  );
  const ended = new Counter({
    name: "rapport_deliveries_ended_total",
    help: "Deliveries that this process ended, by state and kind",
    labelNames: ["state", "kind"],
    registers,
  });
  const inboxWaiting = gauge("rapport_inbox_waiting", "Messages stored and not handled yet");
  const inboxLag = gauge("rapport_inbox_lag_seconds", "Age of the oldest message not handled yet");
  const dead = gauge("rapport_dead_letters", "Messages put aside after failing too often");
  const depth = gauge("rapport_queue_depth", "Jobs that wait, by queue", ["queue"]);
  const database = gauge("rapport_database_up", "1 while the database answers, else 0");
  const readings = new Counter({
    name: "rapport_readings_total",
    help: "Replies read by this process, by outcome",
    labelNames: ["outcome"],
    registers,
  });

  function gauge<L extends string>(name: string, help: string, labelNames: L[] = []) {
    return new Gauge({ name, help, labelNames, registers });
  }

  /** Without the database, what this process knows by itself is still reported. */
  async function measure(): Promise<void> {
    try {
      await measureShared();
      database.set(1);
    } catch {
      database.set(0);
    }
    readings.reset();
    for (const [outcome, count] of Object.entries(sources.readings())) {
      readings.inc({ outcome }, count);
    }
  }

  async function measureShared(): Promise<void> {
    deliveries.reset();
    for (const { state, kind, count } of await sources.deliveries()) {
      deliveries.set({ state, kind }, count);
    }
    const lag = await sources.inboxLag();
    inboxWaiting.set(lag.waiting);
    inboxLag.set(lag.oldestMs / 1_000);
    dead.set(await sources.deadLetters());
    for (const { name, waiting } of await sources.queues()) depth.set({ queue: name }, waiting);
  }

  return {
    /** How long a message waits for its turn at a platform. */
    waited: (platform: string, ms: number) => limiterWait.observe({ platform }, ms / 1_000),
    /** Counts a message that came to its end. */
    ended: (kind: string, state: string) => ended.inc({ kind, state }),
    /** Counts what came in and, for a lookup, its time. */
    async timed<T extends { kind: string }>(
      { platform, kind }: { platform: string; kind: string },
      take: () => Promise<T>,
    ): Promise<T> {
      const end = lookup.startTimer({ platform });
      const taken = await take();
      received.inc({ platform, kind, taken: taken.kind });
      if (taken.kind === "answer") end();
      return taken;
    },
    route: (): HttpRoute =>
      textRoute("/metrics", async () => {
        await measure();
        return { status: 200, text: await registry.metrics(), type: registry.contentType };
      }),
  };
}
