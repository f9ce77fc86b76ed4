/** The version of a workspace row, by which a change meanwhile is seen: $1 workspace. */
import type { Statement } from "../connection/sql.ts";

export const DIGEST_VERSION: Statement = {
  name: "digest-version",
  text: "SELECT xmin::text AS version FROM workspace WHERE id = $1::uuid",
};
