import type pg from "pg";
import type { Db } from "./connection/db.ts";
import { type BulkRepository, createBulkRepository } from "./portfolios/bulk/writer.ts";
import type { PrismaClient } from "./generated/client.ts";
import { createOutbox, type Outbox } from "./deliveries/outbox.ts";
import { sqlIn, sqlOver, type InTransaction, transactionOver } from "./connection/sql.ts";
import type { InboxRow } from "./inbox/inbox.ts";
import type { Write } from "./writes/write.ts";
import { Superseded, writeAll } from "./writes/write-all.ts";
import type { SecretBox } from "./secrets/secret-box.ts";
import { createRepositories, type Repositories } from "./repositories.ts";

/** All that use cases know of the database. */
export type Store = Repositories & {
  /** A worker's outbox: batches the statements of all deliveries in flight. `leaseMs`: how long it holds a delivery. */
  createOutbox(leaseMs: number): Outbox;
  /** Runs `work` in one transaction: all of it or, when it throws, nothing. */
  transaction<T>(work: (repositories: Repositories) => Promise<T>, limitMs?: number): Promise<T>;
  /** The same for what an import asks and writes, which may be a million rows and take hours. */
  importing<T>(work: (tx: BulkRepository) => Promise<T>): Promise<T>;
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
const LONGEST_IMPORT_MS = 6 * 3_600_000;

/**
 * The store on an open database. `origin` names the request or job that is under way; `pools`, the same database's
 * connections, make quick what goes through them; `box` seals tokens, and without one none can be stored.
 */
export function createStore(
  client: PrismaClient,
  origin: () => string | null = () => null,
  pools: Pools | null = null,
  box: SecretBox | null = null,
): Store {
  const transaction = <T>(
    work: (repositories: Repositories) => Promise<T>,
    limitMs = TRANSACTION_MS,
  ) =>
    client.$transaction((inside) => work(repositoriesIn(inside, origin, box)), {
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
  const repositories = createRepositories({ db: client, ...ways }, origin, box);
  return {
    ...repositories,
    createOutbox: (leaseMs) => createOutbox(repositories, leaseMs),
    transaction,
    importing: (work) =>
      pools
        ? ways.inTransaction((sql) => work(createBulkRepository(sql)))
        : transaction((tx) => work(tx.bulk), LONGEST_IMPORT_MS),
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

/** Repositories bound to an open transaction: everything they do is part of it. */
function repositoriesIn(
  transaction: Db,
  origin: () => string | null,
  box: SecretBox | null,
): Repositories {
  const ways = waysOf(transaction, (work) => work(sqlIn(transaction)));
  return createRepositories({ db: transaction, ...ways }, origin, box);
}
