import { parseNudge } from "./portfolio-file/rows.ts";
import { newId } from "../../store/connection/id.ts";
import { type FileImport, inBatches } from "./batches.ts";
import { contactFinder } from "./contact-finder.ts";
import { customerFinder, isProblem, memberFinder } from "./directory.ts";
import { folding } from "./folding.ts";

/** Nudges by member, customer, week and play; a new one takes its member's next free slot of that week. */
export async function importNudges(file: FileImport): Promise<void> {
  const { tx, workspaceId, tally, ids } = file;
  const members = memberFinder(await tx.memberNames(workspaceId), ids);
  const customers = await customerFinder(tx, workspaceId, ids);
  const fold = folding();
  const contacts = await contactFinder(tx, workspaceId, fold, ids);
  const slots = await tx.lastSlots(workspaceId);
  const known = await tx.nudgeKeys(workspaceId);
  await inBatches(file, parseNudge, (batch) => {
    const rows = batch.flatMap(({ line, row }) => {
      const found = customers.find(row);
      const member = members.find("member_email", row.memberEmail);
      if (isProblem(found)) {
        tally.refuse(line, found.problem);
        return [];
      }
      if (isProblem(member)) {
        tally.refuse(line, member.problem);
        return [];
      }
      const { customer } = found;
      const key = [member.id, customer.id, row.week, row.play].join(" ");
      const week = `${member.id} ${row.week}`;
      const slot = (slots.get(week) ?? 0) + 1;
      if (!known.has(key)) slots.set(week, slot);
      known.add(key);
      return [
        {
          workspace_id: workspaceId,
          id: newId(),
          member_id: member.id,
          customer_id: customer.id,
          contact_id: row.contact === null ? null : contacts.idOf(customer.id, row.contact),
          week: row.week,
          slot,
          play: row.play,
          state: row.state,
          outcome: row.outcome,
          evidence: [],
        },
      ];
    });
    const keep = contacts.fresh();
    return async () => {
      await keep();
      tally.add(await tx.nudges(rows));
    };
  });
}
