/** The customer that has a normalized name, if who asks sees it: $1 workspace, $2 the name, $3 who asks, $4 whether that is an admin. */
import { visibleToSql } from "./visibility.ts";
import type { Statement } from "../connection/sql.ts";

export const CUSTOMER_BY_NAME: Statement = {
  name: "customer_called",
  text: `SELECT id, name FROM customer
    WHERE workspace_id = $1::uuid AND normalized_name = $2 AND ${visibleToSql("$3", "$4")} LIMIT 1`,
};
