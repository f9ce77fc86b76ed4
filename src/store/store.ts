import type pg from "pg";
import { createBackfillRepository } from "./backfills/backfills.ts";
import { createInboxIngest } from "./inbox/inbox-ingest.ts";
import { createAuditRepository } from "./workspaces/audit.ts";
import { createExportRepository } from "./portfolios/bulk/exports.ts";
import { createBulkRepository } from "./portfolios/bulk/writer.ts";
import { createContactRepository } from "./customers/contacts.ts";
import { createCustomerRepository } from "./customers/customers.ts";
import type { Db } from "./connection/db.ts";
import { createDeliveryRepository } from "./deliveries/deliveries.ts";
import { createDigestRepository } from "./teams/digests.ts";
import { createDueRepository } from "./workspaces/due.ts";
import type { PrismaClient } from "./generated/client.ts";
import { createInboxRepository } from "./inbox/inbox.ts";
import { createInstallationRepository } from "./workspaces/installations.ts";
import { createConversationRepository } from "./replies/conversation.ts";
import { createFollowUpRepository } from "./replies/follow-ups.ts";
import { createLlmBudgetRepository } from "./workspaces/llm-budgets.ts";
import { createLocalChatRepository } from "./local-chats/local-chats.ts";
import { createCustomerSnapshotRepository } from "./customers/customer-snapshot.ts";
import { createMemberRepository } from "./members/members.ts";
import { createNudgeRepository } from "./nudges/nudges.ts";
import { createOutbox, type Outbox } from "./deliveries/outbox.ts";
import { createDeliveryAdminRepository } from "./deliveries/delivery-admin.ts";
import { createDueNudgeRepository } from "./nudges/due-nudges.ts";
import { createPlanningRepository } from "./nudges/planning.ts";
import { createPlayRepository } from "./plays/plays.ts";
import { createPortfolioRepository } from "./portfolios/portfolios.ts";
import { createRateLimitRepository } from "./deliveries/rate-limits.ts";
import { createReplyRepository } from "./replies/replies.ts";
import { createRiskModelRepository } from "./plays/risk-models.ts";
import { type Sql, sqlIn, sqlOver, type InTransaction, transactionOver } from "./connection/sql.ts";
import { createDeliveryContextRepository } from "./deliveries/delivery-context.ts";
import { createTeamRepository } from "./teams/teams.ts";
import type { InboxRow } from "./inbox/inbox.ts";
import type { Write } from "./writes/write.ts";
import { Superseded, writeAll } from "./writes/write-all.ts";
import { createWorkspaceRepository } from "./workspaces/workspaces.ts";

/** The ways to ask: through Prisma, by statements of our own, several of those in one transaction, and for who waits. */
type Ways = { db: Db; sql: Sql; inTransaction: InTransaction; interactive: Sql };

const createRepositories = (
  { db, sql, inTransaction, interactive }: Ways,
  origin: () => string | null,
) => ({
  workspaces: createWorkspaceRepository(db, sql),
  installations: createInstallationRepository(db),
  members: createMemberRepository(db, sql, interactive),
  teams: createTeamRepository(db),
  customers: createCustomerRepository(db, sql),
  contacts: createContactRepository(db),
  portfolios: createPortfolioRepository(db, sql),
  customerSnapshots: createCustomerSnapshotRepository(interactive, sql),
  plays: createPlayRepository(db),
  planning: createPlanningRepository(db, sql),
  nudges: createNudgeRepository(db, sql),
  dueNudges: createDueNudgeRepository(sql, origin),
  replies: createReplyRepository(db),
  conversations: createConversationRepository(sql),
  followUps: createFollowUpRepository(db),
  inbox: createInboxRepository(db, sql),
  backfills: createBackfillRepository(db, sql),
  inboxIngest: createInboxIngest(interactive),
  deliveries: createDeliveryRepository(db, sql, origin),
  deliveryAdmin: createDeliveryAdminRepository(db),
  deliveryContext: createDeliveryContextRepository(sql),
  rateLimits: createRateLimitRepository(db, sql, inTransaction),
  riskModels: createRiskModelRepository(db),
  llmBudgets: createLlmBudgetRepository(db),
  digests: createDigestRepository(db, sql),
  due: createDueRepository(sql),
  audit: createAuditRepository(db),
  localChats: createLocalChatRepository(db),
  bulk: createBulkRepository(db),
  exports: createExportRepository(db),
});

/** What can be asked and written inside one transaction. */
export type Repositories = ReturnType<typeof createRepositories>;

/** All that use cases know of the database. */
export type Store = Repositories & {
  /** A worker's way to send: what it asks and writes of all that are on their way, together. `leaseMs`: how long it holds one. */
  createOutbox(leaseMs: number): Outbox;
  /** Runs `work` in one transaction: all of it or, when it throws, nothing. */
  transaction<T>(work: (repositories: Repositories) => Promise<T>, limitMs?: number): Promise<T>;
  /**
   * Writes what was decided, in one transaction with the mark that `handled`, the message it was decided for, is done.
   * Throws `Superseded` or `Outdated`, with nothing written, where something else came first.
   */
  commit(workspaceId: string, writes: readonly Write[], handled?: InboxRow | null): Promise<void>;
};

/** The database's connections: those that work, and those for what somebody waits for. */
export type Pools = { pool: pg.Pool; interactivePool: pg.Pool };

/** How long a transaction may take before PostgreSQL is asked to give it up. */
const TRANSACTION_MS = 15_000;

/**
 * The store on an open database. `origin` names the request or job that is under way; `pools`, the same database's
 * connections, make quick what goes through them.
 */
export function createStore(
  client: PrismaClient,
  origin: () => string | null = () => null,
  pools: Pools | null = null,
): Store {
  const transaction = <T>(
    work: (repositories: Repositories) => Promise<T>,
    limitMs = TRANSACTION_MS,
  ) =>
    client.$transaction((inside) => work(repositoriesIn(inside, origin)), {
      timeout: limitMs,
      maxWait: TRANSACTION_MS,
    });
  const ways = pools
    ? {
        sql: sqlOver(pools.pool),
        inTransaction: transactionOver(pools.pool),
        interactive: sqlOver(pools.interactivePool),
      }
    : waysOf(client, (work) => client.$transaction((inside) => work(sqlIn(inside))));
  const repositories = createRepositories({ db: client, ...ways }, origin);
  return {
    ...repositories,
    createOutbox: (leaseMs) => createOutbox(repositories, leaseMs),
    transaction,
    commit: (workspaceId, writes, handled = null) =>
      transaction(async (tx) => {
        if (handled && !(await tx.inbox.finish(handled))) throw new Superseded();
        await writeAll(tx, workspaceId, writes);
      }),
  };
}

function waysOf(db: Db, inTransaction: InTransaction) {
  const sql = sqlIn(db);
  return { sql, inTransaction, interactive: sql };
}

/** In a transaction that is under way: everything is part of it. */
function repositoriesIn(transaction: Db, origin: () => string | null): Repositories {
  const ways = waysOf(transaction, (work) => work(sqlIn(transaction)));
  return createRepositories({ db: transaction, ...ways }, origin);
}
