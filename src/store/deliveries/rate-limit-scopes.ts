/** The scopes of calls that ask for their turn, as the parameter $1 of a statement, and how fast their rates rise. */

/** Added to the rate with each call that may start, so that it is doubled after some ten of them; a refusal halves it. */
export const RATE_STEP = 0.1;

export const SCOPES = `jsonb_to_recordset($1::jsonb) AS a(n int, "workspaceId" uuid, scope text, rate float8, max float8, "waitMs" float8, taken int)`;
