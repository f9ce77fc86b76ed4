-- AlterTable
ALTER TABLE "nudge" DROP COLUMN "settled_at",
ADD COLUMN     "settle_due_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "rate_limit" ADD COLUMN     "not_before" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "intention_workspace_id_member_id_follow_up_at_idx" ON "intention"("workspace_id", "member_id", "follow_up_at");

-- Written by hand from here on. What followed a nudge is written down a week after it was sent, or would have been, and
-- again after four weeks, when a strength can be told: as in usecases/settle-outcomes.

UPDATE "nudge" n SET "settle_due_at" = CASE
    WHEN o."nudge_id" IS NULL THEN coalesce(n."sent_at", n."due_at") + interval '7 days'
    WHEN o."settled_at" < coalesce(n."sent_at", n."due_at") + interval '28 days'
      THEN coalesce(n."sent_at", n."due_at") + interval '28 days' END
  FROM "nudge" k LEFT JOIN "play_outcome" o ON o."workspace_id" = k."workspace_id" AND o."nudge_id" = k."id"
  WHERE k."workspace_id" = n."workspace_id" AND k."id" = n."id" AND n."state" NOT IN ('planned', 'cancelled');

CREATE INDEX "nudge_settle_open" ON "nudge" ("workspace_id", "settle_due_at") WHERE "settle_due_at" IS NOT NULL;

CREATE FUNCTION "nudge_settles_later"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" IN ('planned', 'cancelled') THEN
    NEW."settle_due_at" := NULL;
  ELSIF TG_OP = 'INSERT' OR OLD."state" IN ('planned', 'cancelled') THEN
    NEW."settle_due_at" := coalesce(NEW."sent_at", NEW."due_at") + interval '7 days';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "nudge_settles_later" BEFORE INSERT OR UPDATE OF "state" ON "nudge"
  FOR EACH ROW EXECUTE FUNCTION "nudge_settles_later"();

CREATE FUNCTION "nudge_is_settled"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "nudge" SET "settle_due_at" = CASE
      WHEN NEW."settled_at" < coalesce("sent_at", "due_at") + interval '28 days'
        THEN coalesce("sent_at", "due_at") + interval '28 days' END
    WHERE "workspace_id" = NEW."workspace_id" AND "id" = NEW."nudge_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "nudge_is_settled" AFTER INSERT OR UPDATE OF "settled_at" ON "play_outcome"
  FOR EACH ROW EXECUTE FUNCTION "nudge_is_settled"();
