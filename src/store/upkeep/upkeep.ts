/** What records wait for: somebody new to be told how a customer stands, leavers' customers, absences and pauses without an end. */
import type { Instant, LocalDate } from "../../engine/model/time.ts";
import { type Db, dateOf } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const LEFT_CUSTOMERS = statement("upkeep/left-customers");
const HANDED_TO = statement("upkeep/handed-to");
const OPEN_ENDS = statement("upkeep/open-ends");

/** A customer of somebody who has left. `askedId`: who is to say who takes it; null: there is nobody. */
export type LeftCustomer = {
  customerId: string;
  leaverId: string;
  leaver: string;
  /** its other owners, who are there */
  remainIds: string[];
  askedId: string | null;
};

/** An absence or a pause without an end, or one that ends today. */
export type OpenEnd = {
  what: "away" | "paused" | "over";
  /** the contact, or the customer */
  id: string;
  name: string;
  since: LocalDate | null;
  customerId: string;
  customer: string;
  memberId: string;
};

export const createUpkeepRepository = (db: Db, sql: Sql) => ({
  /** Who took a customer over and was not told yet how it stands. */
  briefs: (workspaceId: string): Promise<{ customerId: string; memberId: string }[]> =>
    db.customerOwner.findMany({
      where: { workspaceId, briefDue: true },
      select: { customerId: true, memberId: true },
      orderBy: [{ memberId: "asc" }, { customerId: "asc" }],
      take: 500,
    }),

  /** Notes that somebody was told. False when another did so first. */
  async briefed(workspaceId: string, memberId: string, customerIds: string[]): Promise<boolean> {
    const { count } = await db.customerOwner.updateMany({
      where: { workspaceId, memberId, customerId: { in: customerIds }, briefDue: true },
      data: { briefDue: false },
    });
    return count > 0;
  },

  leftCustomers: (workspaceId: string): Promise<LeftCustomer[]> =>
    sql<LeftCustomer>(LEFT_CUSTOMERS, [workspaceId]),

  handedTo: (workspaceId: string, leaverId: string, memberId: string) =>
    sql<{ id: string; name: string }>(HANDED_TO, [workspaceId, leaverId, memberId]),

  openEnds: (workspaceId: string, now: Instant): Promise<OpenEnd[]> =>
    sql<OpenEnd>(OPEN_ENDS, [workspaceId, new Date(now)]),

  /** Notes that an absence or a pause was asked about, or ends a pause that is over. False when another did so first. */
  async asked(workspaceId: string, { what, id }: Pick<OpenEnd, "what" | "id">, on: LocalDate) {
    const day = dateOf(on);
    const unasked = { OR: [{ askedOn: null }, { askedOn: { lt: day } }] };
    const { count } =
      what === "away"
        ? await db.contact.updateMany({
            where: { workspaceId, id, state: "away", ...unasked },
            data: { askedOn: day },
          })
        : await db.customer.updateMany({
            where: { workspaceId, id, status: "paused", ...unasked },
            data:
              what === "paused"
                ? { askedOn: day }
                : { askedOn: day, status: "active", statusOn: day, statusUntil: null },
          });
    return count > 0;
  },
});
