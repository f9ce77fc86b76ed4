import type { PlatformName } from "../chat/intent.ts";
import type { Platform, PlatformLog } from "../chat/platform.ts";
import type { Lexicon } from "../engine/reading/lexicon.ts";
import type { Reading, ReadingRequest } from "../engine/reading/reading.ts";
import type { Instant } from "../engine/model/time.ts";
import type { Repositories, Store } from "../store/store.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";

/** What every use case is handed. Built once, by `start` or by a test. */
export type AppContext = {
  store: Store;
  /** the rules reader, or the model reader with the rules behind it; never throws */
  read(workspaceId: string, request: ReadingRequest): Promise<{ reading: Reading; reader: string }>;
  /** the words that replies are read by */
  lexicon: Lexicon;
  /** the connected platforms */
  platforms: Map<PlatformName, Platform>;
  /** the machine's clock */
  now(): Instant;
  log: PlatformLog;
  /** tells the workers of this process that there is something to do; losing a wake costs a minute, not a message */
  wake(what: "inbox" | "outbox"): void;
};

/** What a use case decided to write: run in one transaction with the mark that its cause is handled. */
export type Effect = (tx: Repositories) => Promise<void>;

/** The workspace's time: the machine's, moved on by the workspace's own clock. */
export function workspaceTime(app: AppContext, workspace: WorkspaceRow): Instant {
  return app.now() + workspace.clockOffsetMs;
}
