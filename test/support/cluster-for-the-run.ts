import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/store/connection/migrate.ts";
import { addressOn, TEMPLATE, withAdmin } from "./database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where this run's PostgreSQL takes orders. */
    clusterUrl: string;
    /** A folder that is cleared away when the run ends. */
    scratch: string;
  }
}

/** Starts the run's PostgreSQL with one database, migrated, that test files clone; returns how to end it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, "cluster-keeper.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = once(keeper, "exit");
  const firstLine = once(createInterface(keeper.stdout), "line");
  const said = await Promise.race([firstLine, ended.then(() => null)]);
  if (said === null)
    throw new Error("The PostgreSQL of the test run did not start; its reason stands above.");
  const { clusterUrl, scratch } = JSON.parse(String(said[0])) as Record<
    "clusterUrl" | "scratch",
    string
  >;

  await withAdmin(clusterUrl, (admin) => admin.query(`CREATE DATABASE ${TEMPLATE}`));
  await migrate(addressOn(clusterUrl, TEMPLATE));
  project.provide("clusterUrl", clusterUrl);
  project.provide("scratch", scratch);

  return async () => {
    keeper.stdin.end();
    await ended;
  };
}
