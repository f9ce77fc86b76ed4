-- Written by hand, for schema.prisma does not speak of these: trigram indexes (`npm run migration` leaves alone what
-- ends in _trgm) and indexes over a part of a table (which Prisma does not see).

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Names are searched as people write them.
CREATE INDEX "customer_searchable_trgm" ON "customer" USING gin ("searchable" gin_trgm_ops);
CREATE INDEX "contact_folded_trgm" ON "contact" USING gin ("folded" gin_trgm_ops);

-- A contact without a mail address is told by name.
CREATE UNIQUE INDEX "contact_name_once" ON "contact" ("workspace_id", "customer_id", "folded") WHERE "email" IS NULL;

-- Queues: the few rows that still want something, out of the many that are done.
CREATE INDEX "inbox_seq_open" ON "inbox" ("seq") WHERE "state" = 'new';
CREATE INDEX "inbox_conversation_open" ON "inbox" ("workspace_id", "conversation", "seq") WHERE "state" = 'new';
CREATE INDEX "inbox_dead_open" ON "inbox" ("seq") WHERE "state" = 'dead';
CREATE INDEX "delivery_due_open" ON "delivery" ("workspace_id", "due_at", "id") WHERE "state" IN ('due', 'sending');
CREATE INDEX "nudge_planned_open" ON "nudge" ("workspace_id", "due_at", "id") WHERE "state" = 'planned';
CREATE INDEX "nudge_sent_open" ON "nudge" ("workspace_id", "sent_at") WHERE "state" = 'sent';
CREATE INDEX "intention_follow_up_open" ON "intention" ("workspace_id", "follow_up_at") WHERE "state" = 'open';
