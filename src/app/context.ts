import type { Inbound, PlatformName } from "../chat/intent.ts";
import type { Platform, PlatformLog } from "../chat/platform.ts";
import type { Lexicon } from "../engine/reading/lexicon.ts";
import type { Reading, ReadingRequest } from "../engine/reading/reading.ts";
import { toLocalDate } from "../engine/model/calendar.ts";
import type { Instant, LocalDate } from "../engine/model/time.ts";
import type { MemberRow } from "../store/members/members.ts";
import type { Conversation } from "../store/replies/conversation.ts";
import type { Repositories } from "../store/repositories.ts";
import type { Store } from "../store/store.ts";
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

/** One message on its way: who said what, where and when, and what may be asked of their workspace. */
export type Turn = {
  app: AppContext;
  workspace: WorkspaceRow;
  member: MemberRow;
  inbound: Inbound;
  /** by the workspace's clock */
  now: Instant;
  /** the member's own day */
  today: LocalDate;
  store: WorkspaceStore;
};

/** A turn that changes something: with the conversation that it stands in, and ids for new rows. */
export type ChangeTurn = Turn & { conversation: Conversation; newId(): string };

/** The repositories that a turn may ask. */
const SCOPED = [
  "contacts",
  "customers",
  "customerSnapshots",
  "members",
  "nudges",
  "plays",
  "portfolios",
  "replies",
  "riskModels",
  "upkeep",
] as const;

/** A repository's methods that are about one workspace, with that workspace given. */
type Scoped<Repository> = {
  [M in Exclude<keyof Repository, "person">]: Repository[M] extends (
    workspaceId: string,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/** What can be asked of one workspace. Nothing is written through it: handlers return writes. */
export type WorkspaceStore = { [Name in (typeof SCOPED)[number]]: Scoped<Repositories[Name]> };

type Method = (...values: unknown[]) => unknown;

/** The repositories with the workspace as their first argument. */
function scopedTo(store: Repositories, workspaceId: string): WorkspaceStore {
  const scoped = SCOPED.map((name): [string, Record<string, Method>] => {
    const repository = store[name] as Record<string, Method>;
    const bound = Object.entries(repository).map(([method, run]): [string, Method] => [
      method,
      (...values) => run.call(repository, workspaceId, ...values),
    ]);
    return [name, Object.fromEntries(bound)];
  });
  return Object.fromEntries(scoped) as WorkspaceStore;
}

export function createTurn(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
): Turn {
  const now = workspaceTime(app, workspace);
  const today = toLocalDate(now, member.timezone);
  return { app, workspace, member, inbound, now, today, store: scopedTo(app.store, workspace.id) };
}

/** The workspace's time: the machine's, moved on by the workspace's own clock. */
export function workspaceTime(app: AppContext, workspace: WorkspaceRow): Instant {
  return app.now() + workspace.clockOffsetMs;
}
