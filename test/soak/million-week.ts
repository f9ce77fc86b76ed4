/**
 * A week of many members in many workspaces, one of them large, on a real PostgreSQL: our own tick, use cases and sender,
 * a clock that is moved from minute to minute, and a platform that counts. Bounded memory, nobody forgotten, nobody twice.
 */
import { loadLexicon } from "../../src/app/load-lexicon.ts";
import type { PlatformName } from "../../src/chat/intent.ts";
import type { Platform, SendOrder } from "../../src/chat/platform.ts";
import { isWorkingTime, toInstant, weekOf as isoWeek } from "../../src/engine/model/calendar.ts";
import { DAY_MS, type Instant, type LocalDate, MINUTE_MS } from "../../src/engine/model/time.ts";
import { type JobName, SCHEDULE } from "../../src/jobs/schedule.ts";
import { mapWithConcurrency } from "../../src/jobs/map-with-concurrency.ts";
import { tick } from "../../src/jobs/tick.ts";
import { startWorker } from "../../src/jobs/workers.ts";
import { type Database, openDatabase } from "../../src/store/connection/database.ts";
import { newId } from "../../src/store/connection/id.ts";
import { createStore } from "../../src/store/store.ts";
import { createSender } from "../../src/features/deliveries/sender.ts";
import type { AppContext } from "../../src/app/context.ts";
import { atMost, type Figure, none, type Run, told } from "./figure.ts";
import { fill, memberNumber, type Size } from "./week/town.ts";
import { tally } from "./week/tally.ts";

const MONDAY: LocalDate = "2026-11-30";
const FULL: Size = { members: 1_000_000, workspaces: 10_000, large: 50_000 };
const MEMORY_MIB = 2_048;
const FIRST_SERVED_WITHIN_S = 60;
const TICKS_TOLD = 25;

export const millionWeek: Run = ({ url, scale }) => {
  const part = (n: number) => Math.max(2, Math.round(n * scale));
  const { members, workspaces, large } = FULL;
  const size = { members: part(members), workspaces: part(workspaces), large: part(large) };
  return weekOf(url, size, (sentence) => process.stderr.write(`${sentence}\n`));
};

/** The week, on an empty, migrated database. */
export async function weekOf(
  url: string,
  size: Size,
  tell: (sentence: string) => void = () => undefined,
): Promise<Figure[]> {
  const database = await openDatabase(url, { poolSize: 10 });
  try {
    const began = performance.now();
    await fill(database.pool, size, MONDAY);
    const filled = performance.now();
    tell(`filled after ${Math.round((filled - began) / 1_000)} s`);
    const { platform, seen } = countingPlatform(size, () => now);
    let now = toInstant(MONDAY, "00:00", "UTC") - DAY_MS / 2;
    const end = now + 7 * DAY_MS;
    const app = houseOn(
      database,
      platform,
      () => now,
      () => outgoing.wake(),
    );
    const sender = createSender(app, newId(), { rates: () => [] });
    const fail = (error: unknown) => seen.errors.push(String(error));
    const outgoing = startWorker(() => sender.turn(), 60_000, fail);
    let ticks = 0;
    while (now < end) {
      ticks++;
      if (ticks % TICKS_TOLD === 0) {
        tell(`${new Date(now).toISOString()}: ${seen.nudges} nudges, ${seen.digests} digests`);
      }
      seen.startTick();
      const busy = await oneTick(app, fail);
      await outgoing.drained();
      now = busy ? now + MINUTE_MS : await nextDue(database, now + MINUTE_MS);
    }
    await outgoing.stop();
    const memory = Math.round(process.resourceUsage().maxRSS / 1_024);
    const tallied = await tally(database.pool, isoWeek(MONDAY));
    const cpu = process.cpuUsage();
    return [
      told("week.members", size.members, "members", `${size.workspaces} workspaces`),
      told("week.filled", Math.round((filled - began) / 1_000), "s", "by generate_series"),
      told("week.lived", Math.round((performance.now() - filled) / 1_000), "s", `${ticks} ticks`),
      told("week.cpu", Math.round((cpu.user + cpu.system) / 1e6), "s", "of this process"),
      ...tallied.told,
      told("week.arrived", seen.nudges, "messages", "nudges"),
      told("week.digests", seen.digests, "messages", "digests"),
      ...tallied.wrong,
      none("week.twice", seen.twice, "members"),
      none("week.lost", Math.abs(tallied.sent - seen.nudges), "messages"),
      none("week.out-of-hours", seen.outOfHours, "messages"),
      none("week.errors", seen.errors.length, "errors"),
      atMost("week.first-served", round(seen.firstServedS), "s", FIRST_SERVED_WITHIN_S),
      atMost("week.memory", memory, "MiB", MEMORY_MIB),
    ];
  } finally {
    await database.close();
  }
}

