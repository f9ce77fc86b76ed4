/** The members whom somebody reports to: $1 workspace. */
import { memberColumns } from "./member-columns.ts";
import type { Statement } from "../connection/sql.ts";

export const MANAGERS: Statement = {
  name: "members-managers",
  text: `SELECT (SELECT row_to_json(r) FROM (SELECT ${memberColumns("m")}) r) AS member
    FROM (SELECT DISTINCT manager_id FROM member WHERE workspace_id = $1::uuid AND manager_id IS NOT NULL) led
    JOIN member m ON m.workspace_id = $1::uuid AND m.id = led.manager_id
    WHERE m.state <> 'removed' ORDER BY m.id`,
};
