import { DEMO_ZONE, demoPortfolio, type DemoPortfolio } from "./seed.ts";
import { addDays, toInstant, toLocalDate } from "../engine/model/calendar.ts";
import type { PortfolioFile, TextRow } from "../engine/model/portfolio-files.ts";
import type { Instant, LocalTime } from "../engine/model/time.ts";
import {
  provisionLocal,
  LOCAL_KEY,
  moveClock,
  nextMondayMorning,
  type RunDue,
} from "../features/local/local-workspace.ts";
import type { Repositories } from "../store/repositories.ts";
import type { Store } from "../store/store.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";
import { type AppContext, workspaceTime } from "../app/context.ts";
import type { Source } from "../features/import/source.ts";
import { importPortfolio } from "../features/import/import-portfolio.ts";

/** The demo begins when the week before it is reported: late enough on Friday that no rep is sent anything any more. */
const FRIDAY_EVENING: LocalTime = "17:30";
const DAYS_FROM_FRIDAY = 3;
/** From here on each hour of Monday is done in its hour: India's morning comes first. */
const MONDAY_NIGHT: LocalTime = "04:00";
/** Furnishing is one transaction, so that a start that was cut off begins again; two seconds on a laptop. */
const LONGEST_FURNISHING_MS = 120_000;

/**
 * Fills a local workspace that has no members yet with the demo: nine months of customers, up to the coming Monday,
 * the clock moved on to that morning, the digests of the week before and everybody's first nudge delivered. A workspace
 * that has members keeps everything as it was left; who came by import gets a place on the page.
 */
export async function seedDemo(app: AppContext, runDue: RunDue): Promise<void> {
  const workspace = await app.store.workspaces.obtain(LOCAL_KEY, "Local");
  if ((await app.store.members.list(workspace.id)).length > 0) {
    await provisionLocal(app, workspace);
    return;
  }
  const morning = nextMondayMorning(app.now(), DEMO_ZONE);
  const monday = toLocalDate(morning, DEMO_ZONE);
  const friday = toInstant(addDays(monday, -DAYS_FROM_FRIDAY), FRIDAY_EVENING, DEMO_ZONE);
  const portfolio = demoPortfolio(monday);
  await app.store.transaction(async (tx) => {
    await fill(within(app.store, tx), workspace, portfolio);
    await provisionLocal({ ...app, store: within(app.store, tx) }, workspace);
    await jumpTo(friday, tx, app, workspace);
  }, LONGEST_FURNISHING_MS);
  await runDue(workspace.id);
  await jumpTo(toInstant(monday, MONDAY_NIGHT, DEMO_ZONE), app.store, app, workspace);
  await moveClock(app, await app.store.workspaces.obtain(LOCAL_KEY, "Local"), morning, runDue);
}

/** The demo's rows go the way of every portfolio; what no file holds is answered as a rep would answer it. */
async function fill(store: Store, workspace: WorkspaceRow, { files, answers }: DemoPortfolio) {
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
const within = (store: Store, tx: Repositories): Store => ({
  ...store,
  ...tx,
  transaction: (work) => work(tx),
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
async function jumpTo(target: Instant, tx: Repositories, app: AppContext, workspace: WorkspaceRow) {
  const current = await tx.workspaces.byId(workspace.id);
  if (current) await tx.workspaces.moveClock(workspace.id, target - workspaceTime(app, current));
}
