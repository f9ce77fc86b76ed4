/** Every repository of the store on one set of connections: what can be asked and written, in a transaction or outside of one. */
import { createBackfillRepository } from "./backfills/backfills.ts";
import { createInboxIngest } from "./inbox/inbox-ingest.ts";
import { createAuditRepository } from "./workspaces/audit.ts";
import { createExportRepository } from "./portfolios/bulk/exports.ts";
import { createBulkRepository } from "./portfolios/bulk/writer.ts";
import { createRecordChangeRepository } from "./changes/record-changes.ts";
import { createContactRepository } from "./customers/contacts.ts";
import { createCustomerRepository } from "./customers/customers.ts";
import type { Db } from "./connection/db.ts";
import { createDeliveryRepository } from "./deliveries/deliveries.ts";
import { createDigestRepository } from "./teams/digests.ts";
import { createDropRepository } from "./portfolios/drops.ts";
import { createDueRepository } from "./workspaces/due.ts";
import { createInboxRepository } from "./inbox/inbox.ts";
import { createInstallationRepository } from "./workspaces/installations.ts";
import { createConversationRepository } from "./replies/conversation.ts";
import { createPromiseRepository } from "./replies/promises.ts";
import { createFollowUpRepository } from "./replies/follow-ups.ts";
import { createLlmBudgetRepository } from "./workspaces/llm-budgets.ts";
import { createLocalChatRepository } from "./local-chats/local-chats.ts";
import { createCustomerSnapshotRepository } from "./customers/customer-snapshot.ts";
import { createMemberRepository } from "./members/members.ts";
import { createNudgeRepository } from "./nudges/nudges.ts";
import { createDeliveryAdminRepository } from "./deliveries/delivery-admin.ts";
import { createDueNudgeRepository } from "./nudges/due-nudges.ts";
import { createPlanningRepository } from "./nudges/planning.ts";
import { createPlayRepository } from "./plays/plays.ts";
import { createPortfolioRepository } from "./portfolios/portfolios.ts";
import { createRateLimitRepository } from "./deliveries/rate-limits.ts";
import { createLookRepository } from "./workspaces/looks.ts";
import { createForgottenRepository } from "./privacy/forgotten.ts";
import { createPeopleRepository } from "./privacy/people.ts";
import { createRetentionRepository } from "./retention/retention.ts";
import { createInstallationSecretRepository } from "./secrets/installation-secrets.ts";
import type { SecretBox } from "./secrets/secret-box.ts";
import { createReplyRepository } from "./replies/replies.ts";
import { createRiskModelRepository } from "./plays/risk-models.ts";
import type { Sql, InTransaction } from "./connection/sql.ts";
import { createDeliveryContextRepository } from "./deliveries/delivery-context.ts";
import { createTeamRepository } from "./teams/teams.ts";
import { createUpkeepRepository } from "./upkeep/upkeep.ts";
import { createWorkspaceRepository } from "./workspaces/workspaces.ts";

/** The ways to ask: through Prisma, by statements of our own, several of those in one transaction, and for who waits. */
export type Ways = { db: Db; sql: Sql; inTransaction: InTransaction; interactive: Sql };

export const createRepositories = (
  { db, sql, inTransaction, interactive }: Ways,
  origin: () => string | null,
  box: SecretBox | null,
) => ({
  workspaces: createWorkspaceRepository(db, sql),
  installations: createInstallationRepository(db, box),
  installationSecrets: createInstallationSecretRepository(db, box),
  members: createMemberRepository(db, sql, interactive),
  teams: createTeamRepository(db),
  customers: createCustomerRepository(db, sql),
  contacts: createContactRepository(db, sql),
  portfolios: createPortfolioRepository(db, sql),
  customerSnapshots: createCustomerSnapshotRepository(interactive, sql),
  plays: createPlayRepository(db, sql),
  planning: createPlanningRepository(db, sql),
  nudges: createNudgeRepository(db, sql),
  dueNudges: createDueNudgeRepository(sql, origin),
  replies: createReplyRepository(db, sql),
  conversations: createConversationRepository(sql),
  followUps: createFollowUpRepository(db),
  promises: createPromiseRepository(db, sql),
  changes: createRecordChangeRepository(sql),
  upkeep: createUpkeepRepository(db, sql),
  inbox: createInboxRepository(db, sql),
  backfills: createBackfillRepository(db, sql, box),
  inboxIngest: createInboxIngest(interactive),
  deliveries: createDeliveryRepository(db, sql, origin),
  deliveryAdmin: createDeliveryAdminRepository(db),
  deliveryContext: createDeliveryContextRepository(sql, box),
  rateLimits: createRateLimitRepository(db, sql, inTransaction),
  riskModels: createRiskModelRepository(db),
  llmBudgets: createLlmBudgetRepository(db),
  digests: createDigestRepository(db, sql),
  due: createDueRepository(sql),
  audit: createAuditRepository(db),
  localChats: createLocalChatRepository(db),
  looks: createLookRepository(sql),
  people: createPeopleRepository(db, box),
  forgotten: createForgottenRepository(db, box),
  retention: createRetentionRepository(db, sql),
  bulk: createBulkRepository(sql),
  drops: createDropRepository(db),
  exports: createExportRepository(db),
});

/** What can be asked and written inside one transaction. */
export type Repositories = ReturnType<typeof createRepositories>;
