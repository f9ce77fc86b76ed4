/**
 * A workspace's facts as rows that the engine takes, the same for all customers, some, or one. How they are asked for is
 * decided by who builds a statement of them: portfolios.ts and customers/customer-snapshot.sql.ts.
 */
import type { Contact } from "../../engine/model/contact.ts";
import type { Customer } from "../../engine/model/customer.ts";
import type { Interaction } from "../../engine/model/interaction.ts";
import type { Signal } from "../../engine/model/signal.ts";
import type { StoredNudge, StoredOutcome } from "../nudges/nudge-row.ts";

/** What stands in SQL for the workspace, and for which customers' rows: a condition on a column, empty for all. */
type Scope = { workspace: string; only: (column: string) => string };

/** A nudge as it comes: instants are milliseconds since 1970. */
type NudgeRow = Omit<StoredNudge, "sentAt" | "answeredAt"> & {
  sentAt: number | null;
  answeredAt: number | null;
  playOutcome: StoredOutcome | null;
};

/** The rows of each part. */
export type PortfolioRows = {
  customers: Customer;
  contacts: Contact;
  interactions: Interaction;
  signals: Signal;
  nudges: NudgeRow;
};

/** An instant as milliseconds since 1970. */
const MILLIS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
/** The rows of a query as one JSON list. */
export const listOf = (query: string) => `(SELECT coalesce(json_agg(r), '[]') FROM (${query}) r)`;

/** A list that nobody set is NULL, as Prisma leaves it, and read as an empty one. `owners` is a condition on owners. */
export const customerRows = ({ workspace, only }: Scope, owners = "") => `
  SELECT id, name, coalesce(aliases, '{}') AS aliases, domain, tier, annual_value::float8 AS "annualValue", currency,
    effort_hours_per_month::float8 AS "effortHoursPerMonth", renewal_on::text AS "renewalOn", status, our_lead AS "ourLead",
    coalesce(priorities, '{}') AS priorities, visibility,
    (SELECT coalesce(json_agg(o.member_id ORDER BY o.position, o.member_id), '[]') FROM customer_owner o
      WHERE o.workspace_id = customer.workspace_id AND o.customer_id = customer.id ${owners}) AS "ownerIds",
    ${listOf(`SELECT a.priority, a.respected, a.answered_on AS on FROM priority_answer a
      WHERE a.workspace_id = customer.workspace_id AND a.customer_id = customer.id ORDER BY a.answered_on`)} AS "priorityAnswers"
  FROM customer WHERE workspace_id = ${workspace} ${only("id")} ORDER BY id`;

export const contactRows = ({ workspace, only }: Scope) => `
  SELECT id, customer_id AS "customerId", name, email, title, level, function, values FROM contact
  WHERE workspace_id = ${workspace} ${only("customer_id")} ORDER BY id`;

export const interactionRows = ({ workspace, only }: Scope) => `
  SELECT id, customer_id AS "customerId", member_id AS "memberId", ${MILLIS("at")} AS at, channel, direction,
    coalesce(contact_ids, '{}') AS "contactIds", summary, sentiment
  FROM interaction WHERE workspace_id = ${workspace} ${only("customer_id")} AND withdrawn_at IS NULL
  ORDER BY customer_id, interaction.at, id`;

export const signalRows = ({ workspace, only }: Scope) => `
  SELECT id, customer_id AS "customerId", kind, quote, ${MILLIS("at")} AS at, contact_id AS "contactId", by,
    due_on::text AS "dueOn", closed_on::text AS "closedOn"
  FROM signal WHERE workspace_id = ${workspace} ${only("customer_id")} AND withdrawn_at IS NULL
  ORDER BY customer_id, signal.at, id`;

/** `since`: how old nudges may be. */
export const nudgeRows = ({ workspace, only }: Scope, since: string) => `
  SELECT n.id, n.member_id AS "memberId", n.customer_id AS "customerId", n.contact_id AS "contactId", n.week, n.slot, n.play,
    n.state, ${MILLIS("n.sent_at")} AS "sentAt", ${MILLIS("n.answered_at")} AS "answeredAt", coalesce(n.offered, '{}') AS offered,
    CASE WHEN o.nudge_id IS NOT NULL THEN
      json_build_object('touched', o.touched, 'strengthMoved', o.strength_moved, 'worth', o.worth) END AS "playOutcome"
  FROM nudge n LEFT JOIN play_outcome o ON o.workspace_id = n.workspace_id AND o.nudge_id = n.id
  WHERE n.workspace_id = ${workspace} ${only("n.customer_id")} AND n.created_at >= ${since}
  ORDER BY n.id`;
