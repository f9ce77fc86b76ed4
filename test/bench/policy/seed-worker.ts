import { parentPort, workerData } from "node:worker_threads";
import { companyYears } from "./company-compare.ts";
import { livedBy } from "./compare.ts";
import { COMPANIES } from "./simulated-company.ts";
import { WORLDS } from "./world.ts";

/** Lives every world and every company for the seeds that it is given, and posts what each policy made of it. */
const { seeds, companySeeds } = workerData as { seeds: number[]; companySeeds: number[] };
for (const { name } of COMPANIES) {
  for (const seed of companySeeds)
    parentPort?.postMessage({ company: name, seed, years: companyYears(name, seed) });
}
for (const world of WORLDS) {
  for (const seed of seeds) {
    parentPort?.postMessage({ world: world.name, seed, lived: livedBy(world, seed) });
  }
}
