/** The id that goes through everything a request or job causes. */
import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<string>();

/** What a proxy in front of us may name a request: short, and nothing that could break a line of the log. */
const SANE_ID = /^[\w.:-]{1,64}$/;

/** Runs `work` as a part of a request or job: whatever it logs and sends has this id, however deep it goes. */
export function underRequest<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** The id of the request or job that this is a part of; null outside of any. */
export function requestId(): string | null {
  return current.getStore() ?? null;
}

/** The id that a header brings, when it is one that may stand in a log; null else. */
export function idIn(header: string | string[] | undefined): string | null {
  return typeof header === "string" && SANE_ID.test(header) ? header : null;
}
