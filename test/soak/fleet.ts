/** Two or more instances on one PostgreSQL, to be killed and started again. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const INSTANCE = path.join(import.meta.dirname, "instance.ts");
const START_MS = 60_000;

export type Instance = {
  /** where it listens, null while it is down */
  url: string | null;
  /** kill -9, as the kernel does when memory is out */
  kill(): Promise<void>;
  /** asks it to stop, and waits until it has; its exit code */
  stop(): Promise<number | null>;
  start(): Promise<void>;
};

/** An instance with these environment variables, not started yet. */
export function instanceWith(environment: Record<string, string>): Instance {
  let child: ChildProcess | null = null;
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
    stop: () => gone("SIGTERM"),
    async start() {
      const made = fork(INSTANCE, {
        env: { ...process.env, PORT: "0", LOCAL_PORT: "0", LOG_LEVEL: "silent", ...environment },
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      child = made;
      const [told] = (await Promise.race([
        once(made, "message", { signal: AbortSignal.timeout(START_MS) }),
        once(made, "exit").then(([code]) => {
          throw new Error(`an instance ended at its start with ${String(code)}`);
        }),
      ])) as [{ port: number }];
      instance.url = `http://127.0.0.1:${told.port}`;
    },
  };
  return instance;
}
