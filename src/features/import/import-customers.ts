import { foldName, foldText } from "../../engine/model/names.ts";
import { cut } from "./portfolio-file/cells.ts";
import type { RowProblem } from "../../engine/model/portfolio-files.ts";
import { type CustomerFileRow, parseCustomer } from "./portfolio-file/rows.ts";
import type { StatedRow } from "../../store/portfolios/bulk/states.ts";
import { newId } from "../../store/connection/id.ts";
import type { NamedCustomer, NamedMember } from "../../store/portfolios/bulk/names.ts";
import { type FileImport, inBatches, writeKeeping } from "./batches.ts";
import { areApart, customerIndex, normalizedNames } from "./customer-index.ts";
import { isProblem, memberFinder, recordKey } from "./directory.ts";

/** Which columns of the file change which columns of a customer that is known already. */
const CHANGES = new Set([
  "domain",
  "tier",
  "annual_value",
  "currency",
  "effort_hours_per_month",
  "renewal_on",
  "status",
  "our_lead",
  "priorities",
  "visibility",
]);
/** Names are looked after here: what is called so stays so until a file says otherwise. */
const NAMES = ["name", "normalized_name", "aliases", "searchable"];

/** A row that goes in: as which customer, and with which owners. */
type Accepted = {
  row: CustomerFileRow;
  unread: string[];
  customer: NamedCustomer;
  owners: NamedMember[];
};

