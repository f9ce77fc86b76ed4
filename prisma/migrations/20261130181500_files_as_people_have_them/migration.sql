-- A customer whose tier nobody told has none; plans take it for a C. Those that are there keep theirs.
ALTER TABLE "customer" ALTER COLUMN "tier" DROP NOT NULL,
ALTER COLUMN "tier" DROP DEFAULT;
