-- Of companies at several stages, whether all are taken or those alone that are customers.
-- AlterTable
ALTER TABLE "import_drop" ADD COLUMN "scope" TEXT NOT NULL DEFAULT 'all';
