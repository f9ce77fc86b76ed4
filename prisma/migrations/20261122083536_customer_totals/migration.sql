-- CreateTable
CREATE TABLE "customer_total" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "customers" INTEGER NOT NULL,
    "effort" DECIMAL(20,2) NOT NULL,
    "value" DECIMAL(26,2) NOT NULL,

    CONSTRAINT "customer_total_pkey" PRIMARY KEY ("workspace_id","id")
);

-- AddForeignKey
ALTER TABLE "customer_total" ADD CONSTRAINT "customer_total_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand from here on. What a customer takes and gives is told as a share of all customers': a look at one
-- would have to read them all. So the totals are kept as they change, whoever changes a customer and however.
INSERT INTO "customer_total" ("workspace_id", "id", "currency", "customers", "effort", "value")
  SELECT "workspace_id", gen_random_uuid(), coalesce("currency", ''), count(*), sum("effort_hours_per_month"), sum("annual_value")
  FROM "customer"
  WHERE "status" = 'active' AND "annual_value" IS NOT NULL AND "effort_hours_per_month" IS NOT NULL
  GROUP BY "workspace_id", coalesce("currency", '');

-- Adds what one statement changed to a row of the currency's that nobody else holds, or in a new row: two writers never
-- wait for each other here, and there are as many rows as there ever were writers at once.
CREATE FUNCTION "customer_total_add"("workspace" UUID, "of_currency" TEXT, "more_customers" BIGINT, "more_effort" NUMERIC, "more_value" NUMERIC)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "free" UUID;
BEGIN
  SELECT "id" INTO "free" FROM "customer_total"
    WHERE "workspace_id" = "workspace" AND "currency" = "of_currency" LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF FOUND THEN
    UPDATE "customer_total"
      SET "customers" = "customers" + "more_customers", "effort" = "effort" + "more_effort", "value" = "value" + "more_value"
      WHERE "workspace_id" = "workspace" AND "id" = "free";
  ELSIF EXISTS (SELECT FROM "workspace" AS w WHERE w."id" = "customer_total_add"."workspace") THEN
    INSERT INTO "customer_total" ("workspace_id", "id", "currency", "customers", "effort", "value")
      VALUES ("workspace", gen_random_uuid(), "of_currency", "more_customers", "more_effort", "more_value");
  END IF;
END $$;

CREATE FUNCTION "customer_totals_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A statement without old or new rows has no such table to look at.
  IF TG_OP = 'INSERT' THEN
    PERFORM "customer_total_add"("workspace_id", coalesce("currency", ''), count(*), sum("effort_hours_per_month"), sum("annual_value"))
      FROM "now" WHERE "status" = 'active' AND "annual_value" IS NOT NULL AND "effort_hours_per_month" IS NOT NULL
      GROUP BY "workspace_id", coalesce("currency", '');
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM "customer_total_add"("workspace_id", coalesce("currency", ''), -count(*), -sum("effort_hours_per_month"), -sum("annual_value"))
      FROM "was" WHERE "status" = 'active' AND "annual_value" IS NOT NULL AND "effort_hours_per_month" IS NOT NULL
      GROUP BY "workspace_id", coalesce("currency", '');
  ELSE
    PERFORM "customer_total_add"("workspace_id", "in_currency", sum("one"), sum("one" * "effort_hours_per_month"), sum("one" * "annual_value"))
      FROM (
        SELECT 1 AS "one", "workspace_id", coalesce("currency", '') AS "in_currency", "effort_hours_per_month", "annual_value" FROM "now" WHERE "status" = 'active'
        UNION ALL
        SELECT -1, "workspace_id", coalesce("currency", ''), "effort_hours_per_month", "annual_value" FROM "was" WHERE "status" = 'active') AS "changes"
      WHERE "annual_value" IS NOT NULL AND "effort_hours_per_month" IS NOT NULL
      GROUP BY "workspace_id", "in_currency"
      HAVING sum("one") <> 0 OR sum("one" * "effort_hours_per_month") <> 0 OR sum("one" * "annual_value") <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "customer_totals_of_new" AFTER INSERT ON "customer"
  REFERENCING NEW TABLE AS "now" FOR EACH STATEMENT EXECUTE FUNCTION "customer_totals_follow"();
CREATE TRIGGER "customer_totals_of_changed" AFTER UPDATE ON "customer"
  REFERENCING OLD TABLE AS "was" NEW TABLE AS "now" FOR EACH STATEMENT EXECUTE FUNCTION "customer_totals_follow"();
CREATE TRIGGER "customer_totals_of_gone" AFTER DELETE ON "customer"
  REFERENCING OLD TABLE AS "was" FOR EACH STATEMENT EXECUTE FUNCTION "customer_totals_follow"();
