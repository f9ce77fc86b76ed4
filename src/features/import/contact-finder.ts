import type { NamedContact } from "../../store/portfolios/bulk/names.ts";
import { newId } from "../../store/connection/id.ts";
import type { BulkRepository } from "../../store/portfolios/bulk/writer.ts";
import { type RecordIds, recordKey } from "./directory.ts";

/**
 * Finds contacts by what other files call them. Somebody whom only an interaction or a signal names is put on the
 * customer's people map by name: the touch with them would be lost otherwise.
 */
export async function contactFinder(
  tx: BulkRepository,
  workspaceId: string,
  fold: (name: string) => string,
  ids: RecordIds,
) {
  const known = await tx.contactNames(workspaceId);
  let fresh: Record<string, unknown>[] = [];
  /** by address and full name, whoever's: made when a row names a person and no company */
  let everywhere: Map<string, Set<string>> | null = null;
  return {
    idOf(customerId: string, written: string): string {
      const { name, email } = partsOf(written);
      const normalizedName = fold(name);
      const people = known.get(customerId) ?? [];
      const contact =
        people.find((one) => email !== null && one.email === email) ??
        people.find((one) => one.name === name) ??
        people.find((one) => one.normalizedName === normalizedName);
      if (contact) return contact.id;
      const made: NamedContact = { id: newId(), name, normalizedName, email };
      if (people.push(made) === 1) known.set(customerId, people);
      fresh.push({
        workspace_id: workspaceId,
        customer_id: customerId,
        normalized_name: normalizedName,
        ...made,
      });
      return made.id;
    },
    /** The contact that another file of the same import calls so. */
    byId: (id: string | null) => ids.contacts.get(recordKey(id ?? "")),
    /** The customer of a person whose address or full name nobody else has. */
    customerOf(written: string): string | null {
      everywhere ??= indexOf(known);
      const { name, email } = partsOf(written);
      const found = everywhere.get(email ?? "") ?? everywhere.get(fold(name));
      return found?.size === 1 ? ([...found][0] ?? null) : null;
    },
    /** Takes the contacts that were made since the last time; what it returns writes them. */
    fresh(): () => Promise<void> {
      const made = fresh;
      fresh = [];
      return async () => {
        if (made.length > 0) await tx.contacts(made, []);
      };
    },
  };
}

function indexOf(known: Map<string, NamedContact[]>): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const [customerId, people] of known) {
    for (const key of people.flatMap(({ email, normalizedName }) => [
      email ?? "",
      normalizedName,
    ])) {
      if (key !== "") index.set(key, (index.get(key) ?? new Set()).add(customerId));
    }
  }
  return index;
}

/** `Dana Holm (dana@acme.example)`, `Dana Holm <dana@…>`, a bare address: who is called by it goes by what stands before its @. */
export function partsOf(written: string): { name: string; email: string | null } {
  const [, before = "", email = ""] =
    /^(.*?)\s*[(<]?([^\s()<>@]+@[^\s()<>@]+\.[^\s()<>@]+)[)>]?$/.exec(written) ?? [];
  if (email === "") return { name: written, email: null };
  return { name: before || (email.split("@", 1)[0] ?? ""), email: email.toLowerCase() };
}
