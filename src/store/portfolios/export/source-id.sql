-- What a reply recorded has no source id of its own: its record's mark becomes one, by which an import finds it again.
coalesce(t.source_id, CASE WHEN t.fingerprint LIKE 'r:%' THEN 'rapport:' || t.fingerprint END)
