import { foldName } from "../../engine/model/names.ts";
import { cut } from "./portfolio-file/cells.ts";
import type { RowProblem } from "../../engine/model/portfolio-files.ts";
import { parseCustomer } from "./portfolio-file/rows.ts";
import { newId } from "../../store/connection/id.ts";
import { type FileImport, inBatches, unknown } from "./batches.ts";

/** Which columns of the file change which columns of a customer that is known already. */
const CHANGES: Record<string, string[]> = {
  name: ["name"],
  aliases: ["aliases", "searchable"],
  domain: ["domain"],
  tier: ["tier"],
  annual_value: ["annual_value"],
  currency: ["currency"],
  effort_hours_per_month: ["effort_hours_per_month"],
  renewal_on: ["renewal_on"],
  status: ["status"],
  our_lead: ["our_lead"],
  priorities: ["priorities"],
  visibility: ["visibility"],
};

/** Customers by folded name, with who looks after them. */
export async function importCustomers(file: FileImport): Promise<void> {
  const { tx, workspaceId, source, tally } = file;
  const members = await tx.bulk.memberNames(workspaceId);
  const updatable = [...new Set(source.columns.flatMap((column) => CHANGES[column] ?? []))];
  const known = await tx.bulk.customerNames(workspaceId);
  const knownAs = (name: string) => {
    const folded = foldName(name);
    const customer = known.get(folded);
    return customer?.normalizedName === folded ? customer : undefined;
  };
  const written = new Map<string, { name: string; line: number }>();
  await inBatches(file, parseCustomer, async (batch) => {
    const accepted = batch.filter(({ line, row }) => {
      const stranger = row.ownerEmail.find((owner) => !members.has(owner));
      if (stranger !== undefined) {
        tally.refuse(line, unknown("owner_email", "member", stranger));
        return false;
      }
      const folded = foldName(row.name);
      const earlier = written.get(folded);
      if (earlier !== undefined && earlier.name !== row.name) {
        tally.refuse(line, sameName(row.name, earlier));
        return false;
      }
      written.set(folded, { name: row.name, line });
      return true;
    });
    const counts = await tx.bulk.customers(
      accepted.map(({ row }) => ({
        workspace_id: workspaceId,
        id: newId(),
        name: row.name,
        normalized_name: foldName(row.name),
        aliases: row.aliases,
        searchable: searchableOf(row.name, row.aliases),
        domain: row.domain,
        tier: row.tier ?? knownAs(row.name)?.tier ?? "C",
        annual_value: row.annualValue,
        currency: row.currency,
        effort_hours_per_month: row.effortHoursPerMonth,
        renewal_on: row.renewalOn,
        status: row.status ?? knownAs(row.name)?.status ?? "active",
        our_lead: row.ourLead,
        priorities: row.priorities,
        // An empty cell opens nothing that was restricted.
        visibility: row.visibility ?? knownAs(row.name)?.visibility ?? "everyone",
      })),
      updatable,
    );
    const ids = await tx.bulk.customerNames(workspaceId);
    const owners = new Map(
      accepted.map(({ row }) => [ids.get(foldName(row.name))?.id ?? "", row.ownerEmail] as const),
    );
    const changed = await tx.bulk.setOwners(
      workspaceId,
      [...owners].flatMap(([customer, emails]) =>
        emails.map((email, position) => ({
          customer,
          member: members.get(email)?.id ?? "",
          position,
        })),
      ),
    );
    const more = Math.min(Math.max(0, changed.size - counts.created), counts.unchanged);
    tally.add({ ...counts, updated: counts.updated + more, unchanged: counts.unchanged - more });
  });
}

/** Two names that are one to a lookup, as "Hansen AB" and "Hansen A/S", would overwrite each other. */
const sameName = (name: string, earlier: { name: string; line: number }): RowProblem => ({
  column: "name",
  reason: `“${cut(name)}” is the same name as “${cut(earlier.name)}” in line ${earlier.line}, but for case, accents or legal form: tell them apart`,
});

/** What lookups search: every name, folded, between bars. */
function searchableOf(name: string, aliases: string[]): string {
  const names = [...new Set([name, ...aliases].map(foldName).filter((folded) => folded !== ""))];
  return `|${names.map((folded) => folded.replaceAll("|", " ")).join("|")}|`;
}
