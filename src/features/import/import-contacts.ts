import { parseContact } from "./portfolio-file/rows.ts";
import type { NamedContact } from "../../store/portfolios/bulk/names.ts";
import { newId } from "../../store/connection/id.ts";
import { type FileImport, inBatches, unknown } from "./batches.ts";
import { folding } from "./folding.ts";

const COLUMNS = ["name", "normalized_name", "email", "title", "level", "function", "values"];

/** Contacts by customer and mail address, or by name where either side has none. */
export async function importContacts(file: FileImport): Promise<void> {
  const { tx, workspaceId, source, tally } = file;
  const customers = await tx.bulk.customerNames(workspaceId);
  const known = await tx.bulk.contactNames(workspaceId);
  const fold = folding();
  const updatable = COLUMNS.filter(
    (column) => column === "normalized_name" || source.columns.includes(column),
  );
  await inBatches(file, parseContact, async (batch) => {
    const rows = batch.flatMap(({ line, row }) => {
      const customer = customers.get(fold(row.customer));
      if (!customer) {
        tally.refuse(line, unknown("customer", "customer", row.customer));
        return [];
      }
      const normalizedName = fold(row.name);
      const people = known.get(customer.id) ?? [];
      const same = sameContact(people, row.email, normalizedName);
      const contact: NamedContact = {
        id: same?.id ?? newId(),
        name: row.name,
        normalizedName,
        email: row.email ?? same?.email ?? null,
      };
      known.set(customer.id, [...people.filter((one) => one !== same), contact]);
      const { title, level, function: role, values } = row;
      const facts = { title, level, function: role, values, normalized_name: normalizedName };
      return [{ workspace_id: workspaceId, customer_id: customer.id, ...contact, ...facts }];
    });
    tally.add(await tx.bulk.contacts(rows, updatable));
  });
}

function sameContact(
  people: NamedContact[],
  email: string | null,
  normalizedName: string,
): NamedContact | undefined {
  const byEmail = email === null ? undefined : people.find((one) => one.email === email);
  return (
    byEmail ??
    people.find(
      (one) => one.normalizedName === normalizedName && (one.email === null || email === null),
    )
  );
}
