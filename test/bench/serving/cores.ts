/** Which core does what, so that a server is measured and not what measures it. Linux with two cores or more; elsewhere nothing is pinned. */
import { execFileSync, fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";

const SERVER_CORE = 0;
const OTHER_CORE = 1;
const START_MS = 60_000;

const canPin = process.platform === "linux" && availableParallelism() > 1 && hasTaskset();

function hasTaskset(): boolean {
  try {
    execFileSync("taskset", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Puts this process, and all that it starts from now on (PostgreSQL among it), on the core beside the server's. Says what was pinned. */
export function standAside(): string {
  if (!canPin) return "nothing pinned";
  pinThis(String(OTHER_CORE));
  return `server on core ${SERVER_CORE}; load and PostgreSQL on core ${OTHER_CORE}`;
}

/** This process may use every core again. */
export function standFree(): void {
  if (canPin) pinThis(`0-${cpus().length - 1}`);
}

function pinThis(cores: string): void {
  execFileSync("taskset", ["-acp", cores, String(process.pid)], { stdio: "ignore" });
}

/** A program that serves, on the server's core. */
export type Served = {
  port: number;
  /** milliseconds of a core that it has used; null where nobody tells */
  cpuMs(): number | null;
  /** stands still, as if it were not there, until it is woken: whoever shares its core has it alone */
  freeze(): void;
  wake(): void;
  stop(): Promise<void>;
};

/** Starts a program that tells its port once it listens (`process.send({ port })`) and ends at SIGTERM. */
export async function serve(
  program: URL,
  environment: Record<string, string> = {},
): Promise<Served> {
  const child = fork(program, {
    env: { ...process.env, ...environment },
    // They log as they do at work, but to nowhere: the figures stand alone.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    ...(canPin && {
      execPath: "taskset",
      execArgv: ["-c", String(SERVER_CORE), process.execPath, ...process.execArgv],
    }),
  });
  // However the bench ends, nothing that it started is left.
  process.once("exit", () => child.kill("SIGKILL"));
  const { port } = await firstWord(child);
  return {
    port,
    cpuMs: () => cpuMsOf(child.pid),
    freeze: () => void child.kill("SIGSTOP"),
    wake: () => void child.kill("SIGCONT"),
    async stop() {
      child.kill("SIGCONT");
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** From the kernel's count in ticks of 10 ms (proc(5), `stat`: utime and stime stand after the name in brackets). */
function cpuMsOf(pid: number | undefined): number | null {
  if (process.platform !== "linux" || pid === undefined) return null;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function firstWord(child: ChildProcess): Promise<{ port: number }> {
  const [word] = (await Promise.race([
    once(child, "message", { signal: AbortSignal.timeout(START_MS) }),
    once(child, "exit").then(([code]) => {
      throw new Error(`a server of the bench ended at its start with ${String(code)}`);
    }),
  ])) as [{ port: number }];
  return word;
}
