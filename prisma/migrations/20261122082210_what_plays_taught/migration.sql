-- AlterTable
ALTER TABLE "nudge" ADD COLUMN     "drawn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "play_outcome" ADD COLUMN     "comparable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "worth" DOUBLE PRECISION NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "workspace_play" ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "state_why" TEXT;
