/** Backfills the messages that people sent during an outage, from the history of their own chats, where the platform keeps one. */
import type { PlatformName } from "../../chat/intent.ts";
import type { Missed, Platform, RateLimit } from "../../chat/platform.ts";
import { DAY_MS, MINUTE_MS } from "../../engine/model/time.ts";
import type { Backfill } from "../../store/backfills/backfills.ts";
import type { AppContext } from "../../app/context.ts";

/** A platform retries an event for some six minutes; what it gave up on before is looked for so much further back. */
const MARGIN_MS = 10 * MINUTE_MS;
/** Longer outages are looked back on this far. */
const LONGEST_OUTAGE_MS = 3 * DAY_MS;
/** An instance holds an installation this long after each page, and lets go of it a minute after dying. */
const LEASE_MS = MINUTE_MS;
/** Installations looked through concurrently: each waits for its platform's rate most of the time. */
const MAX_CONCURRENT_INSTALLATIONS = 200;
/** How often a waiting turn looks for a stop. */
const LOOK_UP_MS = 200;

export type BackfillRunner = {
  /** Records the outage before listening, so a crash during recovery does not forget it. */
  note(): Promise<void>;
  /** Looks for all that may have been missed and that no other instance looks for; how many installations. */
  turn(): Promise<number>;
};

/** How fast a platform's history may be read; null where it has none. */
type HistoryRateOf = (platform: PlatformName) => RateLimit | null;

/**
 * Each message that is found has the key that its event would have had, so that what was heard already is not heard
 * twice. An outage stays noted until all of it was looked through, whoever dies over it.
 */
export function createBackfill(
  app: AppContext,
  historyRateOf: HistoryRateOf,
  isStopping: () => boolean,
): BackfillRunner {
  const { backfills } = app.store;
  const withHistory = () =>
    [...app.platforms.values()]
      .filter(({ name, missed }) => missed !== null && historyRateOf(name) !== null)
      .map(({ name }) => name);
  const claim = async (limit: number): Promise<Backfill[]> =>
    isStopping() ? [] : backfills.claim(withHistory(), limit, LEASE_MS);
  const lookThroughAll = async (first: Backfill): Promise<number> => {
    let count = 0;
    for (let next: Backfill | undefined = first; next; count++) {
      await lookThrough({ app, backfill: next, isStopping }, historyRateOf(next.platform));
      [next] = await claim(1);
    }
    return count;
  };
  return {
    note: () => backfills.note(withHistory(), MARGIN_MS, LONGEST_OUTAGE_MS),
    async turn() {
      const counts = await Promise.all(
        (await claim(MAX_CONCURRENT_INSTALLATIONS)).map(lookThroughAll),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** An installation whose chats are read. */
type Recovery = { app: AppContext; backfill: Backfill; isStopping: () => boolean };

async function lookThrough(recovery: Recovery, rate: RateLimit | null): Promise<void> {
  const { app, backfill, isStopping } = recovery;
  const { backfills, members } = app.store;
  const { workspaceId, platform: name, installation } = backfill;
  const facts = { installation: installation.key, platform: name };
  const platform = app.platforms.get(name);
  let found = 0;
  try {
    for (const address of await members.addressesOn(workspaceId, name)) {
      if (!platform || !rate || isStopping()) break;
      found += await readChat(recovery, platform, rate, address);
    }
    await (isStopping() ? backfills.release(backfill) : backfills.close(backfill));
  } catch (error) {
    // Its lease brings it back.
    app.log.error({ ...facts, error: String(error) }, "looking for missed messages broke off");
  }
  if (found > 0) app.log.info({ ...facts, found }, "messages missed in an outage were taken in");
}

/** Reads one person's chat to its end. Returns how many messages were new. */
async function readChat(recovery: Recovery, platform: Platform, rate: RateLimit, address: string) {
  const { app, backfill, isStopping } = recovery;
  const { store } = app;
  const { workspaceId, installation, since } = backfill;
  let next: string | null = null;
  let found = 0;
  while (!isStopping()) {
    await takeTurn(recovery, rate);
    if (isStopping()) break;
    const page: Missed | { afterMs: number } | undefined = await platform.missed?.(
      installation,
      address,
      since,
      next,
    );
    if (!page) break;
    if ("afterMs" in page) {
      await store.rateLimits.slowDown(workspaceId, rate, page.afterMs);
      continue;
    }
    for (const inbound of page.inbounds.toSorted((a, b) => a.at - b.at)) {
      if (await store.inboxIngest.addMissed(inbound)) found++;
    }
    if (page.inbounds.length > 0) app.wake("inbox");
    next = page.next;
    if (next === null) break;
  }
  return found;
}

/** Waits for a turn at the platform, which all instances share. */
async function takeTurn({ app, backfill, isStopping }: Recovery, rate: RateLimit): Promise<void> {
  const { store } = app;
  const ask = { workspaceId: backfill.workspaceId, limits: [rate] };
  for (let granted = false; !granted && !isStopping();) {
    const [turn] = await store.rateLimits.take([ask], LEASE_MS);
    const waitMs = turn?.waitMs ?? 0;
    await store.backfills.extend(backfill, waitMs + LEASE_MS);
    for (let left = waitMs; left > 0 && !isStopping(); left -= LOOK_UP_MS) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, LOOK_UP_MS)));
    }
    granted = turn?.granted ?? true;
  }
}
