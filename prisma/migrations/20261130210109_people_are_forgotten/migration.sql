-- AlterTable
ALTER TABLE "audit" ADD COLUMN     "source" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "forget_key" TEXT;

-- CreateTable
CREATE TABLE "audit_look" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "source" TEXT NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "audit_look_pkey" PRIMARY KEY ("workspace_id","customer_id","hour","member_id","source")
);

-- CreateTable
CREATE TABLE "forgotten" (
    "workspace_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "forgotten_pkey" PRIMARY KEY ("workspace_id","hash")
);

-- AddForeignKey
ALTER TABLE "audit_look" ADD CONSTRAINT "audit_look_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forgotten" ADD CONSTRAINT "forgotten_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE installation SET removed_at = now() WHERE state = 'removed';
