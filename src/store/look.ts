import type { Shares } from "../engine/balance.ts";
import type { Customer } from "../engine/customer.ts";
import type { Play } from "../engine/plays/play.ts";
import type { Portfolio } from "../engine/portfolio.ts";
import type { QuietRiskModel } from "../engine/quiet-risk.ts";
import { foldedName } from "./customers.ts";
import { memberColumns, type MemberRow, type Person, PERSON_ROW } from "./members.ts";
import { pastNudgeOf, type StoredNudge, type StoredOutcome } from "./nudge-row.ts";
import { NUDGE_WEEKS_KEPT_MS, settingsFrom } from "./portfolios.ts";
import { playsFrom, type StoredPlay } from "./plays.ts";
import { knownModel } from "./risk-models.ts";
import { seenInSql, type Viewer } from "./sight.ts";
import type { Sql, Statement } from "./sql.ts";

/** All that a look at one customer shows, and no row of another. */
export type Look = {
  /** the customer's part of the workspace; of the members those who have to do with it, and the asker */
  portfolio: Portfolio & { customers: [Customer] };
  /** its part of all hours and value; null where nothing can be compared */
  shares: Shares | null;
  /** what the last plan learned of the workspace; null before the first */
  model: QuietRiskModel | null;
  /** the plays that the workspace has in use */
  plays: readonly Play[];
};

/** Fewer comparable customers than this make a share mean nothing: as in the engine's `sharesOf`. */
const CUSTOMERS_TO_COMPARE = 3;

type Totals = { customers: number | null; effort: number | null; value: number | null };
type Sheet = Omit<Portfolio, "workspaceId" | "settings" | "customers" | "members" | "nudges"> & {
  customer: Customer | null;
  members: MemberRow[];
  nudges: (Dated<StoredNudge> & { playEnd: StoredOutcome | null })[];
  settings: { key: string; value: unknown }[];
  totals: Totals | null;
  model: unknown;
  plays: StoredPlay[];
};
type Dated<T> = { [Key in keyof T]: T[Key] extends Date | null ? string | null : T[Key] };

const MILLIS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const all = (rows: string) => `(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r)`;

/** What stands in SQL for the workspace, the customer, who asks, and how old nudges may be. */
type Asked = { workspace: string; customer: string; asker: string; since: string };

/**
 * One statement, so that a look costs one round trip. A list that nobody set is NULL, as Prisma leaves it, and read as an
 * empty one.
 */
function sheetOf({ workspace, customer, asker, since }: Asked): string {
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
          FROM play_outcome o WHERE o.workspace_id = n.workspace_id AND o.nudge_id = n.id) AS "playEnd"
      FROM nudge n WHERE n.workspace_id = ${workspace} AND n.customer_id = ${customer} AND n.created_at >= ${since}
      ORDER BY n.id`)},
    'settings', ${all(`SELECT key, value FROM setting WHERE workspace_id = ${workspace}`)},
    'totals', (SELECT json_build_object('customers', sum(t.customers), 'effort', sum(t.effort), 'value', sum(t.value))
      FROM customer c JOIN customer_total t ON t.workspace_id = c.workspace_id AND t.currency = coalesce(c.currency, '')
      WHERE c.workspace_id = ${workspace} AND c.id = ${customer}),
    'model', (SELECT model FROM risk_model WHERE workspace_id = ${workspace}),
    'plays', ${all(`
      SELECT id, play, state, weight FROM workspace_play WHERE workspace_id = ${workspace} ORDER BY created_at, id`)}) AS sheet`;
}

const HERE = { workspace: "$1::uuid", asker: "$3::uuid", since: "$4::timestamptz" };

/** $1 workspace, $2 the customer's id, $3 who asks, $4 how old nudges may be. */
const BY_ID: Statement = { name: "look", text: sheetOf({ ...HERE, customer: "$2::uuid" }) };

/** $2: the customer's folded name, $5: whether who asks is an admin. */
const BY_NAME: Statement = {
  name: "look-by-name",
  text: `WITH meant AS MATERIALIZED (SELECT id FROM customer
      WHERE workspace_id = $1::uuid AND folded = $2 AND ${seenInSql("$3", "$5")} LIMIT 1)
    ${sheetOf({ ...HERE, customer: "(SELECT id FROM meant)" })}`,
};

