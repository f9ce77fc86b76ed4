/** When digests are due next, unless the workspace was changed meanwhile. */
import type { Statement } from "../connection/sql.ts";

/** $1 workspace, $2 when, $3 version. */
export const SET_DIGEST_DUE: Statement = {
  name: "digest-look-again",
  text: "UPDATE workspace SET digest_due_at = $2::timestamptz WHERE id = $1::uuid AND xmin::text = $3",
};
