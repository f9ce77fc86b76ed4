import { memberColumns } from "../members/members.ts";

const MILLIS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const all = (rows: string) => `(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r)`;

/** What stands in SQL for the workspace, the customer, who asks, and how old nudges may be. */
type Asked = { workspace: string; customer: string; asker: string; since: string };

/**
 * All that a look at one customer shows, as a column `sheet` of JSON: in one statement, so that it costs one round trip.
 * A list that nobody set is NULL, as Prisma leaves it, and read as an empty one.
 */
export function customerSnapshotSql({ workspace, customer, asker, since }: Asked): string {
  const ofCustomer = `workspace_id = ${workspace} AND customer_id = ${customer}`;
  return `SELECT json_build_object(
    'customer', (SELECT row_to_json(r) FROM (
      SELECT id, name, coalesce(aliases, '{}') AS aliases, domain, tier, annual_value AS "annualValue", currency,
        effort_hours_per_month AS "effortHoursPerMonth", renewal_on AS "renewalOn", status, our_lead AS "ourLead",
        coalesce(priorities, '{}') AS priorities, visibility,
        (SELECT coalesce(json_agg(member_id ORDER BY position, member_id), '[]') FROM customer_owner WHERE ${ofCustomer})
          AS "ownerIds",
        ${all(`SELECT priority, respected, answered_on AS on FROM priority_answer WHERE ${ofCustomer} ORDER BY answered_on`)}
          AS "priorityAnswers"
      FROM customer WHERE workspace_id = ${workspace} AND id = ${customer}) r),
    'members', ${all(`
      SELECT ${memberColumns("member")} FROM member WHERE workspace_id = ${workspace} AND id = ANY (ARRAY(
        SELECT ${asker}
        UNION ALL SELECT member_id FROM customer_owner WHERE ${ofCustomer}
        UNION ALL SELECT member_id FROM interaction WHERE ${ofCustomer}
        UNION ALL SELECT member_id FROM nudge WHERE ${ofCustomer}))
      ORDER BY id`)},
    'contacts', ${all(`
      SELECT id, customer_id AS "customerId", name, email, title, level, function, values FROM contact
      WHERE ${ofCustomer} ORDER BY id`)},
    'interactions', ${all(`
      SELECT id, customer_id AS "customerId", member_id AS "memberId", ${MILLIS("at")} AS at, channel, direction,
        coalesce(contact_ids, '{}') AS "contactIds", summary, sentiment
      FROM interaction WHERE ${ofCustomer} AND withdrawn_at IS NULL ORDER BY interaction.at, id`)},
    'signals', ${all(`
      SELECT id, customer_id AS "customerId", kind, quote, ${MILLIS("at")} AS at, contact_id AS "contactId", by,
        due_on AS "dueOn", closed_on AS "closedOn"
      FROM signal WHERE ${ofCustomer} AND withdrawn_at IS NULL ORDER BY signal.at, id`)},
    'nudges', ${all(`
      SELECT n.id, n.member_id AS "memberId", n.customer_id AS "customerId", n.contact_id AS "contactId", n.week, n.slot,
        n.play, n.state, n.sent_at AS "sentAt", n.answered_at AS "answeredAt", 
        coalesce(n.offered, '{}') AS offered, (
          SELECT json_build_object('touched', o.touched, 'strengthMoved', o.strength_moved, 'worth', o.worth)
          FROM play_outcome o WHERE o.workspace_id = n.workspace_id AND o.nudge_id = n.id) AS "playOutcome"
      FROM nudge n WHERE n.workspace_id = ${workspace} AND n.customer_id = ${customer} AND n.created_at >= ${since}
      ORDER BY n.id`)},
    'settings', ${all(`SELECT key, value FROM setting WHERE workspace_id = ${workspace}`)},
    'totals', (SELECT json_build_object('customers', coalesce(sum(t.customers), 0), 'effort', coalesce(sum(t.effort), 0),
      'value', coalesce(sum(t.value), 0))
      FROM customer c JOIN customer_total t ON t.workspace_id = c.workspace_id AND t.currency = coalesce(c.currency, '')
      WHERE c.workspace_id = ${workspace} AND c.id = ${customer}),
    'model', (SELECT model FROM risk_model WHERE workspace_id = ${workspace}),
    'plays', ${all(`
      SELECT id, play, state, weight FROM workspace_play WHERE workspace_id = ${workspace} ORDER BY created_at, id`)}) AS sheet`;
}
