-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "plan_due_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "nudge" ADD COLUMN     "settled_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "workspace" DROP COLUMN "planned_until",
ADD COLUMN     "digest_due_at" TIMESTAMPTZ(3);

-- Written by hand from here on: what the new columns are now, the indexes that tell at a glance what is due in a
-- workspace, and triggers for what must not be forgotten, whoever changes a member.

UPDATE "delivery" SET "ended_at" = coalesce("sent_at", "created_at") WHERE "state" NOT IN ('due', 'sending');
UPDATE "nudge" n SET "settled_at" = o."settled_at" FROM "play_outcome" o
  WHERE o."workspace_id" = n."workspace_id" AND o."nudge_id" = n."id";

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_ended_or_open"
  CHECK (("ended_at" IS NULL) = ("state" IN ('due', 'sending')));
-- Room on each page for a claim and a begin: a row that stays on its page rewrites no index.
ALTER TABLE "delivery" SET (fillfactor = 70);

DROP INDEX "delivery_due_open";
CREATE INDEX "delivery_due_open" ON "delivery" ("workspace_id", "due_at", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "member_plan_due_open" ON "member" ("workspace_id", "plan_due_at" NULLS FIRST) WHERE "state" <> 'removed';
CREATE INDEX "nudge_unsettled_open" ON "nudge" ("workspace_id", "due_at")
  WHERE "settled_at" IS NULL AND "state" NOT IN ('planned', 'cancelled');

-- When a member's week is to be planned hangs on their clock, hours and pause: looked at again when one of these changes.
CREATE FUNCTION "member_plan_is_due"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."plan_due_at" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "member_plan_is_due" BEFORE UPDATE ON "member" FOR EACH ROW
  WHEN ((OLD."timezone", OLD."working_days", OLD."working_start", OLD."working_end", OLD."nudge_time", OLD."state", OLD."paused_until")
    IS DISTINCT FROM
    (NEW."timezone", NEW."working_days", NEW."working_start", NEW."working_end", NEW."nudge_time", NEW."state", NEW."paused_until"))
  EXECUTE FUNCTION "member_plan_is_due"();

-- Who travels takes the hour along: a planned nudge keeps its wall time and gets another instant. Where this server does
-- not know the zone, sending looks at the hours anyway.
CREATE FUNCTION "member_takes_nudges_along"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "nudge" SET "due_at" = "local_at"::timestamp AT TIME ZONE NEW."timezone"
    WHERE "workspace_id" = NEW."workspace_id" AND "member_id" = NEW."id" AND "state" = 'planned' AND "local_at" IS NOT NULL;
  RETURN NULL;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN NULL;
END $$;
CREATE TRIGGER "member_takes_nudges_along" AFTER UPDATE OF "timezone" ON "member" FOR EACH ROW
  WHEN (OLD."timezone" IS DISTINCT FROM NEW."timezone")
  EXECUTE FUNCTION "member_takes_nudges_along"();

-- When a workspace's next digest is to be made hangs on who leads whom, and where.
CREATE FUNCTION "workspace_digest_is_due"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "workspace" SET "digest_due_at" = NULL WHERE "id" = NEW."workspace_id" AND "digest_due_at" IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "workspace_digest_is_due" AFTER UPDATE ON "member" FOR EACH ROW
  WHEN ((OLD."timezone", OLD."manager_id", OLD."state") IS DISTINCT FROM (NEW."timezone", NEW."manager_id", NEW."state"))
  EXECUTE FUNCTION "workspace_digest_is_due"();
