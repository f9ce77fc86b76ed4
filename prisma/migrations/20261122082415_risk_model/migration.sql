-- CreateTable
CREATE TABLE "risk_model" (
    "workspace_id" UUID NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL,
    "model" JSONB NOT NULL,

    CONSTRAINT "risk_model_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "risk_model" ADD CONSTRAINT "risk_model_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
