-- Customers whose short names are somewhat like a text: see far.sql. Parameters: see nearest.sql.
{{customers/nearest condition="searchable % (SELECT $2::text)" least=0.3}}
