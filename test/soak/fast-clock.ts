/**
 * A clock that runs faster, for a whole process and the PostgreSQL that it asks: ten minutes pass in one. Loaded before
 * everything else (`--import`), by way of `fastClock`. What is slow by itself (a query, a connection) stays as slow, and
 * so seems slower: what holds here holds in real time all the more.
 */
import timersPromises from "node:timers/promises";
import { syncBuiltinESMExports } from "node:module";
import type { Database } from "../../src/store/connection/database.ts";

const RATE = "SOAK_CLOCK_RATE";
const ORIGIN = "SOAK_CLOCK_ORIGIN";

export type FastClock = {
  /** the time by this clock, milliseconds since 1970 */
  now(): number;
  /** for the instances that shall live by it */
  environment: Record<string, string>;
  /** makes a database's own clock run as fast, for connections made from now on */
  installIn(database: Database): Promise<void>;
};

/** A clock that begins now and runs `rate` times as fast. */
export function fastClock(rate: number): FastClock {
  const origin = Date.now();
  const seconds = origin / 1_000;
  const faster = (clock: string) =>
    `to_timestamp(${seconds} + (extract(epoch FROM pg_catalog.${clock}) - ${seconds}) * ${rate})`;
  return {
    now: timeAt(origin, rate),
    environment: {
      // As a URL: NODE_OPTIONS is split at spaces, and a folder's name may hold one.
      NODE_OPTIONS: `--import ${import.meta.url}`,
      [RATE]: String(rate),
      [ORIGIN]: String(origin),
    },
    async installIn({ pool }) {
      const { rows } = await pool.query<{ name: string }>("SELECT current_database() AS name");
      // Found before PostgreSQL's own by whoever says only `now()`.
      await pool.query(`
        CREATE SCHEMA fast;
        CREATE FUNCTION fast.now() RETURNS timestamptz LANGUAGE sql STABLE
          AS $$ SELECT ${faster("statement_timestamp()")} $$;
        CREATE FUNCTION fast.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
          AS $$ SELECT ${faster("clock_timestamp()")} $$;
        ALTER DATABASE "${rows[0]?.name}" SET search_path = fast, public, pg_catalog`);
    },
  };
}

/** From here on a timer guards what is slow by itself, a connection, a query, a call: these become no faster. */
const GUARD_FROM_MS = 5_000;

const machine = Date.now;
const timeAt = (origin: number, rate: number) => () =>
  Math.round(origin + (machine() - origin) * rate);

const asked = process.env[RATE];
if (asked !== undefined) speedUp(Number(process.env[ORIGIN]), Number(asked));

function speedUp(origin: number, rate: number): void {
  const now = timeAt(origin, rate);
  class FasterDate extends Date {
    static override now = now;
    constructor(...parts: [] | ConstructorParameters<typeof Date>) {
      if (parts.length === 0) super(now());
      else super(...(parts as [number]));
    }
  }
  const { setTimeout: later, setInterval: every } = globalThis;
  const soon = timersPromises.setTimeout;
  const shorter = (ms = 0) => (ms < GUARD_FROM_MS ? ms / rate : ms);
  Object.assign(globalThis, {
    Date: FasterDate,
    setTimeout: Object.assign(
      (work: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
        later(work, shorter(ms), ...given),
      later,
    ),
    setInterval: (work: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
      every(work, shorter(ms), ...given),
  });
  timersPromises.setTimeout = (ms, value, options) => soon(shorter(ms), value, options);
  syncBuiltinESMExports();
}
