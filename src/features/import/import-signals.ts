import { isLocalDate } from "../../engine/model/calendar.ts";
import { instantOf } from "./portfolio-file/moment.ts";
import { parseSignal } from "./portfolio-file/rows.ts";
import { newId } from "../../store/connection/id.ts";
import { type FileImport, inBatches } from "./batches.ts";
import { contactFinder } from "./contact-finder.ts";
import { customerFinder, isProblem } from "./directory.ts";
import { fingerprintOf } from "./import-interactions.ts";
import { folding } from "./folding.ts";

const UPDATABLE = [
  "kind",
  "quote",
  "at",
  "on_day",
  "contact_id",
  "by",
  "due_on",
  "closed_on",
  "closed_as",
];

/** Signals by customer and source id, or, without one, by all their fields but the day that they were closed on. */
export async function importSignals(file: FileImport): Promise<void> {
  const { tx, workspaceId, tally, ids } = file;
  const customers = await customerFinder(tx, workspaceId, ids);
  const fold = folding();
  const contacts = await contactFinder(tx, workspaceId, fold, ids);
  await inBatches(file, parseSignal, (batch) => {
    const rows = batch.flatMap(({ line, row }) => {
      const found = customers.find(row);
      if (isProblem(found)) {
        tally.refuse(line, found.problem);
        return [];
      }
      const { customer } = found;
      const at = new Date(instantOf(row.at, customer.zone)).toISOString();
      const contact = row.contact === null ? null : fold(row.contact);
      const told = [row.kind, row.quote, contact, row.by, row.dueOn];
      return [
        {
          workspace_id: workspaceId,
          id: newId(),
          customer_id: customer.id,
          kind: row.kind,
          quote: row.quote,
          at,
          on_day: row.sourceId !== null && isLocalDate(row.at) ? row.at : null,
          contact_id: row.contact === null ? null : contacts.idOf(customer.id, row.contact),
          by: row.by,
          due_on: row.dueOn,
          closed_on: row.closedOn,
          closed_as:
            row.closedHow === null ? null : row.closedHow === "dropped" ? "dropped" : "done",
          source_id: row.sourceId,
          fingerprint: fingerprintOf(row.sourceId, { moment: row.at, at, told }),
        },
      ];
    });
    const keep = contacts.fresh();
    return async () => {
      await keep();
      tally.add(await tx.signals(rows, UPDATABLE));
    };
  });
}
