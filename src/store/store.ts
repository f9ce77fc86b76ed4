import type pg from "pg";
import { absencesIn } from "./absences.ts";
import { arrivalsIn } from "./arrivals.ts";
import { auditIn } from "./audit.ts";
import { exportsIn } from "./bulk/exports.ts";
import { bulkIn } from "./bulk/writer.ts";
import { contactsIn } from "./contacts.ts";
import { customersIn } from "./customers.ts";
import type { Db } from "./db.ts";
import { deliveriesIn } from "./deliveries.ts";
import { digestsIn } from "./digests.ts";
import { dueIn } from "./due.ts";
import type { PrismaClient } from "./generated/client.ts";
import { inboxIn } from "./inbox.ts";
import { installationsIn } from "./installations.ts";
import { intentionsIn } from "./intentions.ts";
import { llmBudgetsIn } from "./llm-budgets.ts";
import { localChatsIn } from "./local-chats.ts";
import { looksIn } from "./look.ts";
import { membersIn } from "./members.ts";
import { nudgesIn } from "./nudges.ts";
import { outgoingIn } from "./outgoing.ts";
import { planningIn } from "./planning.ts";
import { playsIn } from "./plays.ts";
import { portfoliosIn } from "./portfolios.ts";
import { rateLimitsIn } from "./rate-limits.ts";
import { repliesIn } from "./replies.ts";
import { riskModelsIn } from "./risk-models.ts";
import { type Sql, sqlIn, sqlOver } from "./sql.ts";
import { sendingIn } from "./sending.ts";
import { teamsIn } from "./teams.ts";
import { workspacesIn } from "./workspaces.ts";

const shelvesOn = (db: Db, origin: () => string | null, sql: Sql) => ({
  workspaces: workspacesIn(db, sql),
  installations: installationsIn(db),
  members: membersIn(db, sql),
  teams: teamsIn(db),
  customers: customersIn(db, sql),
  contacts: contactsIn(db),
  portfolios: portfoliosIn(db),
  looks: looksIn(sql),
  plays: playsIn(db),
  planning: planningIn(db, sql),
  nudges: nudgesIn(db),
  outgoing: outgoingIn(sql, origin),
  replies: repliesIn(db),
  intentions: intentionsIn(db),
  inbox: inboxIn(db),
  absences: absencesIn(db),
  arrivals: arrivalsIn(sql),
  deliveries: deliveriesIn(db, origin),
  sending: sendingIn(db),
  rateLimits: rateLimitsIn(db),
  riskModels: riskModelsIn(db),
  llmBudgets: llmBudgetsIn(db),
  digests: digestsIn(db),
  due: dueIn(db),
  audit: auditIn(db),
  localChats: localChatsIn(db),
  bulk: bulkIn(db),
  exports: exportsIn(db),
});

/** What can be asked and written inside one transaction. */
export type Shelves = ReturnType<typeof shelvesOn>;

/** All that use cases know of the database. */
export type Store = Shelves & {
  /** Runs `work` in one transaction: all of it or, when it throws, nothing. */
  atomically<T>(work: (shelves: Shelves) => Promise<T>, limitMs?: number): Promise<T>;
};

/** How long a transaction may take before PostgreSQL is asked to give it up. */
const TRANSACTION_MS = 15_000;

/**
 * The store on an open database. `origin` names the request or job that is under way; `pool`, the same database's
 * connections, makes quick what people wait for.
 */
export function storeOn(
  client: PrismaClient,
  origin: () => string | null = () => null,
  pool: pg.Pool | null = null,
): Store {
  return {
    ...shelvesOn(client, origin, pool ? sqlOver(pool) : sqlIn(client)),
    atomically: (work, limitMs = TRANSACTION_MS) =>
      client.$transaction(
        (transaction) => work(shelvesOn(transaction, origin, sqlIn(transaction))),
        { timeout: limitMs, maxWait: TRANSACTION_MS },
      ),
  };
}
