import { cut } from "./portfolio-file/cells.ts";
import { type ContactFileRow, parseContact } from "./portfolio-file/rows.ts";
import type { NamedContact } from "../../store/portfolios/bulk/names.ts";
import type { StatedRow } from "../../store/portfolios/bulk/states.ts";
import { newId } from "../../store/connection/id.ts";
import { type FileImport, inBatches, writeKeeping } from "./batches.ts";
import { customerFinder, isProblem, recordKey } from "./directory.ts";
import { folding } from "./folding.ts";

/** What a row that tells a status sets. */
const STATED = ["state", "state_on", "away_until"];
const COLUMNS = ["name", "normalized_name", "email", "title", "level", "function", "values"];

/** Contacts of a customer by mail address, else by full name. */
export async function importContacts(file: FileImport): Promise<void> {
  const { tx, workspaceId, source, tally, ids } = file;
  const customers = await customerFinder(tx, workspaceId, ids);
  const known = await tx.contactNames(workspaceId);
  const fold = folding();
  const lines = new Map<NamedContact, number>();
  const updatable = COLUMNS.filter(
    (column) => column === "normalized_name" || source.columns.includes(column),
  );
  await inBatches(file, parseContact, (batch) => {
    /** whoever has one of these addresses is told by a row of his own */
    const addresses = new Set(batch.map(({ row }) => row.email));
    const states: StatedRow[] = [];
    const rows = batch.flatMap(({ line, row, unread }) => {
      const found = customers.find({ ...row, domains: [row.companyDomain, row.email] });
      if (isProblem(found)) {
        tally.refuse(line, found.problem);
        return [];
      }
      if (found.guessed) tally.doubt(line, found.guessed);
      const { customer } = found;
      const normalizedName = fold(row.name);
      const people = known.get(customer.id) ?? [];
      const byEmail =
        row.email === null ? undefined : people.find((one) => one.email === row.email);
      const byName = people.find(
        (one) =>
          one.normalizedName === normalizedName &&
          (one.email === null ||
            row.email === null ||
            !(lines.has(one) || addresses.has(one.email))),
      );
      const same = byEmail ?? byName;
      const earlier = same && lines.get(same);
      if (earlier !== undefined) {
        const [column, text] = byEmail ? ["email", row.email ?? ""] : ["name", row.name];
        tally.refuse(line, { column, reason: `“${cut(text)}” stands in line ${earlier} already` });
        return [];
      }
      if (same)
        tellChange(same, row, Boolean(byEmail), (column, reason) =>
          tally.doubt(line, { column, reason }),
        );
      const contact = same ?? { id: newId(), name: "", normalizedName: "", email: null };
      if (!same && people.push(contact) === 1) known.set(customer.id, people);
      Object.assign(contact, { name: row.name, normalizedName, email: row.email ?? contact.email });
      lines.set(contact, line);
      if (row.recordId !== null)
        ids.contacts.set(recordKey(row.recordId), { id: contact.id, customerId: customer.id });
      if (row.status !== null) {
        const isAway = row.status === "away";
        states.push({
          id: contact.id,
          state: row.status,
          state_on: row.status === "active" ? null : row.from,
          away_until: isAway ? row.until : null,
        });
      }
      const { title, level, function: role, values } = row;
      const facts = { title, level, function: role, values };
      return [
        {
          unread,
          values: {
            workspace_id: workspaceId,
            customer_id: customer.id,
            ...contact,
            ...facts,
            normalized_name: normalizedName,
          },
        },
      ];
    });
    return async () => {
      const counts = await writeKeeping(rows, (values, kept) =>
        tx.contacts(values, updatable, kept),
      );
      const stated = await tx.setStates(workspaceId, "contact", states, STATED);
      tally.add(counts, stated.size);
    };
  });

  function tellChange(
    same: NamedContact,
    row: ContactFileRow,
    isByEmail: boolean,
    tell: (column: string, reason: string) => void,
  ) {
    const { name, email } = same;
    if (isByEmail && fold(name) !== fold(row.name)) {
      tell("name", `“${cut(name)}” has this address: called “${cut(row.name)}” from now on`);
    }
    if (!isByEmail && email !== null && row.email !== null) {
      tell("email", `“${cut(name)}” had “${cut(email)}”: has “${cut(row.email)}” from now on`);
    }
  }
}
