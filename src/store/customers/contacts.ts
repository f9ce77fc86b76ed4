import type { Contact, ContactFunction, ContactState, Level } from "../../engine/model/contact.ts";
import { foldName } from "../../engine/model/names.ts";
import { type Db, dayOf } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import type { Viewer } from "./visibility.ts";

const CONTACTS_NEAR = statement("customers/contacts-near");

/** Somebody whose name is like what was asked for; `named`: it is the name, or whole words of it. */
export type NearContact = {
  id: string;
  name: string;
  likeness: number;
  named: boolean;
  customerId: string;
  customer: string;
};

/** Somebody on a customer's people map, as far as it is known. */
export type ContactRow = Pick<Contact, "id" | "customerId" | "name" | "level" | "function">;

const FIELDS = { id: true, customerId: true, name: true, level: true, function: true } as const;

const contactOf = ({
  id,
  customerId,
  name,
  level,
  function: work,
}: { [Key in keyof ContactRow]: string | null }) =>
  ({ id, customerId, name, level, function: work }) as ContactRow;

export const createContactRepository = (db: Db, sql: Sql) => ({
  /** People at customers that the viewer sees whose names are most like `text`, best first. */
  async near(workspaceId: string, text: string, viewer: Viewer): Promise<NearContact[]> {
    const name = foldName(text);
    if (name === "") return [];
    const isAdmin = viewer.role === "admin";
    return sql<NearContact>(CONTACTS_NEAR, [workspaceId, name, viewer.id, isAdmin]);
  },

  async byId(workspaceId: string, id: string): Promise<ContactRow | null> {
    const row = await db.contact.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: FIELDS,
    });
    return row && contactOf(row);
  },

  /** Somebody with title, and whether they are there. */
  async presence(workspaceId: string, id: string) {
    const row = await db.contact.findFirst({
      where: { workspaceId, id, NOT: { state: "withdrawn" } },
      select: { ...FIELDS, title: true, state: true, stateOn: true, awayUntil: true },
    });
    return (
      row && {
        ...contactOf(row),
        title: row.title,
        state: row.state as ContactState,
        stateOn: row.stateOn && dayOf(row.stateOn),
        awayUntil: row.awayUntil && dayOf(row.awayUntil),
      }
    );
  },

  /** The contact with this name at a customer. */
  async byName(workspaceId: string, customerId: string, name: string): Promise<ContactRow | null> {
    const row = await db.contact.findFirst({
      where: {
        workspaceId,
        customerId,
        normalizedName: foldName(name),
        NOT: { state: "withdrawn" },
      },
      select: FIELDS,
    });
    return row && contactOf(row);
  },

  /** `isHidden`: to be shown by a change of its state. */
  async add(
    workspaceId: string,
    contact: { id: string; customerId: string; name: string },
    isHidden: boolean,
  ) {
    const state = isHidden ? "withdrawn" : "active";
    const normalizedName = foldName(contact.name);
    // Whoever was taken back stays for its history's sake, and leaves the name to the one who comes.
    await db.$executeRaw`UPDATE contact SET normalized_name = normalized_name || ' ' || id
      WHERE workspace_id = ${workspaceId}::uuid AND customer_id = ${contact.customerId}::uuid
        AND normalized_name = ${normalizedName} AND state = 'withdrawn'`;
    const data = [{ ...contact, workspaceId, normalizedName, state }];
    await db.contact.createMany({ data });
  },

  /** Sets a contact's level or function; the latest value wins. */
  async setRole(
    workspaceId: string,
    id: string,
    role: { level: Level } | { function: ContactFunction },
  ): Promise<void> {
    await db.contact.updateMany({ where: { workspaceId, id }, data: role });
  },
});
