/** Two or more instances on one PostgreSQL, to be killed and started again. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Scale } from "./figure.ts";

const INSTANCE = path.join(import.meta.dirname, "instance.ts");
const START_MS = 300_000;
/** An instance that gives up at its start, as where a busy machine leaves it no connection, is started again so often. */
const STARTS = 5;
/** For a life of a second it is not worth while to optimize code, or to collect little garbage often. */
const SHORT_LIVED = ["--liftoff-only", "--max-semi-space-size=64"];
const SHORTEST_LIFE_MS = 100;
const LONGEST_LIFE_MS = 1_500;
/** A long run says where it is, so often. */
const TOLD_EVERY = 50;
/** From so many lives on it is worth while to have the next one stand by. */
export const MANY = 20;
/** Most of a start is compiling, which is the same each time. */
const NODE_COMPILE_CACHE = path.join(
  import.meta.dirname,
  "../../node_modules/.cache/rapport/compiled",
);

export type Instance = {
  /** where it listens, null while it is down */
  url: string | null;
  /** kill -9, as the kernel does when memory is out */
  kill(): Promise<void>;
  /** asks it to stop, and waits until it has; its exit code, and how long it took */
  stop(): Promise<{ code: number | null; ms: number }>;
  start(): Promise<void>;
  /** ends what stands by for the next start, too */
  end(): Promise<void>;
};

/**
 * An instance with these environment variables, not started yet. In a long run a process that has loaded everything
 * stands by for the next start, so that a thousand kills are a thousand short absences.
 */
export function instanceWith(environment: Record<string, string>, scale?: Scale): Instance {
  const spare = (scale?.kills ?? 0) >= MANY;
  let child: ChildProcess | null = null;
  let standby: ChildProcess | null = null;
  const made = () =>
    fork(INSTANCE, {
      execArgv: SHORT_LIVED,
      env: {
        ...process.env,
        NODE_COMPILE_CACHE,
        PORT: "0",
        LOCAL_PORT: "0",
        LOG_LEVEL: "silent",
        ...environment,
      },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  const gone = async (signal: NodeJS.Signals): Promise<number | null> => {
    const dying = child;
    child = null;
    instance.url = null;
    if (!dying || dying.exitCode !== null) return dying?.exitCode ?? null;
    const exit = once(dying, "exit");
    dying.kill(signal);
    const [code] = (await exit) as [number | null];
    return code;
  };
  const instance: Instance = {
    url: null,
    kill: async () => void (await gone("SIGKILL")),
    async stop() {
      const began = performance.now();
      const code = await gone("SIGTERM");
      return { code, ms: performance.now() - began };
    },
    async start() {
      for (let left = STARTS; instance.url === null; left--) {
        const starting = standby ?? made();
        child = starting;
        standby = spare ? made() : null;
        starting.send("start");
        const [told] = (await Promise.race([
          once(starting, "message", { signal: AbortSignal.timeout(START_MS) }),
          once(starting, "exit").then(([code]) => {
            if (left > 1) return [null];
            throw new Error(`an instance ended at its start with ${String(code)}`);
          }),
        ])) as [{ port: number } | null];
        if (told) instance.url = `http://127.0.0.1:${told.port}`;
      }
    },
    async end() {
      standby?.kill("SIGKILL");
      standby = null;
      await gone("SIGTERM");
    },
  };
  return instance;
}

/**
 * Ends instances in turn, so many times in all, each at some moment of its life and started again at once. The turns
 * overlap: while one starts, the next is on its way to be ended. `before` is run as a life begins, with its number.
 * Returns how many it made: fewer when the time was up.
 */
export async function endInTurn(
  fleet: Instance[],
  { kills, minutes }: Scale,
  before: (kill: number) => Promise<void>,
  end: (one: Instance) => Promise<void>,
): Promise<number> {
  const until = performance.now() + minutes * 60_000;
  let begun = 0;
  const livesOf = async (one: Instance) => {
    while (begun < kills && performance.now() < until) {
      const kill = begun++;
      await before(kill);
      await wait(SHORTEST_LIFE_MS + Math.random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
      await end(one);
      await one.start();
      if (kill % TOLD_EVERY === TOLD_EVERY - 1) process.stderr.write(`${kill + 1} lives\n`);
    }
  };
  await Promise.all(fleet.map(livesOf));
  return begun;
}
