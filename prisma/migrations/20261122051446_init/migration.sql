-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'active',
    "state_reason" TEXT,
    "planned_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "workspace_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secrets" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("workspace_id","platform","key")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'rep',
    "manager_id" UUID,
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "timezone_set" BOOLEAN NOT NULL DEFAULT false,
    "working_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "working_start" TEXT NOT NULL DEFAULT '09:00',
    "working_end" TEXT NOT NULL DEFAULT '17:00',
    "nudge_time" TEXT,
    "state" TEXT NOT NULL DEFAULT 'active',
    "state_reason" TEXT,
    "paused_until" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "workspace_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "address" TEXT,
    "conversation" TEXT,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("workspace_id","platform","key")
);

-- CreateTable
CREATE TABLE "team" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "platform" TEXT,
    "address" TEXT,
    "conversation" TEXT,

    CONSTRAINT "team_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "aliases" TEXT[],
    "searchable" TEXT NOT NULL,
    "domain" TEXT,
    "tier" TEXT NOT NULL DEFAULT 'C',
    "annual_value" DECIMAL(18,2),
    "currency" TEXT,
    "effort_hours_per_month" DECIMAL(10,2),
    "renewal_on" DATE,
    "status" TEXT NOT NULL DEFAULT 'active',
    "our_lead" TEXT,
    "priorities" TEXT[],
    "visibility" TEXT NOT NULL DEFAULT 'everyone',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "customer_owner" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "muted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "customer_owner_pkey" PRIMARY KEY ("workspace_id","customer_id","member_id")
);

-- CreateTable
CREATE TABLE "contact" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "email" TEXT,
    "title" TEXT,
    "level" TEXT,
    "function" TEXT,
    "values" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "interaction" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "channel" TEXT,
    "direction" TEXT NOT NULL DEFAULT 'both',
    "contact_ids" UUID[],
    "summary" TEXT NOT NULL DEFAULT '',
    "sentiment" TEXT,
    "source_id" TEXT,
    "fingerprint" TEXT NOT NULL,
    "reply_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "signal" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "contact_id" UUID,
    "by" TEXT,
    "due_on" DATE,
    "closed_on" DATE,
    "source_id" TEXT,
    "fingerprint" TEXT NOT NULL,
    "reply_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "priority_answer" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "priority" TEXT NOT NULL,
    "answered_on" DATE NOT NULL,
    "respected" TEXT NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "priority_answer_pkey" PRIMARY KEY ("workspace_id","customer_id","priority","answered_on")
);

-- CreateTable
CREATE TABLE "workspace_play" (
    "workspace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "play" JSONB,
    "state" TEXT NOT NULL DEFAULT 'trial',
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_play_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "nudge" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "contact_id" UUID,
    "week" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "play" TEXT NOT NULL,
    "aim" TEXT NOT NULL DEFAULT 'rhythm',
    "reason" TEXT NOT NULL DEFAULT '',
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "action" TEXT NOT NULL DEFAULT '',
    "question" TEXT NOT NULL DEFAULT '',
    "why_now" TEXT NOT NULL DEFAULT '',
    "why_not_next" TEXT NOT NULL DEFAULT '',
    "situation" TEXT NOT NULL DEFAULT '',
    "offered" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'planned',
    "outcome" TEXT,
    "local_at" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "snoozed_until" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "member_week" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "planned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_week_pkey" PRIMARY KEY ("workspace_id","member_id","week")
);

-- CreateTable
CREATE TABLE "play_outcome" (
    "workspace_id" UUID NOT NULL,
    "nudge_id" UUID NOT NULL,
    "play" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "withheld" BOOLEAN NOT NULL,
    "answered" BOOLEAN NOT NULL,
    "touched" BOOLEAN NOT NULL,
    "strength_moved" DOUBLE PRECISION,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "play_outcome_pkey" PRIMARY KEY ("workspace_id","nudge_id")
);

-- CreateTable
CREATE TABLE "intention" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "planned_on" DATE,
    "trigger" TEXT,
    "follow_up_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "intention_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "reply" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "nudge_id" UUID,
    "platform" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "thread" TEXT,
    "text" TEXT NOT NULL,
    "reading" JSONB,
    "reader" TEXT NOT NULL DEFAULT 'rules',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'noted',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "inbound" JSONB NOT NULL,
    "request_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'new',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" UUID,
    "nudge_id" UUID,
    "reply_id" UUID,
    "platform" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "thread" TEXT,
    "card" JSONB NOT NULL,
    "replaces" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'due',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "first_tried_at" TIMESTAMPTZ(3),
    "reference" TEXT,
    "conversation" TEXT,
    "message" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "workspace_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,
    "rate" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("workspace_id","scope")
);

