import { foldName } from "../../engine/model/names.ts";
import type { CustomerStatus, PriorityAnswer } from "../../engine/model/customer.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Item } from "../../engine/model/item.ts";
import { ITEM_KINDS, type ItemKind, type Side } from "../../engine/model/signal.ts";
import { type Db, dateOf, dayOf } from "../connection/db.ts";
import type { Viewer } from "./visibility.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const CUSTOMER_BY_NAME = statement("customers/customer-by-name");
const CUSTOMERS_BY_ALIAS = statement("customers/customers-by-alias");
const CUSTOMERS_OWN = statement("customers/customers-own");
const CUSTOMERS_SUGGESTED = statement("customers/customers-suggested");
const FAR = statement("customers/far");
const FAR_FROM_SHORT = statement("customers/far-from-short");
const NEAR = statement("customers/near");
const NEAR_OR_NAMED = statement("customers/near-or-named");

/** A customer as a lookup finds it. */
export type CustomerHit = { id: string; name: string };

/** A customer whose name is like what was asked for: how like (0 to 1), and whether an alias of it is exactly that. */
export type NearCustomer = CustomerHit & { likeness: number; named: boolean };

/** What a member said of a customer's priority. */
export type NewPriorityAnswer = PriorityAnswer & { customerId: string; memberId: string };

/** A name longer than this is none: an import takes names of up to 300 characters. */
const LONGEST_NAME = 300;

/** Letters that make trigrams in every locale; without one, an alias may be found by its letters alone. */
const PLAIN = /[a-z0-9]/;

/** Two letters that changed places leave a name of this length 0.45 of strict word similarity, a shorter one less. */
const SHORT_NAME = 10;

