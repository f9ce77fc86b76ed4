import type { Config } from "../app/config.ts";
import { type Listening, listen } from "./server.ts";

/** The ports of a process: what platforms reach, and what only this machine does. The same one when only the page is served. */
export type Listeners = {
  public: Listening;
  internal: Listening;
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** The ports, taken first: with a platform connected, page and metrics have a loopback one of their own. */
export async function startListeners(
  config: Config,
  onError: (error: unknown) => void,
): Promise<Listeners> {
  const first = await listen({ host: config.host, port: config.port }, onError);
  if (!config.slack && !config.teams) {
    return { public: first, internal: first, settled: first.settled, stop: first.stop };
  }
  try {
    const second = await listen({ host: "127.0.0.1", port: config.localPort }, onError);
    const both = (what: "settled" | "stop") => async () =>
      void (await Promise.all([first[what](), second[what]()]));
    return { public: first, internal: second, settled: both("settled"), stop: both("stop") };
  } catch (error) {
    await first.stop();
    throw error;
  }
}
