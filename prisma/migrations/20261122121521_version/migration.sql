-- AlterTable
ALTER TABLE "reply" ADD COLUMN     "version_at" TIMESTAMPTZ(3);
