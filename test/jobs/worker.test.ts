import { describe, expect, it } from "vitest";
import { startWorker } from "../../src/jobs/workers.ts";

const LONG_MS = 60_000;
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

/** A worker on a pile of so many things, each of which takes a moment. */
function aWorkerOn(pile: { left: number; fails?: number }) {
  const done: number[] = [];
  const errors: unknown[] = [];
  const work = async () => {
    await soon();
    if (pile.fails) {
      pile.fails--;
      throw new Error("broken");
    }
    if (pile.left === 0) return 0;
    pile.left--;
    done.push(pile.left);
    return 1;
  };
  const worker = startWorker(work, LONG_MS, (error) => errors.push(error));
  return { worker, done, errors };
}

describe("worker", () => {
  it("works until nothing is left, then sleeps until it is woken", async () => {
    const pile = { left: 3 };
    const { worker, done } = aWorkerOn(pile);
    await worker.drained();
    expect(done).toEqual([2, 1, 0]);
    pile.left = 2;
    await soon();
    expect(pile.left).toBe(2);
    worker.wake();
    await worker.drained();
    expect(pile.left).toBe(0);
    await worker.stop();
  });

  it("tells that it is drained only when a look that began afterwards found nothing", async () => {
    const pile = { left: 0 };
    const { worker } = aWorkerOn(pile);
    const first = worker.drained();
    pile.left = 4;
    await Promise.all([first, worker.drained()]);
    expect(pile.left).toBe(0);
    await worker.stop();
  });

  it("goes on after an error, and tells it", async () => {
    const pile = { left: 2, fails: 1 };
    const { worker, errors } = aWorkerOn(pile);
    await worker.drained();
    worker.wake();
    await worker.drained();
    expect(errors).toHaveLength(1);
    expect(pile.left).toBe(0);
    await worker.stop();
  });

  it("leaves nobody waiting when it is stopped", async () => {
    const { worker } = aWorkerOn({ left: 1_000 });
    const waiting = worker.drained();
    await worker.stop();
    await expect(waiting).resolves.toBeUndefined();
    await expect(worker.drained()).resolves.toBeUndefined();
  });
});
