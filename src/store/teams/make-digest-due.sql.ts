/** Makes digests due at once: $1 workspace. */
import type { Statement } from "../connection/sql.ts";

export const MAKE_DIGEST_DUE: Statement = {
  name: "digest-look-now",
  text: "UPDATE workspace SET digest_due_at = NULL WHERE id = $1::uuid",
};
