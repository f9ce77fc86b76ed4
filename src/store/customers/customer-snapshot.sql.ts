/** All that a look at one customer shows, as one JSON value: part of the statements that find the customer by id, name or person. */
import { memberColumns } from "../members/member-columns.ts";
import {
  contactRows,
  customerRows,
  interactionRows,
  listOf,
  nudgeRows,
  signalRows,
} from "../portfolios/portfolio.sql.ts";

/** What stands in SQL for the workspace, the customer, who asks, and how old nudges may be. */
type SnapshotTarget = { workspace: string; customer: string; asker: string; since: string };

/** A column `snapshot` of JSON: in one statement, so that it costs one round trip. */
export function customerSnapshotSql({ workspace, customer, asker, since }: SnapshotTarget): string {
  const scope = { workspace, only: (column: string) => `AND ${column} = ${customer}` };
  const ofCustomer = `workspace_id = ${workspace} AND customer_id = ${customer}`;
  return `SELECT json_build_object(
    'customer', (SELECT row_to_json(r) FROM (${customerRows(scope)}) r),
    'members', ${listOf(`
      SELECT ${memberColumns("member")} FROM member WHERE workspace_id = ${workspace} AND id = ANY (ARRAY(
        SELECT ${asker}
        UNION ALL SELECT member_id FROM customer_owner WHERE ${ofCustomer}
        UNION ALL SELECT member_id FROM interaction WHERE ${ofCustomer}
        UNION ALL SELECT member_id FROM nudge WHERE ${ofCustomer}))
      ORDER BY id`)},
    'contacts', ${listOf(contactRows(scope))},
    'interactions', ${listOf(interactionRows(scope))},
    'signals', ${listOf(signalRows(scope))},
    'nudges', ${listOf(nudgeRows(scope, since))},
    'settings', ${listOf(`SELECT key, value FROM setting WHERE workspace_id = ${workspace}`)},
    'totals', (SELECT json_build_object('customers', coalesce(sum(t.customers), 0),
      'effort', coalesce(sum(t.effort), 0), 'value', coalesce(sum(t.value), 0))
      FROM customer c JOIN customer_total t ON t.workspace_id = c.workspace_id AND t.currency = coalesce(c.currency, '')
      WHERE c.workspace_id = ${workspace} AND c.id = ${customer}),
    'model', (SELECT model FROM risk_model WHERE workspace_id = ${workspace}),
    'plays', ${listOf(`
      SELECT id, play, state, weight FROM workspace_play WHERE workspace_id = ${workspace} ORDER BY created_at, id`)}) AS snapshot`;
}
