/** The command line as a shell runs it: `rapport …` in a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";

const ROOT = path.join(import.meta.dirname, "../..");

export type Ended = { code: number | null; out: string; err: string };

/** Starts a command. The database is the one in `environment`; nothing of this machine's own settings is handed on. */
export function startCommand(args: string[], environment: Record<string, string> = {}) {
  const guarded = ["--import", "./src/app/node-guard.mjs", "src/main.ts", ...args];
  const child = spawn(process.execPath, guarded, {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", LOG_LEVEL: "silent", ...environment },
  });
  const [out, err] = [text(child.stdout), text(child.stderr)];
  const ended = (async (): Promise<Ended> => {
    const [code] = (await once(child, "close")) as [number | null];
    return { code, out: await out, err: await err };
  })();
  return { child, ended };
}

/** Runs a command to its end. */
export async function command(
  args: string[],
  environment: Record<string, string> = {},
  input = "",
): Promise<Ended> {
  const { child, ended } = startCommand(args, environment);
  child.stdin.end(input);
  return ended;
}
