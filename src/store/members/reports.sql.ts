/** Who reports to some managers: $1 workspace, $2 the managers. */
import type { Statement } from "../connection/sql.ts";

export const REPORTS: Statement = {
  name: "members-reports",
  text: `SELECT id, manager_id AS "managerId" FROM member
    WHERE workspace_id = $1::uuid AND manager_id = ANY($2::uuid[]) ORDER BY id`,
};
