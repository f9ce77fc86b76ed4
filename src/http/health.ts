/** The two probes of a process: does it live, and may it be sent work. */
import { type HttpRoute, type Stage, textRoute } from "./server.ts";
import { withTimeout } from "./timeout.ts";

/** A database that takes longer to answer is as good as away. */
const DATABASE_TIMEOUT_MS = 2_000;

/** `/healthz`: the process lives, also while it starts, stops, or has lost its database. */
export const aliveRoute = (): HttpRoute =>
  textRoute("/healthz", async () => ({ status: 200, text: "alive\n" }));

/**
 * `/readyz`: it may be sent work. 503 while it starts, while it stops, and while its database does not answer.
 * @param askDatabase throws when the database is away; `onError` gets the error
 */
export function readyRoute(
  askDatabase: () => Promise<unknown>,
  stage: () => Stage,
  onError: (error: unknown) => void,
): HttpRoute {
  return textRoute("/readyz", async () => {
    if (stage() !== "open") return { status: 503, text: `${stage()}\n` };
    try {
      if (!(await withTimeout(DATABASE_TIMEOUT_MS, askDatabase()))) throw new Error("ETIMEDOUT");
      return { status: 200, text: "ready\n" };
    } catch (error) {
      onError(error);
      return { status: 503, text: "the database does not answer\n" };
    }
  });
}
