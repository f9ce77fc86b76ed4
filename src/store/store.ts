import type pg from "pg";
import { absencesIn } from "./backfills/backfills.ts";
import { arrivalsIn } from "./inbox/inbox-ingest.ts";
import { auditIn } from "./workspaces/audit.ts";
import { exportsIn } from "./portfolios/bulk/exports.ts";
import { bulkIn } from "./portfolios/bulk/writer.ts";
import { contactsIn } from "./customers/contacts.ts";
import { customersIn } from "./customers/customers.ts";
import type { Db } from "./connection/db.ts";
import { deliveriesIn } from "./deliveries/deliveries.ts";
import { digestsIn } from "./teams/digests.ts";
import { dueIn } from "./workspaces/due.ts";
import type { PrismaClient } from "./generated/client.ts";
import { inboxIn } from "./inbox/inbox.ts";
import { installationsIn } from "./workspaces/installations.ts";
import { intentionsIn } from "./replies/follow-ups.ts";
import { llmBudgetsIn } from "./workspaces/llm-budgets.ts";
import { localChatsIn } from "./local-chats/local-chats.ts";
import { looksIn } from "./customers/customer-snapshot.ts";
import { membersIn } from "./members/members.ts";
import { nudgesIn } from "./nudges/nudges.ts";
import { openOutbox, type Outbox } from "./deliveries/outbox.ts";
import { outboxWatchIn } from "./deliveries/delivery-admin.ts";
import { outgoingIn } from "./nudges/due-nudges.ts";
import { planningIn } from "./nudges/planning.ts";
import { playsIn } from "./plays/plays.ts";
import { portfoliosIn } from "./portfolios/portfolios.ts";
import { rateLimitsIn } from "./deliveries/rate-limits.ts";
import { repliesIn } from "./replies/replies.ts";
import { riskModelsIn } from "./plays/risk-models.ts";
import { type Sql, sqlIn, sqlOver, type InTransaction, transactionOver } from "./connection/sql.ts";
import { sendingIn } from "./deliveries/delivery-context.ts";
import { teamsIn } from "./teams/teams.ts";
import { workspacesIn } from "./workspaces/workspaces.ts";

/** The ways to ask: through Prisma, by statements of our own, several of those in one transaction, and for who waits. */
type Ways = { db: Db; sql: Sql; inTransaction: InTransaction; front: Sql };

const shelvesOn = ({ db, sql, inTransaction, front }: Ways, origin: () => string | null) => ({
  workspaces: workspacesIn(db, sql),
  installations: installationsIn(db),
  members: membersIn(db, sql, front),
  teams: teamsIn(db),
  customers: customersIn(db, sql),
  contacts: contactsIn(db),
  portfolios: portfoliosIn(db),
  looks: looksIn(front, sql),
  plays: playsIn(db),
  planning: planningIn(db, sql),
  nudges: nudgesIn(db, sql),
  outgoing: outgoingIn(sql, origin),
  replies: repliesIn(db),
  intentions: intentionsIn(db),
  inbox: inboxIn(db),
  absences: absencesIn(db),
  arrivals: arrivalsIn(front),
  deliveries: deliveriesIn(db, sql, origin),
  outboxWatch: outboxWatchIn(db),
  sending: sendingIn(sql),
  rateLimits: rateLimitsIn(db, sql, inTransaction),
  riskModels: riskModelsIn(db),
  llmBudgets: llmBudgetsIn(db),
  digests: digestsIn(db, sql),
  due: dueIn(sql),
  audit: auditIn(db),
  localChats: localChatsIn(db),
  bulk: bulkIn(db),
  exports: exportsIn(db),
});

/** What can be asked and written inside one transaction. */
export type Shelves = ReturnType<typeof shelvesOn>;

/** All that use cases know of the database. */
export type Store = Shelves & {
  /** A worker's way to send: what it asks and writes of all that are on their way, together. `leaseMs`: how long it holds one. */
  openOutbox(leaseMs: number): Outbox;
  /** Runs `work` in one transaction: all of it or, when it throws, nothing. */
  atomically<T>(work: (shelves: Shelves) => Promise<T>, limitMs?: number): Promise<T>;
};

/** The database's connections: those that work, and those for what somebody waits for. */
export type Pools = { pool: pg.Pool; front: pg.Pool };

/** How long a transaction may take before PostgreSQL is asked to give it up. */
const TRANSACTION_MS = 15_000;

/**
 * The store on an open database. `origin` names the request or job that is under way; `pools`, the same database's
 * connections, make quick what goes through them.
 */
export function storeOn(
  client: PrismaClient,
  origin: () => string | null = () => null,
  pools: Pools | null = null,
): Store {
  const atomically = <T>(work: (shelves: Shelves) => Promise<T>, limitMs = TRANSACTION_MS) =>
    client.$transaction((transaction) => work(shelvesIn(transaction, origin)), {
      timeout: limitMs,
      maxWait: TRANSACTION_MS,
    });
  const ways = pools
    ? {
        sql: sqlOver(pools.pool),
        inTransaction: transactionOver(pools.pool),
        front: sqlOver(pools.front),
      }
    : waysOf(client, (work) => client.$transaction((inside) => work(sqlIn(inside))));
  const shelves = shelvesOn({ db: client, ...ways }, origin);
  return { ...shelves, openOutbox: (leaseMs) => openOutbox(shelves, leaseMs), atomically };
}

function waysOf(db: Db, inTransaction: InTransaction) {
  const sql = sqlIn(db);
  return { sql, inTransaction, front: sql };
}

/** In a transaction that is under way: everything is part of it. */
function shelvesIn(transaction: Db, origin: () => string | null): Shelves {
  const ways = waysOf(transaction, (work) => work(sqlIn(transaction)));
  return shelvesOn({ db: transaction, ...ways }, origin);
}
