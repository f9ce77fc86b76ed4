-- Written by hand: brings tables, columns, constraints, indexes and triggers to plain words. Renames alone, so every row stays.

-- Follow-ups
ALTER TABLE "intention" RENAME TO "follow_up";
ALTER TABLE "follow_up" RENAME COLUMN "follow_up_at" TO "due_at";
ALTER TABLE "follow_up" RENAME CONSTRAINT "intention_pkey" TO "follow_up_pkey";
ALTER TABLE "follow_up" RENAME CONSTRAINT "intention_workspace_id_fkey" TO "follow_up_workspace_id_fkey";
ALTER TABLE "follow_up" RENAME CONSTRAINT "intention_workspace_id_member_id_fkey" TO "follow_up_workspace_id_member_id_fkey";
ALTER TABLE "follow_up" RENAME CONSTRAINT "intention_workspace_id_customer_id_fkey" TO "follow_up_workspace_id_customer_id_fkey";
ALTER TABLE "follow_up" RENAME CONSTRAINT "intention_workspace_id_reply_id_fkey" TO "follow_up_workspace_id_reply_id_fkey";
ALTER INDEX "intention_workspace_id_reply_id_key" RENAME TO "follow_up_workspace_id_reply_id_key";
ALTER INDEX "intention_workspace_id_member_id_follow_up_at_idx" RENAME TO "follow_up_workspace_id_member_id_due_at_idx";
ALTER INDEX "intention_follow_up_open" RENAME TO "follow_up_due_open";

-- Backfills
ALTER TABLE "installation" RENAME COLUMN "missed_since" TO "backfill_from";
ALTER TABLE "installation" RENAME COLUMN "looking_until" TO "backfill_lease_until";

-- Customers and contacts
ALTER TABLE "customer" RENAME COLUMN "folded" TO "normalized_name";
ALTER INDEX "customer_workspace_id_folded_key" RENAME TO "customer_workspace_id_normalized_name_key";
ALTER TABLE "contact" RENAME COLUMN "folded" TO "normalized_name";
ALTER INDEX "contact_workspace_id_customer_id_folded_idx" RENAME TO "contact_workspace_id_customer_id_normalized_name_idx";
ALTER INDEX "contact_name_once" RENAME TO "contact_normalized_name_key";
ALTER FUNCTION "customer_totals_follow" RENAME TO "customer_totals_update";
ALTER TRIGGER "customer_totals_of_new" ON "customer" RENAME TO "customer_totals_insert";
ALTER TRIGGER "customer_totals_of_changed" ON "customer" RENAME TO "customer_totals_update";
ALTER TRIGGER "customer_totals_of_gone" ON "customer" RENAME TO "customer_totals_delete";

-- Members: when their week is planned, and nudges that keep their wall time in a new time zone
ALTER FUNCTION "member_plan_is_due" RENAME TO "member_reset_plan_due";
ALTER TRIGGER "member_plan_is_due" ON "member" RENAME TO "member_reset_plan_due";
ALTER FUNCTION "member_takes_nudges_along" RENAME TO "member_move_nudges_to_timezone";
ALTER TRIGGER "member_takes_nudges_along" ON "member" RENAME TO "member_move_nudges_to_timezone";
ALTER FUNCTION "workspace_digest_is_due" RENAME TO "workspace_reset_digest_due";
ALTER TRIGGER "workspace_digest_is_due" ON "member" RENAME TO "workspace_reset_digest_due";

-- Nudges and their outcomes
ALTER TABLE "nudge" RENAME COLUMN "drawn" TO "in_experiment";
ALTER TABLE "nudge" RENAME COLUMN "settle_due_at" TO "outcome_due_at";
ALTER INDEX "nudge_settle_open" RENAME TO "nudge_outcome_due_open";
ALTER TABLE "play_outcome" RENAME COLUMN "settled_at" TO "measured_at";
ALTER TABLE "workspace_play" RENAME COLUMN "state_why" TO "state_reason";

