-- What an operator looks for, out of the many that are well: written by hand, since Prisma does not see an index over a part of
-- a table.
CREATE INDEX "delivery_troubled_open" ON "delivery" ("created_at") WHERE "state" IN ('unknown', 'dead');
