import { parentPort, workerData } from "node:worker_threads";
import { livedBy } from "./compare.ts";
import { WORLDS } from "./world.ts";

/** Lives every world for the seeds that it is given, and posts what each policy kept. */
const { seeds } = workerData as { seeds: number[] };
for (const world of WORLDS) {
  for (const seed of seeds) {
    parentPort?.postMessage({ world: world.name, seed, lived: livedBy(world, seed) });
  }
}
