-- A customer whose tier nobody told has none; plans take it for a C. Those that are there keep theirs.
ALTER TABLE "customer" ALTER COLUMN "tier" DROP NOT NULL,
ALTER COLUMN "tier" DROP DEFAULT;

-- What a file tells by its day alone, beside an id of its own, is that day again in an export.
ALTER TABLE "interaction" ADD COLUMN "on_day" DATE;
ALTER TABLE "signal" ADD COLUMN "on_day" DATE;
