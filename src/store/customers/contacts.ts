import type { Contact, ContactFunction, Level } from "../../engine/model/contact.ts";
import type { Db } from "../connection/db.ts";

/** Somebody on a customer's people map, as far as it is known. */
export type ContactRow = Pick<Contact, "id" | "customerId" | "name" | "level" | "function">;

export const createContactRepository = (db: Db) => ({
  async byId(workspaceId: string, id: string): Promise<ContactRow | null> {
    const row = await db.contact.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { id: true, customerId: true, name: true, level: true, function: true },
    });
    if (!row) return null;
    const level = row.level as Level | null;
    return { ...row, level, function: row.function as ContactFunction | null };
  },

  /** Writes down at which level somebody is, or what they work in; the later word counts. */
  async setRole(
    workspaceId: string,
    id: string,
    role: { level: Level } | { function: ContactFunction },
  ): Promise<void> {
    await db.contact.update({ where: { workspaceId_id: { workspaceId, id } }, data: role });
  },
});
