import type { Contact, ContactFunction, Level } from "../../engine/model/contact.ts";
import { foldName } from "../../engine/model/names.ts";
import type { Db } from "../connection/db.ts";

/** Somebody on a customer's people map, as far as it is known. */
export type ContactRow = Pick<Contact, "id" | "customerId" | "name" | "level" | "function">;

const FIELDS = { id: true, customerId: true, name: true, level: true, function: true } as const;

const contactOf = (row: { [Key in keyof ContactRow]: string | null }) => row as ContactRow;

export const createContactRepository = (db: Db) => ({
  async byId(workspaceId: string, id: string): Promise<ContactRow | null> {
    const row = await db.contact.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: FIELDS,
    });
    return row && contactOf(row);
  },

  /** The contact with this name at a customer. */
  async byName(workspaceId: string, customerId: string, name: string): Promise<ContactRow | null> {
    const row = await db.contact.findFirst({
      where: { workspaceId, customerId, normalizedName: foldName(name) },
      select: FIELDS,
    });
    return row && contactOf(row);
  },

  async add(workspaceId: string, contact: { id: string; customerId: string; name: string }) {
    const data = [{ ...contact, workspaceId, normalizedName: foldName(contact.name) }];
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
