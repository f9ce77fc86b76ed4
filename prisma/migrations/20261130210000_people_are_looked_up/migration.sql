-- `/customer NAME` finds people too. Prisma has no operator class for trigrams; the tests that compare schema and migrations leave
-- out indexes whose name ends in _trgm.
CREATE INDEX "contact_workspace_name_trgm" ON "contact" USING gin ("workspace_id", "normalized_name" gin_trgm_ops);
