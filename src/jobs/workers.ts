/** A loop that does what there is to do, sleeps, and is woken. */
export type Worker = {
  /** there is something to do now */
  wake(): void;
  /** resolves once it has looked and found nothing left to do */
  drained(): Promise<void>;
  /** takes nothing new, and waits for what is under way */
  stop(): Promise<void>;
};

/**
 * Runs `work` until it finds nothing, again when woken, and at least every `everyMs`: a lost wake (another
 * instance died, a lease ran out) costs that long and no message. Errors go to `onError`, and work goes on.
 */
export function startWorker(
  work: () => Promise<number>,
  everyMs: number,
  onError: (error: unknown) => void,
): Worker {
  let stopped = false;
  let woken = false;
  let rouse: (() => void) | null = null;
  let waiting: (() => void)[] = [];
  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!stopped) {
      woken = false;
      const askedBefore = waiting;
      waiting = [];
      const done = await work().catch((error: unknown) => {
        onError(error);
        return 0;
      });
      if (done > 0 && !stopped) {
        waiting.push(...askedBefore);
        continue;
      }
      for (const resolve of askedBefore) resolve();
      if (!woken && !stopped) await sleep();
      rouse = null;
    }
    for (const resolve of waiting) resolve();
  };
  const running = loop();
  const wake = () => {
    woken = true;
    rouse?.();
  };
  return {
    wake,
    drained: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        waiting.push(resolve);
        wake();
      }),
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
