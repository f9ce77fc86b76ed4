-- AlterTable
ALTER TABLE "member_week" ADD COLUMN     "silent_since" UUID;

-- Prisma cannot say a condition: who is still to be asked.
CREATE INDEX "member_week_silent_open" ON "member_week" ("workspace_id") WHERE "silent_since" IS NOT NULL;