-- A function's text does not follow a rename of columns, so these two are made again: an outcome is measured a week after
-- the nudge was sent, or would have been, and again after four weeks, when a strength can be told.
DROP TRIGGER "nudge_settles_later" ON "nudge";
DROP FUNCTION "nudge_settles_later";
CREATE FUNCTION "nudge_set_outcome_due"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" IN ('planned', 'cancelled') THEN
    NEW."outcome_due_at" := NULL;
  ELSIF TG_OP = 'INSERT' OR OLD."state" IN ('planned', 'cancelled') THEN
    NEW."outcome_due_at" := coalesce(NEW."sent_at", NEW."due_at") + interval '7 days';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "nudge_set_outcome_due" BEFORE INSERT OR UPDATE OF "state" ON "nudge"
  FOR EACH ROW EXECUTE FUNCTION "nudge_set_outcome_due"();

DROP TRIGGER "nudge_is_settled" ON "play_outcome";
DROP FUNCTION "nudge_is_settled";
CREATE FUNCTION "play_outcome_set_outcome_due"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "nudge" SET "outcome_due_at" = CASE
      WHEN NEW."measured_at" < coalesce("sent_at", "due_at") + interval '28 days'
        THEN coalesce("sent_at", "due_at") + interval '28 days' END
    WHERE "workspace_id" = NEW."workspace_id" AND "id" = NEW."nudge_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "play_outcome_set_outcome_due" AFTER INSERT OR UPDATE OF "measured_at" ON "play_outcome"
  FOR EACH ROW EXECUTE FUNCTION "play_outcome_set_outcome_due"();

-- Messages in and out
ALTER TABLE "inbox" RENAME COLUMN "key" TO "idempotency_key";
ALTER INDEX "inbox_workspace_id_platform_key_key" RENAME TO "inbox_workspace_id_platform_idempotency_key_key";
ALTER INDEX "inbox_seq_open" RENAME TO "inbox_new_seq_idx";
ALTER INDEX "inbox_conversation_open" RENAME TO "inbox_new_conversation_idx";
ALTER INDEX "inbox_dead_open" RENAME TO "inbox_dead_idx";
ALTER TABLE "delivery" RENAME COLUMN "key" TO "idempotency_key";
ALTER INDEX "delivery_workspace_id_key_key" RENAME TO "delivery_workspace_id_idempotency_key_key";
ALTER TABLE "delivery" RENAME COLUMN "troubled" TO "failed";
ALTER TABLE "delivery" RENAME CONSTRAINT "delivery_troubled_or_not" TO "delivery_failed_check";
ALTER TABLE "delivery" RENAME CONSTRAINT "delivery_ended_or_open" TO "delivery_ended_at_check";
ALTER INDEX "delivery_troubled_open" RENAME TO "delivery_failed_idx";
ALTER INDEX "delivery_message_open" RENAME TO "delivery_message_idx";
ALTER INDEX "delivery_nudge_open" RENAME TO "delivery_nudge_idx";
ALTER INDEX "delivery_reply_open" RENAME TO "delivery_reply_idx";
ALTER TABLE "local_message" RENAME COLUMN "key" TO "idempotency_key";
ALTER INDEX "local_message_workspace_id_key_key" RENAME TO "local_message_workspace_id_idempotency_key_key";
ALTER TABLE "rate_limit" RENAME COLUMN "free_at" TO "next_call_at";

-- From PostgreSQL 18 on, NOT NULL constraints have names of their own, which renames of tables and columns leave as they were.
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT c.conrelid::regclass AS of_table, c.conname AS old_name, t.relname || '_' || a.attname || '_not_null' AS new_name
    FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'n' AND c.connamespace = current_schema()::regnamespace
      AND t.relname IN ('follow_up', 'customer', 'contact', 'nudge', 'play_outcome', 'inbox', 'delivery', 'rate_limit')
      AND c.conname <> t.relname || '_' || a.attname || '_not_null'
  LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', one.of_table, one.old_name, one.new_name);
  END LOOP;
END $$;

-- The setting of how often each customer is contacted
DELETE FROM "setting" s WHERE s."key" = 'turnWithinWeeks'
  AND EXISTS (SELECT FROM "setting" n WHERE n."workspace_id" = s."workspace_id" AND n."key" = 'contactIntervalWeeks');
UPDATE "setting" SET "key" = 'contactIntervalWeeks' WHERE "key" = 'turnWithinWeeks';
