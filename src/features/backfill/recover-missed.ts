import type { PlatformName } from "../../chat/intent.ts";
import type { Missed, Platform } from "../../chat/platform.ts";
import { DAY_MS, MINUTE_MS } from "../../engine/model/time.ts";
import type { Backfill } from "../../store/backfills/backfills.ts";
import type { RateLimit } from "../../store/deliveries/rate-limits.ts";
import type { AppContext } from "../../app/context.ts";

/** A platform tries an event again for some six minutes; what it gave up on before is looked for so much further back. */
const MARGIN_MS = 10 * MINUTE_MS;
/** Longer absences are looked back on this far. */
const LONGEST_ABSENCE_MS = 3 * DAY_MS;
/** Who looks holds an installation this long after each page, and lets go of it a minute after dying. */
const LEASE_MS = MINUTE_MS;
/** So many installations are looked through at once: each waits for its platform's pace most of the time. */
const AT_ONCE = 200;
/** Slack lets a history be read 50 times a minute and workspace (docs.slack.dev, rate limits, tier 3). */
const HISTORY: RateLimit = { scope: "history", rate: 50 / 60, max: 50 / 60 };
/** While it waits, a stop is looked out for this often. */
const LOOK_UP_MS = 200;

/** Takes in what people wrote while nobody listened, from the history of their own chats, where the platform keeps one. */
export type BackfillRunner = {
  /** Notes an absence that is about to end. To be called before anything is heard. */
  note(): Promise<void>;
  /** Looks for all that may have been missed and that no other instance looks for; how many installations. */
  turn(): Promise<number>;
};

/**
 * Each message that is found has the key that its event would have had, so that what was heard already is not heard
 * twice. An absence stays noted until all of it was looked through, whoever dies over it.
 */
export function createBackfill(app: AppContext, isStopping: () => boolean): BackfillRunner {
  const { backfills } = app.store;
  const remembering = () =>
    [...app.platforms.values()].filter(({ missed }) => missed !== null).map(({ name }) => name);
  const lane = async (first: Backfill | undefined): Promise<number> => {
    let looked = 0;
    for (let absence = first; absence; looked++) {
      await lookThrough(app, absence, isStopping);
      [absence] = isStopping() ? [] : await backfills.claim(remembering(), 1, LEASE_MS);
    }
    return looked;
  };
  return {
    note: () => backfills.note(remembering(), MARGIN_MS, LONGEST_ABSENCE_MS),
    async turn() {
      const firsts = isStopping() ? [] : await backfills.claim(remembering(), AT_ONCE, LEASE_MS);
      const looked = await Promise.all(firsts.map(lane));
      return looked.reduce((sum, count) => sum + count, 0);
    },
  };
}

async function lookThrough(
  app: AppContext,
  absence: Backfill,
  isStopping: () => boolean,
): Promise<void> {
  const { backfills, members } = app.store;
  const { workspaceId, platform: name, installation } = absence;
  const facts = { installation: installation.key, platform: name };
  const platform = app.platforms.get(name as PlatformName);
  let found = 0;
  try {
    for (const address of await members.addressesOn(workspaceId, name)) {
      if (!platform || isStopping()) break;
      found += await readChat(app, platform, absence, address, isStopping);
    }
    await (isStopping() ? backfills.release(absence) : backfills.close(absence));
  } catch (error) {
    // Its lease brings it back.
    app.log.error({ ...facts, error: String(error) }, "looking for missed messages broke off");
  }
  if (found > 0) app.log.info({ ...facts, found }, "messages of an absence were taken in");
}

/** Reads one person's chat to its end. Returns how many messages were new. */
async function readChat(
  app: AppContext,
  platform: Platform,
  absence: Backfill,
  address: string,
  isStopping: () => boolean,
): Promise<number> {
  const { store } = app;
  let next: string | null = null;
  let found = 0;
  while (!isStopping()) {
    await takeTurn(app, absence, isStopping);
    if (isStopping()) break;
    const page: Missed | { afterMs: number } | undefined = await platform.missed?.(
      absence.installation,
      address,
      absence.since,
      next,
    );
    if (!page) break;
    if ("afterMs" in page) {
      await store.rateLimits.slowDown(absence.workspaceId, HISTORY, page.afterMs);
      continue;
    }
    for (const inbound of page.inbounds.toSorted((a, b) => a.at - b.at)) {
      if (await store.inbox.add(absence.workspaceId, inbound, null)) found++;
    }
    if (page.inbounds.length > 0) app.wake("inbox");
    next = page.next;
    if (next === null) break;
  }
  return found;
}

/** Waits for a turn at the platform, which all instances share. */
async function takeTurn(
  app: AppContext,
  absence: Backfill,
  isStopping: () => boolean,
): Promise<void> {
  const { store } = app;
  const ask = { workspaceId: absence.workspaceId, paces: [HISTORY] };
  for (let granted = false; !granted && !isStopping();) {
    const [turn] = await store.rateLimits.take([ask], LEASE_MS);
    const waitMs = turn?.waitMs ?? 0;
    await store.backfills.extend(absence, waitMs + LEASE_MS);
    for (let left = waitMs; left > 0 && !isStopping(); left -= LOOK_UP_MS) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, LOOK_UP_MS)));
    }
    granted = turn?.granted ?? true;
  }
}
