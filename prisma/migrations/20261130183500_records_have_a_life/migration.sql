-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "away_until" DATE,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'active',
ADD COLUMN     "state_on" DATE;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "status_on" DATE,
ADD COLUMN     "status_reason" TEXT,
ADD COLUMN     "renewed_on" DATE;

-- AlterTable
ALTER TABLE "customer_owner" ADD COLUMN     "muted_until" DATE;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "country" TEXT,
ADD COLUMN     "paused_from" DATE;

-- AlterTable
ALTER TABLE "nudge" ADD COLUMN     "signal_id" UUID;

-- AlterTable
ALTER TABLE "signal" ADD COLUMN     "closed_as" TEXT,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "record_change" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "record" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_change_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "record_change_workspace_id_reply_id_idx" ON "record_change"("workspace_id", "reply_id");

-- CreateIndex
CREATE INDEX "record_change_workspace_id_record_id_idx" ON "record_change"("workspace_id", "record_id");

-- AddForeignKey
ALTER TABLE "record_change" ADD CONSTRAINT "record_change_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
