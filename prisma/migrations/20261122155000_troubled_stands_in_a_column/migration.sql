-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "troubled" BOOLEAN NOT NULL DEFAULT false;

UPDATE "delivery" SET "troubled" = true WHERE "state" IN ('unknown', 'dead');

-- Written by hand, since Prisma sees neither a check nor an index over a part of a table. An index that hangs on the state
-- itself makes each step of each message write all of the table's indexes anew.
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_troubled_or_not"
  CHECK ("troubled" = ("state" IN ('unknown', 'dead')));

DROP INDEX "delivery_troubled_open";
CREATE INDEX "delivery_troubled_open" ON "delivery" ("created_at") WHERE "troubled";