/** Customers by domain where both have one, else by folded name, with who looks after them. */
export async function importCustomers(file: FileImport): Promise<void> {
  const { tx, workspaceId, source, tally, ids } = file;
  const members = memberFinder(await tx.memberNames(workspaceId), ids);
  const updatable = [...NAMES, ...source.columns.filter((column) => CHANGES.has(column))];
  // What a sign in another cell tells, no cell takes back.
  const gathered = source.isOpen?.("currency") ? ["currency"] : [];
  const index = customerIndex(await tx.customerNames(workspaceId));
  const written = new Map<NamedCustomer, { name: string; line: number }>();

  /** The customer that a row is about: known, renamed, or new; null where the file has told it already. */
  const customerOf = (row: CustomerFileRow, line: number): NamedCustomer | null => {
    const namesakes = index.namesakes(row.name).filter((one) => !areApart(one, row));
    const whole = namesakes.filter((one) => foldText(one.name) === foldText(row.name));
    const [same, other] =
      [
        namesakes.filter((one) => row.domain !== null && one.domain === row.domain),
        whole,
        namesakes,
      ].find((some) => some.length > 0) ?? [];
    if (other) {
      tally.refuse(line, sameAsSeveral(row.name));
      return null;
    }
    const earlier = same && written.get(same);
    if (same && earlier) {
      if (!source.repeats) tally.refuse(line, sameName(row.name, earlier));
      return null;
    }
    if (same) return same;
    const [renamed, another] = index.at(row.domain).filter((one) => !written.has(one));
    if (renamed && !another && index.namesakes(row.name).length === 0) {
      const reason = `“${cut(renamed.name)}” has this domain: it is called “${cut(row.name)}” now, and still found by its former name`;
      tally.doubt(line, { column: "name", reason });
      return renamed;
    }
    const twin = index
      .namesakes(row.name)
      .find((one) => foldText(one.name) === foldText(row.name) && !written.has(one));
    if (twin) {
      const reason = `“${cut(row.name)}” (${twin.domain}) is another one: both have a domain of their own`;
      tally.doubt(line, { column: "domain", reason });
    }
    return { ...NEW, id: newId(), name: row.name, domain: row.domain };
  };

  const named = (customer: NamedCustomer, row: CustomerFileRow) => {
    index.remove(customer);
    const isNew = foldName(customer.name) !== foldName(row.name);
    const former = isNew ? [...customer.aliases, customer.name] : customer.aliases;
    const told = [...row.aliases, ...row.formerNames];
    const aliases = source.columns.includes("aliases")
      ? [...told, ...(isNew ? former : [])]
      : [...former, ...row.formerNames];
    customer.aliases = [...new Set(aliases)].filter((alias) => alias !== row.name);
    customer.name = row.name;
    customer.domain = row.domain ?? (source.columns.includes("domain") ? null : customer.domain);
    index.add(customer);
  };

  await inBatches(file, parseCustomer, (batch) => {
    const accepted = batch.flatMap(({ line, row, unread }): Accepted[] => {
      const owners = members.all("owner_email", row.ownerEmail, row.ownerId);
      if (isProblem(owners)) {
        const isNone = row.ownerEmail.length === 0 && row.ownerId === null;
        for (const name of row.ownerEmail) {
          if (!isProblem(members.find("owner_email", name))) continue;
          ids.strangers.set(name, (ids.strangers.get(name) ?? 0) + 1);
        }
        tally.refuse(line, isNone ? NO_OWNER : owners.problem);
        return [];
      }
      const customer = customerOf(row, line);
      if (!customer) return [];
      written.set(customer, { name: row.name, line });
      named(customer, row);
      if (row.recordId !== null) ids.customers.set(recordKey(row.recordId), customer.id);
      return [{ row, unread, customer, owners }];
    });
    const names = new Map(
      accepted.flatMap(({ customer }) => [...normalizedNames(index.namesakes(customer.name))]),
    );
    const renamed = [...names]
      .filter(([one, name]) => one.normalizedName !== name && one.normalizedName !== "")
      .map(([one, name]) => ({ id: one.id, name, searchable: searchableOf(one) }));
    for (const [customer, name] of names) customer.normalizedName = name;
    const rows = accepted.map(({ row, unread, customer }) => ({
      unread,
      values: {
        workspace_id: workspaceId,
        id: customer.id,
        name: row.name,
        normalized_name: customer.normalizedName,
        aliases: customer.aliases,
        searchable: searchableOf(customer),
        domain: row.domain,
        tier: row.tier ?? customer.tier,
        annual_value: row.annualValue,
        currency: row.currency,
        effort_hours_per_month: row.effortHoursPerMonth,
        renewal_on: row.renewalOn,
        status: row.status ?? customer.status,
        our_lead: row.ourLead,
        priorities: row.priorities,
        // An empty cell opens nothing that was restricted.
        visibility: row.visibility ?? customer.visibility,
      },
    }));
    const owned = accepted.flatMap(({ customer, owners }) =>
      owners.map((owner, position) => ({ customer: customer.id, member: owner.id, position })),
    );
    const reasons = accepted.flatMap(({ row, customer }): StatedRow[] =>
      row.statusReason === null ? [] : [{ id: customer.id, status_reason: row.statusReason }],
    );
    return async () => {
      await tx.normalizeNames(workspaceId, renamed);
      const counts = await writeKeeping(rows, (values, kept) =>
        tx.customers(values, updatable, [...kept, ...gathered]),
      );
      const changed = await tx.setOwners(workspaceId, owned);
      for (const id of await tx.setStates(workspaceId, "customer", reasons, ["status_reason"]))
        changed.add(id);
      tally.add(counts, changed.size);
    };
  });
}

const NEW = {
  normalizedName: "",
  aliases: [],
  tier: null,
  status: "active",
  visibility: "everyone",
  zone: "UTC",
};

const NO_OWNER: RowProblem = {
  column: "owner_email",
  reason: "is empty: every customer needs one",
};

/** Two rows of one file about one customer would overwrite each other. */
const sameName = (name: string, earlier: { name: string; line: number }): RowProblem => ({
  column: "name",
  reason:
    name === earlier.name
      ? `“${cut(name)}” stands in line ${earlier.line} already`
      : `“${cut(name)}” is the same name as “${cut(earlier.name)}” in line ${earlier.line}, but for case, accents or legal form: ` +
        "tell them apart, by their domains for one",
});

const sameAsSeveral = (name: string): RowProblem => ({
  column: "name",
  reason: `“${cut(name)}” could be any of several customers of that name: give its domain, too`,
});

/** What lookups search: every name, folded, between bars. */
function searchableOf({ name, aliases, normalizedName }: NamedCustomer): string {
  const own = normalizedName === foldName(name) ? [] : [foldText(name)];
  const names = [...own, ...[name, ...aliases].map(foldName)].filter((folded) => folded !== "");
  return `|${[...new Set(names)].map((folded) => folded.replaceAll("|", " ")).join("|")}|`;
}
