/** Two records that turn out to be one, and one that turns out to be two: rows move, each with what it was before. */
import type { Sql, Statement } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import type { ChangeOrigin } from "./change-origin.ts";

const move = (record: string, column: string, value: string, condition: string): Statement =>
  statement("changes/move-rows", { record, column, value, condition });

/** $5 from whom, $6 to whom. */
const OF_CONTACT = [
  move("signal", "contact_id", "$6::uuid", "t.contact_id = $5::uuid"),
  move("nudge", "contact_id", "$6::uuid", "t.contact_id = $5::uuid"),
  move("follow_up", "contact_id", "$6::uuid", "t.contact_id = $5::uuid"),
  move(
    "interaction",
    "contact_ids",
    "ARRAY(SELECT DISTINCT unnest(array_replace(t.contact_ids, $5::uuid, $6::uuid)))",
    "t.contact_ids @> ARRAY[$5::uuid]",
  ),
];

/** Rows of one customer go to another, but for those that the other has already: `same` says when two are one. */
const moveUnlessThere = (record: string, same: string): Statement =>
  move(
    record,
    "customer_id",
    "$6::uuid",
    `t.customer_id = $5::uuid AND NOT EXISTS (SELECT FROM ${record} o WHERE o.workspace_id = t.workspace_id
      AND o.customer_id = $6::uuid AND ${same})`,
  );

/** $5 from whom, $6 to whom. */
const OF_CUSTOMER = [
  moveUnlessThere("contact", "(o.email = t.email OR o.normalized_name = t.normalized_name)"),
  moveUnlessThere("interaction", "o.fingerprint = t.fingerprint"),
  moveUnlessThere("signal", "o.fingerprint = t.fingerprint"),
  moveUnlessThere("nudge", "o.member_id = t.member_id AND o.week = t.week AND o.play = t.play"),
  move("follow_up", "customer_id", "$6::uuid", "t.customer_id = $5::uuid"),
];

/** People of both under one name or address are one: $1 workspace, $2 and $3 the customers. */
const TWINS = `SELECT t.id AS "from", o.id AS "to" FROM contact t JOIN contact o ON o.workspace_id = t.workspace_id
  AND o.customer_id = $3::uuid AND (o.email = t.email OR o.normalized_name = t.normalized_name)
  WHERE t.workspace_id = $1::uuid AND t.customer_id = $2::uuid AND t.state <> 'withdrawn'`;

/** $5 the people who go, $6 to which customer, $7 from which. */
const OF_PART = [
  move(
    "interaction",
    "customer_id",
    "$6::uuid",
    "t.customer_id = $7::uuid AND cardinality(t.contact_ids) > 0 AND t.contact_ids <@ $5::uuid[]",
  ),
  move(
    "signal",
    "customer_id",
    "$6::uuid",
    "t.customer_id = $7::uuid AND t.contact_id = ANY ($5::uuid[])",
  ),
  move(
    "nudge",
    "customer_id",
    "$6::uuid",
    "t.customer_id = $7::uuid AND t.contact_id = ANY ($5::uuid[])",
  ),
  move(
    "contact",
    "customer_id",
    "$6::uuid",
    "t.customer_id = $7::uuid AND t.id = ANY ($5::uuid[])",
  ),
];

type Merge = { from: string; into: string } & ChangeOrigin;

const origin = ({ replyId, memberId, at }: ChangeOrigin) => [replyId, memberId, new Date(at)];

/** What is known of one contact is known of another; hiding the first is the caller's. */
export async function mergeContacts(sql: Sql, workspaceId: string, merge: Merge): Promise<void> {
  const { from, into } = merge;
  for (const one of OF_CONTACT) await sql(one, [workspaceId, ...origin(merge), from, into]);
}

/** What is known of one customer is known of another; hiding the first is the caller's. */
export async function mergeCustomers(sql: Sql, workspaceId: string, merge: Merge): Promise<void> {
  const { from, into } = merge;
  const twins = await sql<{ from: string; to: string }>({ text: TWINS }, [workspaceId, from, into]);
  for (const twin of twins) {
    await mergeContacts(sql, workspaceId, { ...merge, from: twin.from, into: twin.to });
  }
  for (const one of OF_CUSTOMER) await sql(one, [workspaceId, ...origin(merge), from, into]);
}

/** Some of a customer's people, with their touches and what they said, go to another customer. */
export async function splitCustomer(
  sql: Sql,
  workspaceId: string,
  split: { from: string; into: string; people: string[] } & ChangeOrigin,
): Promise<void> {
  const { from, into, people } = split;
  for (const one of OF_PART) {
    const usesFrom = [...origin(split), people, into, from];
    await sql(one, [workspaceId, ...usesFrom]);
  }
}
