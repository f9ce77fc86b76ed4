-- Only what is there is indexed: no message has all of a nudge, a reply and a place where it stands, and most of its steps
-- come before it stands anywhere. Written by hand, since Prisma does not see an index over a part of a table.
DROP INDEX "delivery_workspace_id_conversation_message_idx";
DROP INDEX "delivery_workspace_id_nudge_id_idx";
DROP INDEX "delivery_workspace_id_reply_id_idx";

CREATE INDEX "delivery_message_open" ON "delivery" ("workspace_id", "conversation", "message") WHERE "message" IS NOT NULL;
CREATE INDEX "delivery_nudge_open" ON "delivery" ("workspace_id", "nudge_id") WHERE "nudge_id" IS NOT NULL;
CREATE INDEX "delivery_reply_open" ON "delivery" ("workspace_id", "reply_id") WHERE "reply_id" IS NOT NULL;
