import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, toInstant } from "../../src/engine/model/calendar.ts";
import { HOUR_MS } from "../../src/engine/model/time.ts";
import { runDue } from "../../src/jobs/run-due.ts";
import type { JobName } from "../../src/jobs/schedule.ts";
import { tick } from "../../src/jobs/tick.ts";
import type { AppContext } from "../../src/app/context.ts";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import { startTestApp, type TestApp } from "../support/running-app.ts";
import { REP, smallPortfolio } from "../support/small-portfolio.ts";

const MONDAY = "2031-03-03";
const ZONE = "Europe/Copenhagen";
const at = (days: number, time: string) => toInstant(addDays(MONDAY, days), time, ZONE);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

let towns = 0;

/** A workspace that has been looked at on Sunday noon: nothing is due in it. */
async function restingTown(): Promise<WorkspaceRow> {
  const workspace = await app.take(`due-${++towns}`, smallPortfolio(MONDAY));
  await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
  await app.sleepTo(workspace, new Date(at(-1, "12:00")).toISOString());
  await runDue(app.app, workspace.id);
  return workspace;
}

/** What a tick of an instance queues for a workspace, when its clock stands `ahead` of the machine's. */
async function queuedFor(workspace: WorkspaceRow, ahead = 0): Promise<JobName[]> {
  const jobs: JobName[] = [];
  const other: AppContext = { ...app.app, now: () => app.app.now() + ahead };
  await tick(other, {
    async add(job, ids) {
      // A team that was not coached last week is looked at every hour: that is not what is tested here.
      if (ids.includes(workspace.id) && job !== "digest") jobs.push(job);
    },
  });
  return jobs;
}

describe("tick", () => {
  test("queues nothing for a workspace in which nothing is due", async () => {
    expect(await queuedFor(await restingTown())).toEqual([]);
  });

  test("queues the plan two hours before the first slot, and the sending when it comes", async () => {
    const town = await restingTown();
    await app.sleepTo(town, new Date(at(0, "07:20")).toISOString());
    expect(await queuedFor(town)).toEqual([]);
    await app.sleepTo(town, new Date(at(0, "08:00")).toISOString());
    expect(await queuedFor(town)).toEqual(["plan"]);
    await runDue(app.app, town.id);
    expect(await queuedFor(town)).toEqual([]);
    await app.sleepTo(town, new Date(at(0, "10:05")).toISOString());
    expect(await queuedFor(town)).toEqual(["send"]);
  });

  test("queues a paused workspace for nothing", async () => {
    const town = await app.take(`due-${++towns}`, smallPortfolio(MONDAY));
    expect(await queuedFor(town)).toContain("plan");
    await app.app.store.workspaces.setState(town.id, "paused", "asked");
    expect(await queuedFor(town)).toEqual([]);
  });

  test.each([
    ["zone", "timezone = 'Asia/Tokyo'"],
    ["days", "working_days = '{2,3}'"],
    ["hours", "working_start = '07:00'"],
    ["pause", "state = 'paused', paused_until = '2031-03-05'"],
    ["wish", "nudge_time = '11:00'"],
  ])("looks again at a member whose %s was changed, whoever changed it", async (_, change) => {
    const town = await restingTown();
    await app.rows(`UPDATE member SET ${change} WHERE workspace_id = $1 AND email = $2`, [
      town.id,
      REP,
    ]);
    expect(await queuedFor(town)).toContain("plan");
    await runDue(app.app, town.id);
    expect(await queuedFor(town)).toEqual([]);
  });

  test("heals a due time that went wrong within a day", async () => {
    const town = await restingTown();
    await app.sleepTo(town, new Date(at(0, "12:00")).toISOString());
    await app.rows(
      `UPDATE member SET plan_due_at = '2099-01-01' WHERE workspace_id = $1 RETURNING id`,
      [town.id],
    );
    await app.rows(`UPDATE workspace SET digest_due_at = '2099-01-01' WHERE id = $1`, [town.id]);
    const queued = new Set<JobName>();
    const { planning, due } = app.app.store;
    for (let part = 0; part < 24; part++) await planning.sweep("2031-W10", part, 24);
    for (const job of ["plan", "digest"] as const) {
      const ids = await due.workspaces(job, app.app.now(), { after: null, limit: 1_000 });
      if (ids.includes(town.id)) queued.add(job);
    }
    expect([...queued]).toEqual(["plan", "digest"]);
  });

  test("hands a page on to the next, so that every workspace is reached", async () => {
    const all = await Promise.all(
      [1, 2, 3].map(() => app.take(`due-${++towns}`, smallPortfolio(MONDAY))),
    );
    const found: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: string[] = await app.app.store.due.workspaces("plan", app.app.now(), {
        after,
        limit: 2,
      });
      found.push(...page);
      if (page.length < 2) break;
      after = page.at(-1) ?? null;
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(all.map(({ id }) => id)));
  });
});

test("planned nudge: keeps its hour when its member travels", async () => {
  const town = await restingTown();
  await app.sleepTo(town, new Date(at(0, "08:00")).toISOString());
  await runDue(app.app, town.id);
  const slots = () =>
    app.rows(
      `SELECT local_at, due_at FROM nudge WHERE workspace_id = $1 AND state = 'planned' ORDER BY slot`,
      [town.id],
    );
  const before = await slots();
  await app.rows(`UPDATE member SET timezone = 'America/New_York' WHERE workspace_id = $1`, [
    town.id,
  ]);
  const after = await slots();
  expect(after.map((row) => row["local_at"])).toEqual(before.map((row) => row["local_at"]));
  for (const [n, row] of after.entries()) {
    expect(row["due_at"] - before[n]?.["due_at"]).toBe(6 * HOUR_MS);
  }
});
