-- AlterTable
ALTER TABLE "delivery" ALTER COLUMN "due_at" SET DEFAULT clock_timestamp();