-- CreateTable
CREATE TABLE "digest" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "setting" (
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "audit" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "member_id" UUID,
    "what" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "local_message" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation" TEXT NOT NULL,
    "person" TEXT,
    "only_for" TEXT,
    "text" TEXT NOT NULL,
    "card" JSONB,
    "thread" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "edited" BOOLEAN NOT NULL DEFAULT false,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "key" TEXT,

    CONSTRAINT "local_message_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_key_key" ON "workspace"("key");

-- CreateIndex
CREATE UNIQUE INDEX "installation_platform_key_key" ON "installation"("platform", "key");

-- CreateIndex
CREATE INDEX "member_workspace_id_manager_id_idx" ON "member"("workspace_id", "manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_email_key" ON "member"("workspace_id", "email");

-- CreateIndex
CREATE INDEX "identity_workspace_id_member_id_idx" ON "identity"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_workspace_id_manager_id_key" ON "team"("workspace_id", "manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_workspace_id_folded_key" ON "customer"("workspace_id", "folded");

-- CreateIndex
CREATE INDEX "customer_owner_workspace_id_member_id_idx" ON "customer_owner"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "contact_workspace_id_customer_id_folded_idx" ON "contact"("workspace_id", "customer_id", "folded");

-- CreateIndex
CREATE UNIQUE INDEX "contact_workspace_id_customer_id_email_key" ON "contact"("workspace_id", "customer_id", "email");

-- CreateIndex
CREATE INDEX "interaction_workspace_id_customer_id_at_idx" ON "interaction"("workspace_id", "customer_id", "at");

-- CreateIndex
CREATE INDEX "interaction_workspace_id_reply_id_idx" ON "interaction"("workspace_id", "reply_id");

-- CreateIndex
CREATE UNIQUE INDEX "interaction_workspace_id_customer_id_fingerprint_key" ON "interaction"("workspace_id", "customer_id", "fingerprint");

-- CreateIndex
CREATE INDEX "signal_workspace_id_customer_id_at_idx" ON "signal"("workspace_id", "customer_id", "at");

-- CreateIndex
CREATE INDEX "signal_workspace_id_reply_id_idx" ON "signal"("workspace_id", "reply_id");

-- CreateIndex
CREATE UNIQUE INDEX "signal_workspace_id_customer_id_fingerprint_key" ON "signal"("workspace_id", "customer_id", "fingerprint");

-- CreateIndex
CREATE INDEX "nudge_workspace_id_customer_id_idx" ON "nudge"("workspace_id", "customer_id");

-- CreateIndex
CREATE INDEX "nudge_workspace_id_member_id_sent_at_idx" ON "nudge"("workspace_id", "member_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "nudge_workspace_id_member_id_week_slot_key" ON "nudge"("workspace_id", "member_id", "week", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "nudge_workspace_id_member_id_customer_id_week_play_key" ON "nudge"("workspace_id", "member_id", "customer_id", "week", "play");

-- CreateIndex
CREATE INDEX "play_outcome_workspace_id_play_idx" ON "play_outcome"("workspace_id", "play");

-- CreateIndex
CREATE UNIQUE INDEX "intention_workspace_id_reply_id_key" ON "intention"("workspace_id", "reply_id");

-- CreateIndex
CREATE INDEX "reply_workspace_id_member_id_at_idx" ON "reply"("workspace_id", "member_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "reply_workspace_id_platform_conversation_message_key" ON "reply"("workspace_id", "platform", "conversation", "message");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_workspace_id_platform_key_key" ON "inbox"("workspace_id", "platform", "key");

-- CreateIndex
CREATE INDEX "delivery_workspace_id_conversation_message_idx" ON "delivery"("workspace_id", "conversation", "message");

-- CreateIndex
CREATE INDEX "delivery_workspace_id_nudge_id_idx" ON "delivery"("workspace_id", "nudge_id");

-- CreateIndex
CREATE INDEX "delivery_workspace_id_reply_id_idx" ON "delivery"("workspace_id", "reply_id");

-- CreateIndex
CREATE INDEX "delivery_workspace_id_member_id_sent_at_idx" ON "delivery"("workspace_id", "member_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_workspace_id_key_key" ON "delivery"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "digest_workspace_id_team_id_week_key" ON "digest"("workspace_id", "team_id", "week");

-- CreateIndex
CREATE INDEX "local_message_workspace_id_conversation_id_idx" ON "local_message"("workspace_id", "conversation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "local_message_workspace_id_key_key" ON "local_message"("workspace_id", "key");

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_manager_id_fkey" FOREIGN KEY ("workspace_id", "manager_id") REFERENCES "member"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_workspace_id_manager_id_fkey" FOREIGN KEY ("workspace_id", "manager_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_owner" ADD CONSTRAINT "customer_owner_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_owner" ADD CONSTRAINT "customer_owner_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_owner" ADD CONSTRAINT "customer_owner_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_reply_id_fkey" FOREIGN KEY ("workspace_id", "reply_id") REFERENCES "reply"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contact"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_workspace_id_reply_id_fkey" FOREIGN KEY ("workspace_id", "reply_id") REFERENCES "reply"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "priority_answer" ADD CONSTRAINT "priority_answer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "priority_answer" ADD CONSTRAINT "priority_answer_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "priority_answer" ADD CONSTRAINT "priority_answer_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_play" ADD CONSTRAINT "workspace_play_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contact"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member_week" ADD CONSTRAINT "member_week_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_week" ADD CONSTRAINT "member_week_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "play_outcome" ADD CONSTRAINT "play_outcome_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "play_outcome" ADD CONSTRAINT "play_outcome_workspace_id_nudge_id_fkey" FOREIGN KEY ("workspace_id", "nudge_id") REFERENCES "nudge"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intention" ADD CONSTRAINT "intention_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intention" ADD CONSTRAINT "intention_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intention" ADD CONSTRAINT "intention_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intention" ADD CONSTRAINT "intention_workspace_id_reply_id_fkey" FOREIGN KEY ("workspace_id", "reply_id") REFERENCES "reply"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_workspace_id_nudge_id_fkey" FOREIGN KEY ("workspace_id", "nudge_id") REFERENCES "nudge"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting" ADD CONSTRAINT "setting_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit" ADD CONSTRAINT "audit_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_message" ADD CONSTRAINT "local_message_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
