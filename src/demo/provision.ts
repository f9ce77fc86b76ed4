import { DEMO_ZONE, demoPortfolio, type DemoPortfolio } from "./seed.ts";
import { addDays, toInstant, toLocalDate } from "../engine/model/calendar.ts";
import type { PortfolioFile, TextRow } from "../engine/model/portfolio-files.ts";
import type { Instant, LocalTime } from "../engine/model/time.ts";
import {
  furnishLocal,
  LOCAL_KEY,
  moveClock,
  nextMondayMorning,
  type RunDue,
} from "../features/local/local-workspace.ts";
import type { Shelves, Store } from "../store/store.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";
import { type House, timeIn } from "../app/context.ts";
import { importPortfolio, type Source } from "../features/import/import-portfolio.ts";

/** The demo begins when the week before it is told: late enough on Friday that no rep is sent anything any more. */
const FRIDAY_EVENING: LocalTime = "17:30";
const DAYS_FROM_FRIDAY = 3;
/** From here on each hour of Monday is done in its hour: India's morning comes first. */
const MONDAY_NIGHT: LocalTime = "04:00";
/** Furnishing is one transaction, so that a start that was cut off begins again; two seconds on a laptop. */
const LONGEST_FURNISHING_MS = 120_000;

/**
 * Fills a local workspace that has no members yet with the demo: nine months of customers, told up to the coming Monday,
 * the clock moved on to that morning, the digests of the week before and everybody's first nudge delivered. A workspace
 * that has members keeps everything as it was left; who came by import gets a place on the page.
 */
export async function furnishDemo(house: House, runDue: RunDue): Promise<void> {
  const workspace = await house.store.workspaces.obtain(LOCAL_KEY, "Local");
  if ((await house.store.members.list(workspace.id)).length > 0) {
    await furnishLocal(house, workspace);
    return;
  }
  const morning = nextMondayMorning(house.now(), DEMO_ZONE);
  const monday = toLocalDate(morning, DEMO_ZONE);
  const friday = toInstant(addDays(monday, -DAYS_FROM_FRIDAY), FRIDAY_EVENING, DEMO_ZONE);
  const portfolio = demoPortfolio(monday);
  await house.store.atomically(async (shelves) => {
    await fill(within(house.store, shelves), workspace, portfolio);
    await furnishLocal({ ...house, store: within(house.store, shelves) }, workspace);
    await jumpTo(friday, shelves, house, workspace);
  }, LONGEST_FURNISHING_MS);
  await runDue(workspace.id);
  await jumpTo(toInstant(monday, MONDAY_NIGHT, DEMO_ZONE), house.store, house, workspace);
  await moveClock(house, await house.store.workspaces.obtain(LOCAL_KEY, "Local"), morning, runDue);
}

/** The demo's rows go the way of every portfolio; what no file holds is answered as a rep would answer it. */
async function fill(
  store: Store,
  workspace: WorkspaceRow,
  { files, answers }: DemoPortfolio,
): Promise<void> {
  const open = async (file: PortfolioFile) => sourceOf(files[file]);
  const summaries = await importPortfolio(store, workspace.id, open, {
    progress: () => undefined,
  });
  const refused = summaries.flatMap((summary) => summary.refused)[0];
  if (refused) {
    throw new Error(
      `The demo is broken: ${refused.file}, row ${refused.line}: ${refused.column} ${refused.reason}`,
    );
  }
  for (const { customer, memberEmail, ...answer } of answers) {
    const member = await store.members.byEmail(workspace.id, memberEmail);
    const hit = member && (await store.customers.byName(workspace.id, customer, member));
    if (!hit || !member) throw new Error(`The demo is broken: nobody answers for ${customer}`);
    await store.customers.answerPriority(workspace.id, {
      ...answer,
      customerId: hit.id,
      memberId: member.id,
    });
  }
  // Nothing is held back from somebody who looks at it for the first time.
  await store.portfolios.setSetting(workspace.id, "holdout", false);
}

/** The store inside a transaction: what asks for one of its own takes part in this one. */
const within = (store: Store, shelves: Shelves): Store => ({
  ...store,
  ...shelves,
  atomically: (work) => work(shelves),
});

function sourceOf(rows: TextRow[]): Source {
  return {
    columns: Object.keys(rows[0] ?? {}),
    rows: (async function* () {
      for (const [n, text] of rows.entries()) yield { line: n + 1, text };
    })(),
  };
}

/** Moves the workspace's clock on at once, if that is still to come: nothing is due on the way. */
async function jumpTo(
  target: Instant,
  shelves: Shelves,
  house: House,
  workspace: WorkspaceRow,
): Promise<void> {
  const current = await shelves.workspaces.byId(workspace.id);
  if (current) await shelves.workspaces.moveClock(workspace.id, target - timeIn(house, current));
}
