-- Five customers whose names are like a text: $1 workspace, $2 the text, $3 who asks, $4 whether that is an admin, $5 a LIKE pattern.
-- Not prepared: one plan for every workspace would be a poor one for a large one among many small ones. How like a name is, is
-- worked out once for each that the index finds: a common word finds thousands. A text in a `SELECT` of its own is one that the
-- planner does not know: else it compares it with hundreds of names to guess how many are like it (0.5 ms).
SELECT id, name, likeness, searchable LIKE $5 AS named FROM (
  SELECT workspace_id, id, name, searchable, visibility, word_similarity($2, searchable)::float8 AS likeness FROM customer
  WHERE workspace_id = $1::uuid AND ({{condition}}) OFFSET 0) customer
WHERE likeness >= {{least}} AND {{customers/visible-plain who=$3 admin=$4}}
ORDER BY named DESC, likeness DESC, length(searchable), name LIMIT 5
