-- Five people whose names are like a text, with their customers: $1 workspace, $2 the text, normalized, $3 who asks, $4 whether that
-- is an admin. Not prepared, as in nearest.sql. `named`: the text is the name, or whole words of it.
SELECT person.id, person.name, person.likeness, person.named, customer.id AS "customerId", customer.name AS customer FROM (
  SELECT id, name, customer_id, word_similarity($2, normalized_name)::float8 AS likeness,
    position(' ' || $2 || ' ' IN ' ' || normalized_name || ' ') > 0 AS named
  FROM contact WHERE workspace_id = $1::uuid AND (SELECT $2::text) <% normalized_name AND state <> 'withdrawn' OFFSET 0) person
JOIN customer ON customer.workspace_id = $1::uuid AND customer.id = person.customer_id
WHERE {{customers/visible-plain who=$3 admin=$4}}
ORDER BY person.named DESC, person.likeness DESC, person.name, customer.name LIMIT 5
