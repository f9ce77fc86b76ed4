import { setTimeout as wait } from "node:timers/promises";
import type { Route } from "../chat/platform.ts";
import type { Log } from "../app/log.ts";
import { type Stage, textRoute } from "./server.ts";
import type { Store } from "../store/store.ts";

/** A database that takes longer to answer is as good as away. */
const DATABASE_WITHIN_MS = 2_000;

/** `/healthz`: the process lives, also while it starts, stops, or has lost its database. */
export const aliveRoute = (): Route =>
  textRoute("/healthz", async () => ({ status: 200, text: "alive\n" }));

/** `/readyz`: it may be sent work. 503 while it starts, while it stops, and while its database does not answer. */
export function readyRoute(store: Store, log: Log, stage: () => Stage): Route {
  return textRoute("/readyz", async () => {
    if (stage() !== "open") return { status: 503, text: `${stage()}\n` };
    try {
      await answers(store);
      return { status: 200, text: "ready\n" };
    } catch (error) {
      log.error({ error: String(error) }, "not ready: the database does not answer");
      return { status: 503, text: "the database does not answer\n" };
    }
  });
}

/** @throws when the database is away, or takes too long */
async function answers(store: Store): Promise<void> {
  const inTime = new AbortController();
  const late = wait(DATABASE_WITHIN_MS, null, { signal: inTime.signal }).then(() => {
    throw new Error("ETIMEDOUT");
  });
  try {
    await Promise.race([store.workspaces.count(), late]);
  } finally {
    inTime.abort();
    late.catch(() => undefined);
  }
}