export const createCustomerRepository = (db: Db, sql: Sql) => ({
  /** The customer that is called so, once both are normalized, if the viewer sees it. */
  async called(workspaceId: string, text: string, viewer: Viewer): Promise<CustomerHit | null> {
    const [hit] = await sql<CustomerHit>(CUSTOMER_BY_NAME, [
      workspaceId,
      normalizedName(text),
      ...by(viewer),
    ]);
    return hit ?? null;
  },

  /**
   * The customer whose name or alias folds to the same as `text`, among those that the viewer sees; null when there is
   * none or more than one. What somebody may not see is to them as if it did not exist, also between two of one alias.
   */
  async byName(workspaceId: string, text: string, viewer: Viewer): Promise<CustomerHit | null> {
    const named = await this.called(workspaceId, text, viewer);
    const normalized = normalizedName(text);
    if (named || normalized === "") return named;
    const aliased = await sql<CustomerHit>(CUSTOMERS_BY_ALIAS, [
      workspaceId,
      asAlias(normalized),
      ...by(viewer),
    ]);
    return aliased.length === 1 ? (aliased[0] ?? null) : null;
  },

  /**
   * The customers that the viewer sees whose names or aliases are most like `text`, best first. Two steps, each by the
   * trigram index: those that are quite like it (pg_trgm's word similarity) and, when there are none, those that are
   * somewhat like it: of a short name, all of it, or of a longer one, whole words (one that it shares with thousands is not
   * enough). How like that is, is set for each connection (`openDatabase`).
   */
  async near(workspaceId: string, text: string, viewer: Viewer): Promise<NearCustomer[]> {
    const normalized = normalizedName(text);
    if (normalized === "") return [];
    const values = [workspaceId, normalized, ...by(viewer), asAlias(normalized)];
    const near = await sql<NearCustomer>(PLAIN.test(normalized) ? NEAR : NEAR_OR_NAMED, values);
    if (near.length > 0) return near;
    return sql<NearCustomer>(normalized.length < SHORT_NAME ? FAR_FROM_SHORT : FAR, values);
  },

  /**
   * The customers that the viewer sees with a word that begins with these letters, or that hold them; without letters the
   * viewer's own. The viewer's own come first.
   */
  async suggested(
    workspaceId: string,
    text: string,
    viewer: Viewer,
    most: number,
  ): Promise<CustomerHit[]> {
    const letters = normalizedName(text);
    if (letters === "") return sql<CustomerHit>(CUSTOMERS_OWN, [workspaceId, viewer.id, most]);
    // The index knows where words begin; of fewer letters than three it knows no other place.
    const pattern = letters.length < 3 ? `%|${letters}%` : `%${letters}%`;
    const found = await sql<CustomerHit>(CUSTOMERS_SUGGESTED, [
      workspaceId,
      pattern,
      ...by(viewer),
      most,
    ]);
    return found.length > 0 ? found : this.near(workspaceId, text, viewer);
  },

  async byId(workspaceId: string, id: string): Promise<CustomerHit | null> {
    return db.customer.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { id: true, name: true },
    });
  },

  /** What its form shows of a customer besides its names: how it stands, and who looks after it, the first one leads. */
  async facts(workspaceId: string, id: string) {
    const row = await db.customer.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        status: true,
        renewalOn: true,
        owners: { select: { memberId: true }, orderBy: [{ position: "asc" }, { memberId: "asc" }] },
      },
    });
    return (
      row && {
        status: row.status as CustomerStatus,
        renewalOn: row.renewalOn && dayOf(row.renewalOn),
        ownerIds: row.owners.map(({ memberId }) => memberId),
      }
    );
  },

  /** The id of the customer that has this name once it is normalized, whoever sees it. */
  async withName(workspaceId: string, name: string): Promise<string | null> {
    const row = await db.customer.findFirst({
      where: { workspaceId, normalizedName: normalizedName(name) },
      select: { id: true },
    });
    return row?.id ?? null;
  },

  /** The customers that some members look after, by name; lost ones only where they were lost since a day. */
  async ownedBy(
    workspaceId: string,
    memberIds: string[],
    lostSince: LocalDate | null = null,
  ): Promise<string[]> {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT c.id, c.name FROM customer_owner o
      JOIN customer c ON c.workspace_id = o.workspace_id AND c.id = o.customer_id
      WHERE o.workspace_id = ${workspaceId}::uuid AND o.member_id = ANY(${memberIds}::uuid[])
        AND (c.status <> 'lost' OR c.status_on >= ${lostSince}::date)
      ORDER BY c.name`;
    return rows.map((row) => row.id);
  },

  /** A member asked not to be nudged about a customer, until a day or for good, or to be again. */
  async mute(
    workspaceId: string,
    customerId: string,
    memberId: string,
    muted: boolean,
    until: LocalDate | null,
  ) {
    await db.customerOwner.updateMany({
      where: { workspaceId, customerId, memberId },
      data: { muted, mutedUntil: until && dateOf(until) },
    });
  },

  async answerPriority(workspaceId: string, answer: NewPriorityAnswer): Promise<void> {
    const { on, respected, memberId, ...key } = answer;
    const answeredOn = dateOf(on);
    const one = { workspaceId, answeredOn, ...key };
    await db.priorityAnswer.upsert({
      where: { workspaceId_customerId_priority_answeredOn: one },
      create: { ...one, respected, memberId },
      update: { respected, memberId },
    });
  },

  /** Promises, concerns and needs by id, open or not. */
  async itemsNamed(workspaceId: string, ids: string[]): Promise<Item[]> {
    const rows = await db.signal.findMany({
      where: { workspaceId, id: { in: ids } },
      include: { customer: { select: { name: true } }, contact: { select: { name: true } } },
    });
    return rows.map((row) => ({
      id: row.id,
      customer: row.customer.name,
      kind: row.kind as ItemKind,
      quote: row.quote,
      by: row.by as Side | null,
      contact: row.contact?.name ?? null,
      dueOn: row.dueOn && dayOf(row.dueOn),
      closedBy: null,
    }));
  },

  /** A promise, concern or need that stands open. */
  async item(workspaceId: string, id: string) {
    const row = await db.signal.findFirst({
      where: { workspaceId, id, withdrawnAt: null, closedOn: null, kind: { in: [...ITEM_KINDS] } },
      select: { id: true, customerId: true, kind: true, quote: true, by: true, dueOn: true },
    });
    return (
      row && {
        ...row,
        kind: row.kind as ItemKind,
        by: row.by as Side | null,
        dueOn: row.dueOn && dayOf(row.dueOn),
      }
    );
  },
});

/** A name as it is looked for. */
export const normalizedName = (text: string) => foldName(text).slice(0, LONGEST_NAME);

/** What a customer's searchable text holds when one of its names is this. */
const asAlias = (normalized: string) => `%|${normalized.replace(/[\\%_]/g, "\\$&")}|%`;

/** A viewer as two parameters of `visible-plain.sql`. */
const by = ({ id, role }: Viewer) => [id, role === "admin"];
