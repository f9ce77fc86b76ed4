/** Customers of which a normalized name is an alias, two at most: $1 workspace, $2 a LIKE pattern, $3 who asks, $4 whether that is an admin. */
import { visibleToSql } from "./visibility.ts";
import type { Statement } from "../connection/sql.ts";

export const CUSTOMERS_BY_ALIAS: Statement = {
  text: `SELECT id, name FROM customer
    WHERE workspace_id = $1::uuid AND searchable LIKE $2 AND ${visibleToSql("$3", "$4")} LIMIT 2`,
};
