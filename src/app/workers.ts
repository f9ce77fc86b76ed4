/** The three loops of an instance: the inbox, the outbox, and the backfill of what an outage missed. */
import { randomUUID } from "node:crypto";
import type { PlatformName } from "../chat/intent.ts";
import type { PlatformDescriptor } from "../chat/platform.ts";
import { createBackfill } from "../features/backfill/recover-missed.ts";
import type { SenderLimits } from "../features/deliveries/deliver-one.ts";
import { createSender } from "../features/deliveries/sender.ts";
import { startWorker, type Worker } from "../jobs/workers.ts";
import type { AppContext } from "./context.ts";
import { createInboxHandler } from "./inbox-handler.ts";
import { createOutageDetector } from "./outage.ts";

export type Workers = {
  inbox: Worker;
  outbox: Worker;
  /** takes nothing new, and waits for what is under way */
  stop(): Promise<void>;
  /** gives back what is still under way, for another instance */
  release(): Promise<void>;
};

export type WorkerSettings = {
  descriptors: PlatformDescriptor[];
  limits: SenderLimits;
  /** called for every message that was handled */
  onHandled(): void;
  leaseMs: number | undefined;
  report(sentence: string): (error: unknown) => void;
};

/** How often workers look without a wake: for what another instance left behind. */
const LOOK_EVERY_MS = 1_000;
/** How often installations are looked for whose backfill another instance died over. */
const BACKFILL_EVERY_MS = 60_000;

/** Starts them. Once it returns, what an outage may have missed is noted, and anything may be heard again. */
export async function startWorkers(app: AppContext, settings: WorkerSettings): Promise<Workers> {
  const { descriptors, limits, onHandled, leaseMs, report } = settings;
  const owner = randomUUID();
  let isStopping = false;
  const historyRate = (name: PlatformName) =>
    descriptors.find((one) => one.name === name)?.historyRate ?? null;
  const backfill = createBackfill(app, historyRate, () => isStopping);
  const handler = createInboxHandler(app, onHandled, leaseMs);
  const sender = createSender(app, owner, limits, leaseMs);
  const outage = createOutageDetector();
  let backfilling: Worker | null = null;
  const inbox = startWorker(
    async () => {
      const taken = await handler.turn();
      if (outage.recovered()) {
        await backfill.note();
        backfilling?.wake();
      }
      return taken;
    },
    LOOK_EVERY_MS,
    (error) => {
      outage.failed();
      report("the inbox could not be looked at")(error);
    },
  );
  const outbox = startWorker(
    () => sender.turn(),
    LOOK_EVERY_MS,
    report("the outbox could not be looked at"),
  );
  await backfill.note();
  backfilling = startWorker(
    () => backfill.turn(),
    BACKFILL_EVERY_MS,
    report("what was missed could not be looked for"),
  );
  return {
    inbox,
    outbox,
    async stop() {
      isStopping = true;
      await Promise.all([
        inbox.stop().then(handler.settled),
        outbox.stop().then(sender.settled),
        backfilling.stop(),
      ]);
    },
    async release() {
      await Promise.all([handler.release(), app.store.deliveries.release(owner)]);
    },
  };
}
