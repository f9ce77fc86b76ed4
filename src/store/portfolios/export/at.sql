-- What was reported by its day alone is a day again: its own column or its mark holds it (see the import of interactions). An instant is ISO 8601
-- in UTC with milliseconds, as JavaScript writes it.
coalesce(t.on_day::text, CASE WHEN t.fingerprint LIKE 'd:%' THEN substr(t.fingerprint, 3, 10) ELSE to_char(t.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END) COLLATE "C"