/** What a tick queues is done beside each other, as the jobs' own queue has it. True when there was something. */
async function oneTick(app: AppContext, fail: (error: unknown) => void): Promise<boolean> {
  let busy = false;
  const queued = new Map<JobName, string[]>();
  await tick(app, {
    async add(job, workspaceIds) {
      busy ||= workspaceIds.length > 0 && job !== "digest";
      queued.set(job, [...(queued.get(job) ?? []), ...workspaceIds]);
    },
  });
  const turn = (job: JobName) => async (id: string) => {
    try {
      const workspace = await app.store.workspaces.byId(id);
      if (workspace) await SCHEDULE[job](app, workspace);
    } catch (error) {
      fail(error);
    }
  };
  await Promise.all([...queued].map(([job, ids]) => mapWithConcurrency(job, ids, turn(job))));
  return busy;
}

/** The next minute in which something will be due: nothing is to be seen before. */
async function nextDue(database: Database, after: Instant): Promise<Instant> {
  const { rows } = await database.pool.query<{ at: Date | null }>(`
    SELECT least((SELECT min(plan_due_at) FROM member WHERE state <> 'removed'),
      (SELECT min(due_at) FROM nudge WHERE state = 'planned'), (SELECT min(digest_due_at) FROM workspace)) AS at`);
  const at = rows[0]?.at?.getTime() ?? after;
  return Math.max(after, Math.ceil(at / MINUTE_MS) * MINUTE_MS);
}

function houseOn(
  database: Database,
  platform: Platform,
  now: () => Instant,
  wake: () => void,
): AppContext {
  return {
    store: createStore(database.prisma, () => null, database),
    read: () => Promise.reject(new Error("nobody replies in this week")),
    lexicon: loadLexicon(),
    platforms: new Map<PlatformName, Platform>([["slack", platform]]),
    now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    wake,
  };
}

/** A platform that takes everything, and counts: a byte a member, whatever comes. */
function countingPlatform(size: Size, now: () => Instant) {
  const counts = new Uint8Array(size.members);
  const served = new Set<string>();
  let tickBegan = performance.now();
  const seen = {
    nudges: 0,
    digests: 0,
    twice: 0,
    outOfHours: 0,
    firstServedS: 0,
    errors: [] as string[],
    /** the workspaces that are served from now on are served in this tick */
    startTick() {
      tickBegan = performance.now();
      served.clear();
    },
  };
  const take = ({ card, address, installation }: SendOrder) => {
    if (card.name === "digest") {
      seen.digests++;
      return;
    }
    const n = Number(address.slice(1));
    if (!isWorkingTime(now(), memberNumber(n, size))) seen.outOfHours++;
    // Who takes a leaver's customers is asked beside the week's nudges.
    if (card.name !== "nudge") return;
    seen.nudges++;
    counts[n] = (counts[n] ?? 0) + 1;
    if (counts[n] === 2) seen.twice++;
    if (served.has(installation.key)) return;
    served.add(installation.key);
    seen.firstServedS = Math.max(seen.firstServedS, (performance.now() - tickBegan) / 1_000);
  };
  const platform: Platform = {
    name: "slack",
    routes: [],
    async send(order) {
      take(order);
      return {
        kind: "sent",
        reference: order.key,
        conversation: order.address,
        message: order.key,
      };
    },
    find: async () => ({ kind: "absent" }),
    profile: async () => null,
    fetchFile: async () => null,
    missed: null,
    check: async () => ({ ok: true, sentence: "counts" }),
    stop: async () => undefined,
  };
  return { platform, seen };
}

const round = (n: number) => Math.round(n * 10) / 10;
