/** Customers whose names are like a text: $1 workspace, $2 the text, $3 who asks, $4 whether that is an admin, $5 a LIKE pattern. */
import type { Statement } from "../connection/sql.ts";
import { visibleToSql } from "./visibility.ts";

/** Below this trigram similarity a name is no help as a suggestion (pg_trgm's own default is 0.3). */
const NEAR_ENOUGH = 0.3;
const SUGGESTIONS = 5;

/**
 * Not kept as plans: one for every workspace would be a poor one for a large one among many small ones. How like a name is,
 * is worked out once for each that the index finds: a common word finds thousands. A text in a `SELECT` of its own is one
 * that the planner does not know: else it compares it with hundreds of names to guess how many are like it (0.5 ms).
 */
const nearest = (condition: string, leastLike = 0): Statement => ({
  text: `SELECT id, name, likeness, searchable LIKE $5 AS named FROM (
      SELECT workspace_id, id, name, searchable, visibility, word_similarity($2, searchable)::float8 AS likeness FROM customer
      WHERE workspace_id = $1::uuid AND (${condition}) OFFSET 0) customer
    WHERE likeness >= ${leastLike} AND ${visibleToSql("$3", "$4")}
    ORDER BY named DESC, likeness DESC, length(searchable), name LIMIT ${SUGGESTIONS}`,
});
const UNKNOWN_TEXT = "(SELECT $2::text)";
export const NEAR = nearest(`${UNKNOWN_TEXT} <% searchable`);
export const NEAR_OR_NAMED = nearest("$2 <% searchable OR searchable LIKE $5");
export const FAR = nearest(`${UNKNOWN_TEXT} <<% searchable`, NEAR_ENOUGH);
export const FAR_FROM_SHORT = nearest(`searchable % ${UNKNOWN_TEXT}`, NEAR_ENOUGH);
