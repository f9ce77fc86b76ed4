/** One time for all instances: the machine's clock, corrected by the database's. */
import type { PlatformLog } from "../chat/platform.ts";

/** Milliseconds since 1970. */
export type Clock = {
  now(): number;
  stop(): void;
};

/** How often the database is asked for the time. */
const ASK_EVERY_MS = 60_000;
/** A clock this close is right: an answer takes a moment, and no nudge is meant to the second. */
const RIGHT_WITHIN_MS = 2_000;
/** An answer that took longer than this says too little about when it was given. */
const QUICK_MS = 1_000;

const TIME = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms";

/**
 * Instances whose clocks stand minutes apart would send a nudge too early, or each plan another week. So it is the
 * database's clock that counts; between two answers the machine's own goes on.
 *
 * @param sql asks the database
 * @param machine another machine's clock, in tests
 */
export async function startClock(
  sql: (text: string) => Promise<{ rows: { ms?: number }[] }>,
  log: PlatformLog,
  machine: () => number = Date.now,
): Promise<Clock> {
  let offMs = 0;
  const look = async (): Promise<void> => {
    const before = machine();
    const { rows } = await sql(TIME);
    const after = machine();
    const told = rows[0]?.ms;
    if (told === undefined || after - before > QUICK_MS) return;
    const off = told - (before + after) / 2;
    const wrong = Math.abs(off) > RIGHT_WITHIN_MS;
    if (wrong && offMs === 0) {
      log.warn({ offMs: Math.round(off) }, "this machine's clock is wrong: the database's counts");
    }
    offMs = wrong ? off : 0;
  };
  await look();
  const timer = setInterval(() => {
    // Where the database is away, what was known of its clock stands.
    look().catch(() => undefined);
  }, ASK_EVERY_MS);
  timer.unref();
  return { now: () => Math.round(machine() + offMs), stop: () => clearInterval(timer) };
}
