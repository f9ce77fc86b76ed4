import type { NamedContact } from "../../store/portfolios/bulk/names.ts";
import { newId } from "../../store/connection/id.ts";
import type { Repositories } from "../../store/repositories.ts";

/**
 * Finds contacts by the names that other files call them. Somebody whom only an interaction or a signal names is put on
 * the customer's people map by name: the touch with them would be lost otherwise.
 */
export async function contactFinder(
  tx: Repositories,
  workspaceId: string,
  fold: (name: string) => string,
) {
  const known = await tx.bulk.contactNames(workspaceId);
  let fresh: Record<string, unknown>[] = [];
  return {
    idOf(customerId: string, name: string): string {
      const normalizedName = fold(name);
      const people = known.get(customerId) ?? [];
      const contact =
        people.find((one) => one.name === name) ??
        people.find((one) => one.normalizedName === normalizedName);
      if (contact) return contact.id;
      const made: NamedContact = { id: newId(), name, normalizedName, email: null };
      if (people.push(made) === 1) known.set(customerId, people);
      fresh.push({
        workspace_id: workspaceId,
        customer_id: customerId,
        normalized_name: normalizedName,
        ...made,
      });
      return made.id;
    },
    /** Writes the contacts that were made since the last time. */
    async keep(): Promise<void> {
      if (fresh.length > 0) await tx.bulk.contacts(fresh, []);
      fresh = [];
    },
  };
}
