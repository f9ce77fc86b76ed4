-- CreateTable
CREATE TABLE "llm_budget" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "llm_budget_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "llm_budget" ADD CONSTRAINT "llm_budget_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
