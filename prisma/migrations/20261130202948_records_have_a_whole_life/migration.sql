-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "asked_on" DATE;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "asked_on" DATE,
ADD COLUMN     "status_until" DATE;

-- AlterTable
ALTER TABLE "customer_owner" ADD COLUMN     "brief_due" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "follow_up" ADD COLUMN     "contact_id" UUID;

-- AlterTable
ALTER TABLE "signal" ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "owed_by" UUID;

-- Written by hand: Prisma cannot say a condition or an expression. Customers by each of their names, whoever looks after them.
CREATE INDEX "customer_names_open" ON "customer" USING gin (string_to_array("searchable", '|')) WHERE "searchable" <> '';
-- Who is still to be told how things stand; whoever left and looks after somebody still.
CREATE INDEX "customer_owner_brief_open" ON "customer_owner" ("workspace_id") WHERE "brief_due";
CREATE INDEX "member_left_open" ON "member" ("workspace_id") WHERE "state" = 'removed';
-- Absences and pauses without an end, which are asked about again.
CREATE INDEX "contact_away_open" ON "contact" ("workspace_id") WHERE "state" = 'away' AND "away_until" IS NULL;
CREATE INDEX "customer_paused_open" ON "customer" ("workspace_id") WHERE "status" = 'paused';