/**
 * Who asks, and the customer that is called so, in one: $1 to $3 as in `PERSON_ROW`, $4 the folded name, $5 how old
 * nudges may be by the machine's clock. No sheet for somebody who is no member here.
 */
const BY_PERSON: Statement = {
  name: "look-by-person",
  text: `SELECT asked.workspace, asked.member, asked.personal, CASE WHEN asked.customer_id IS NOT NULL THEN (
      ${sheetOf({
        workspace: "asked.workspace_id",
        customer: "asked.customer_id",
        asker: "asked.member_id",
        since: "$5::timestamptz + asked.clock_offset_ms * interval '1 millisecond'",
      })}) END AS sheet
    FROM (SELECT p.*, (SELECT id FROM customer WHERE p.is_here AND workspace_id = p.workspace_id AND folded = $4
        AND ${seenInSql("p.member_id", "p.is_admin")} LIMIT 1) AS customer_id
      FROM (${PERSON_ROW}) p OFFSET 0) asked`,
};

/**
 * `next` is the way of what follows a first answer: behind all who wait for theirs, a name that was misspelt would wait
 * twice.
 */
export const looksIn = (sql: Sql, next: Sql) => ({
  /**
   * One customer, as `portfolios.load` would have it, with what else a look takes; null when there is none.
   * `asOf` (by the workspace's clock) bounds how far back nudges are read.
   */
  async at(
    workspaceId: string,
    customerId: string,
    askerId: string,
    asOf: number,
  ): Promise<Look | null> {
    const [row] = await next<{ sheet: Sheet }>(BY_ID, [
      workspaceId,
      customerId,
      askerId,
      since(asOf),
    ]);
    return lookFrom(workspaceId, row?.sheet ?? noSheet());
  },

  /** The same of the customer that is called so, once both are folded; null when the viewer sees none. */
  async called(
    workspaceId: string,
    name: string,
    { id, role }: Viewer,
    asOf: number,
  ): Promise<Look | null> {
    const asked = [workspaceId, foldedName(name), id, since(asOf), role === "admin"];
    const [row] = await sql<{ sheet: Sheet }>(BY_NAME, asked);
    return lookFrom(workspaceId, row?.sheet ?? noSheet());
  },

  /**
   * `members.person` and `called` in one statement, for what is asked most; null when no workspace has that installation.
   * The look is null when the person sees no customer of that name, or is no member (yet). `now` is the machine's clock.
   */
  async asked(
    from: { platform: string; installation: string; person: string | null },
    name: string,
    now: number,
  ): Promise<{ person: Person; look: Look | null } | null> {
    const { platform, installation, person: key } = from;
    const asked = [platform, installation, key, foldedName(name), since(now)];
    const [row] = await sql<Person & { sheet: Sheet | null }>(BY_PERSON, asked);
    if (!row) return null;
    const { sheet, ...person } = row;
    return { person, look: sheet && lookFrom(person.workspace.id, sheet) };
  },
});

const since = (asOf: number) => new Date(asOf - NUDGE_WEEKS_KEPT_MS);

function lookFrom(workspaceId: string, sheet: Sheet): Look | null {
  const { customer, nudges, settings, totals, model, plays, ...facts } = sheet;
  if (customer === null) return null;
  return {
    portfolio: {
      ...facts,
      workspaceId,
      settings: settingsFrom(settings),
      customers: [customer],
      nudges: nudges.map(({ sentAt, answeredAt, playEnd, ...nudge }) =>
        pastNudgeOf({ ...nudge, sentAt: dateIn(sentAt), answeredAt: dateIn(answeredAt) }, playEnd),
      ),
    },
    shares: totals && sharesOf(customer, totals),
    model: knownModel(model),
    plays: playsFrom(plays),
  };
}

function noSheet(): Sheet {
  throw new Error("PostgreSQL answered a look with no row");
}

const dateIn = (text: string | null) => (text === null ? null : new Date(text));

/** The same rule as the engine's `sharesOf`, over totals that the database keeps. */
function sharesOf(customer: Customer, { customers, effort, value }: Totals): Shares | null {
  const { annualValue, effortHoursPerMonth, status } = customer;
  if (status !== "active" || annualValue === null || effortHoursPerMonth === null) return null;
  if (customers === null || customers < CUSTOMERS_TO_COMPARE || !effort || !value) return null;
  if (effort < 0 || value < 0) return null;
  return { effortShare: effortHoursPerMonth / effort, valueShare: annualValue / value };
}
