-- Customers whose names are quite like a text. Parameters: see nearest.sql.
{{customers/nearest condition="(SELECT $2::text) <% searchable" least=0}}
