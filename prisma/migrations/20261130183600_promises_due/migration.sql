-- Written by hand: Prisma cannot say a condition. Promises that wait for their day's reminder.
CREATE INDEX "signal_promise_due_open" ON "signal" ("workspace_id", "due_on")
  WHERE "kind" = 'commitment' AND "closed_on" IS NULL AND "withdrawn_at" IS NULL AND "reminded_at" IS NULL;
