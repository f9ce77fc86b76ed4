-- Customers of whose names whole words are somewhat like a text. Parameters: see nearest.sql. Below 0.3, a name is no help as a
-- suggestion (pg_trgm's own default).
{{customers/nearest condition="(SELECT $2::text) <<% searchable" least=0.3}}
