/** Weeks of nudges on a clock that a run moves: who is nudged, when it comes by, and what became of each slot. */
import { addDays } from "../../src/engine/model/calendar.ts";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import type { TestApp } from "../support/running-app.ts";
import { talkIn } from "../support/talk.ts";

/** A member of a run, by what decides when they may be written to. */
export type Worker = { email: string; zone: string; days: number[]; start: string; end: string };

/** An ordinary week, in some zone. */
export const officeWorker = (email: string, zone: string): Worker => ({
  email,
  zone,
  days: [1, 2, 3, 4, 5],
  start: "09:00",
  end: "17:00",
});

/** A nudge as it stands in the end; `sentAt` by the workspace's clock. */
export type Slot = {
  email: string;
  week: string;
  slot: number;
  state: string;
  sentAt: Date | null;
  sent: number;
  open: number;
};

/** Enough for some weeks: who was just nudged about one is nudged about another. */
const CUSTOMERS_EACH = 6;
/** Long silent by then, so that each is worth a nudge. */
const TOUCHED_DAYS_BEFORE = [60, 70, 80, 90];

/** A workspace of members who each look after some customers that have gone quiet before `from`. */
export async function quietTown(
  app: TestApp,
  name: string,
  workers: Worker[],
  from: string,
): Promise<WorkspaceRow> {
  const customers = workers.flatMap(({ email }, n) =>
    Array.from({ length: CUSTOMERS_EACH }, (_, k) => ({
      name: `Customer ${n}-${k}`,
      owner_email: email,
    })),
  );
  const workspace = await app.take(name, {
    "members.csv": workers.map(({ email, zone, days, start, end }) => ({
      email,
      name: email.split("@")[0] ?? email,
      timezone: zone,
      working_days: days.join(","),
      working_hours: `${start}-${end}`,
    })),
    "customers.csv": customers,
    "interactions.csv": customers.flatMap(({ name: customer, owner_email: member_email }) =>
      TOUCHED_DAYS_BEFORE.map((days) => ({ customer, member_email, at: addDays(from, -days) })),
    ),
  });
  await talkIn(app, workspace);
  // None held back to compare with: every slot is to be sent.
  await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
  return workspace;
}

/** Moves a workspace's clock from one instant to another in steps, and does and delivers in each what is due. */
export async function walk(
  app: TestApp,
  workspace: WorkspaceRow,
  way: { from: number; to: number; stepMs: number; before?: (now: number) => Promise<void> },
): Promise<void> {
  await app.sleepTo(workspace, new Date(way.from).toISOString());
  for (let now = way.from; ; now += way.stepMs) {
    await way.before?.(now);
    await app.catchUp(workspace.id);
    if (now + way.stepMs > way.to) return;
    await app.app.store.workspaces.moveClock(workspace.id, way.stepMs);
  }
}

/** Every slot of a workspace, with how many messages went out for it, and how many still might. */
export async function slotsOf(app: TestApp, workspace: WorkspaceRow): Promise<Slot[]> {
  const rows = await app.rows(
    `SELECT m.email, n.week, n.slot, n.state, n.sent_at AS "sentAt",
       (SELECT count(*)::int FROM delivery d WHERE d.workspace_id = n.workspace_id AND d.nudge_id = n.id
          AND d.kind = 'nudge' AND d.state = 'sent') AS sent,
       (SELECT count(*)::int FROM delivery d WHERE d.workspace_id = n.workspace_id AND d.nudge_id = n.id
          AND d.kind = 'nudge' AND d.state IN ('due', 'sending')) AS open
     FROM nudge n JOIN member m ON m.workspace_id = n.workspace_id AND m.id = n.member_id
     WHERE n.workspace_id = $1 ORDER BY m.email, n.week, n.slot`,
    [workspace.id],
  );
  return rows as Slot[];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a member is at work at an instant: by the platform's own calendar, not by ours. */
export function isAtWork(at: Date, { zone, days, start, end }: Worker): boolean {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  const day = "Mon Tue Wed Thu Fri Sat Sun".split(" ").indexOf(parts["weekday"] ?? "") + 1;
  const time = `${parts["hour"]}:${parts["minute"]}`;
  return days.includes(day) && time >= start && time < end;
}
