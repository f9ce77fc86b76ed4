-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT false;
