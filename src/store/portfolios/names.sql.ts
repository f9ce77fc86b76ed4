/** Customers with their aliases and contacts, as far as somebody sees them. */
import type { AccessLevel } from "../../engine/model/visibility.ts";
import type { Statement } from "../connection/sql.ts";
import { visibleToSql } from "../customers/visibility.ts";
import { listOf } from "./portfolio.sql.ts";

/** $1 workspace, $2 customers, $3 who asks, $4 whether that is an admin. */
const names = (least: Exclude<AccessLevel, "nothing">): Statement => ({
  name: `customer-names-${least}`,
  text: `SELECT id, name, coalesce(aliases, '{}') AS aliases, ${listOf(`SELECT p.id, p.name FROM contact p
      WHERE p.workspace_id = customer.workspace_id AND p.customer_id = customer.id ORDER BY p.id`)} AS contacts
    FROM customer WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[]) AND ${visibleToSql("$3", "$4", least)} ORDER BY id`,
});

export const NAMES = { plain: names("plain"), all: names("all") };
