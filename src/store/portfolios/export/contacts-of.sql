-- The contacts' names between semicolons, in the order in which they were reported.
(SELECT string_agg(name, ';' ORDER BY n) FROM (
  SELECT p.name, min(u.n) AS n FROM unnest(t.contact_ids) WITH ORDINALITY u(id, n)
  JOIN contact p ON p.workspace_id = t.workspace_id AND p.id = u.id GROUP BY p.name) named) COLLATE "C"
