/** A whole Rapport in a test: real PostgreSQL, real platforms, every job and worker. */
import type { PlatformDescriptor } from "../../src/chat/platform.ts";
import { loadConfig } from "../../src/app/config.ts";
import { runDue } from "../../src/jobs/run-due.ts";
import { moveClock } from "../../src/features/local/local-workspace.ts";
import { createLog } from "../../src/app/log.ts";
import { type Running, start } from "../../src/app/compose.ts";
import { PLATFORMS } from "../../src/platforms/index.ts";
import { openDatabase } from "../../src/store/connection/database.ts";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import type { RatesOf } from "../../src/features/deliveries/deliver-one.ts";
import { importPortfolio } from "../../src/features/import/import-portfolio.ts";
import { workspaceTime } from "../../src/app/context.ts";
import { createTestDatabase } from "./database.ts";
import { TEST_KEY } from "./test-key.ts";
import { type Files, sourceOf } from "./files.ts";

export type TestApp = Running & {
  /** takes a portfolio into a workspace, made when there is none */
  take(workspace: string, files: Files): Promise<WorkspaceRow>;
  /** moves a workspace's clock on to an instant, does all that is due by then, and waits until it has gone out */
  moveTo(workspace: WorkspaceRow, instant: string): Promise<void>;
  /** moves a workspace's clock on to an instant as if Rapport had been down: what came due meanwhile is still to do */
  sleepTo(workspace: WorkspaceRow, instant: string): Promise<void>;
  /** waits until all that came in is handled and all that was to go out has gone */
  settled(workspace: WorkspaceRow): Promise<void>;
  /** every row of a table of a workspace's */
  rows(sql: string, values?: unknown[]): Promise<Record<string, any>[]>;
  end(): Promise<void>;
};

type TestAppOptions = {
  /** other rates than the platforms' own */
  rates?: RatesOf;
  /** other platforms than ours */
  platforms?: readonly PlatformDescriptor[];
};

/** Starts one with these environment variables, at other rates if need be. The caller ends it. */
export async function startTestApp(
  environment: Record<string, string>,
  options: TestAppOptions = {},
): Promise<TestApp> {
  const made = await createTestDatabase();
  const app = await houseOn(made.url, environment, options);
  return {
    ...app,
    async end() {
      await app.end();
      await made.drop();
    },
  };
}

/** Starts one on a migrated database, which the caller keeps. */
export async function houseOn(
  url: string,
  environment: Record<string, string>,
  { platforms = PLATFORMS, ...options }: TestAppOptions = {},
): Promise<TestApp> {
  const settings = {
    RAPPORT_KEY: TEST_KEY,
    PORT: "0",
    LOCAL_PORT: "0",
    LOG_LEVEL: "silent",
    ...environment,
  };
  const config = loadConfig(settings, platforms);
  const database = await openDatabase(url, { poolSize: 10 });
  const opened = { url, own: false, database, close: () => database.close() };
  const running = await start(config, opened, createLog(config.logLevel), {
    demo: false,
    // A tick between two steps of a test would plan a week that the test then leaves behind.
    ticking: false,
    ...options,
  });
  const { store } = running.app;
  const rows: TestApp["rows"] = async (sql, values) =>
    (await database.pool.query(sql, values)).rows;
  const settled: TestApp["settled"] = ({ id }) =>
    eventually(
      "all handled and sent",
      async () => {
        const [row] = await rows(
          `SELECT (SELECT count(*) FROM inbox WHERE workspace_id = $1 AND state = 'new')
              + (SELECT count(*) FROM delivery WHERE workspace_id = $1 AND state IN ('due', 'sending')) AS open`,
          [id],
        );
        return Number(row?.["open"]) === 0;
      },
      90_000,
      10,
    ).then(() => undefined);
  return {
    ...running,
    rows,
    settled,
    async take(name, files) {
      const workspace = await store.workspaces.obtain(name, name);
      await importPortfolio(store, workspace.id, async (file) => sourceOf(file, files[file]), {
        progress: () => undefined,
      });
      return workspace;
    },
    async moveTo(workspace, instant) {
      const now = await store.workspaces.byId(workspace.id);
      if (!now) throw new Error("no such workspace");
      const target = Date.parse(instant);
      if (workspaceTime(running.app, now) > target) throw new Error(`${instant} has passed there`);
      await moveClock(running.app, now, target, (id) => runDue(running.app, id));
      await settled(workspace);
    },
    async sleepTo(workspace, instant) {
      const now = await store.workspaces.byId(workspace.id);
      if (!now) throw new Error("no such workspace");
      const ahead = Date.parse(instant) - workspaceTime(running.app, now);
      if (ahead < 0) throw new Error(`${instant} has passed there`);
      await store.workspaces.moveClock(workspace.id, ahead);
    },
    async end() {
      await running.stop();
      await database.close();
    },
  };
}

/** Waits until `look` finds something, looking every so often; fails with `what` after a minute. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = 60_000,
  everyMs = 50,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`never seen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
