-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "looking_until" TIMESTAMPTZ(3),
ADD COLUMN     "missed_since" TIMESTAMPTZ(3);
