/** Whom and which customer a cell means: by the id that a file of the same import gives, by address or domain, by name. */
import { foldText } from "../../engine/model/names.ts";
import type { RowProblem } from "../../engine/model/portfolio-files.ts";
import type { BulkRepository } from "../../store/portfolios/bulk/writer.ts";
import type { NamedCustomer, NamedMember } from "../../store/portfolios/bulk/names.ts";

import { customerIndex } from "./customer-index.ts";
import { cut } from "./portfolio-file/cells.ts";
import { domainOf } from "./understand/cell-readers.ts";
import { isEmpty, unknown } from "./problems.ts";
import { inOrder } from "./understand/person-name.ts";

/** What the files of one import call their records: id → our own. Owners whose addresses somebody gave stand by name. */
export type RecordIds = {
  members: Map<string, string>;
  customers: Map<string, string>;
  contacts: Map<string, { id: string; customerId: string }>;
  owners: Record<string, string>;
  /** owners whom nobody knows, with how many customers each has */
  strangers: Map<string, number>;
};

export const noIds = (): RecordIds => ({
  members: new Map(),
  customers: new Map(),
  contacts: new Map(),
  owners: {},
  strangers: new Map(),
});

/** Salesforce writes an id with 15 letters or 18, an ERP with zeros before it or without; of several in a cell the first counts. */
export const recordKey = (id: string) => {
  const first = id.split(/[;,|]/, 1)[0]?.trim() ?? "";
  if (/^0\d+$/.test(first)) return first.replace(/^0+(?=\d)/, "");
  return /^[a-zA-Z0-9]{18}$/.test(first) && /[a-zA-Z]/.test(first) ? first.slice(0, 15) : first;
};

type Either<T> = T | { problem: RowProblem };
export const isProblem = <T extends object>(found: Either<T>): found is { problem: RowProblem } =>
  "problem" in found;

/** Members by address, full name, or id. */
export function memberFinder(members: Map<string, NamedMember>, ids: RecordIds) {
  const byName = Map.groupBy(members.values(), ({ name }) => foldText(name));
  const owners = new Map(
    Object.entries(ids.owners).map(([name, email]) => [foldText(name), email]),
  );
  const find = (column: string, text: string, id = ""): Either<NamedMember> => {
    const known = members.get(ids.members.get(recordKey(id)) ?? "") ?? members.get(text);
    if (known) return known;
    const given = members.get(owners.get(foldText(text)) ?? "");
    if (given) return given;
    const [only, another] = byName.get(foldText(text)) ?? byName.get(foldText(inOrder(text))) ?? [];
    if (another) {
      const reason = `“${cut(text)}” is the name of two members: write the mail address`;
      return { problem: { column, reason } };
    }
    // A short sign, which the list of colleagues explains.
    const signed = members.get(ids.members.get(recordKey(text)) ?? "");
    return (
      only ??
      signed ?? {
        problem: text === "" && id === "" ? isEmpty(column) : unknown(column, "member", text || id),
      }
    );
  };
  return {
    find,
    /** Several people in one cell; where a part is nobody, its commas and slashes may part them, too. */
    all(column: string, texts: string[], id: string | null): Either<NamedMember[]> {
      if (texts.length === 0) {
        const found = find(column, "", id ?? "");
        return isProblem(found) ? found : [found];
      }
      const found: NamedMember[] = [];
      for (const text of texts) {
        const one = find(column, text);
        const parts = isProblem(one)
          ? text.split(/\s*[,/&]\s*/).map((part) => find(column, part))
          : [one];
        const several = parts.filter((part): part is NamedMember => !isProblem(part));
        if (isProblem(one) && (several.length < 2 || several.length < parts.length)) return one;
        found.push(...several);
      }
      return [...new Set(found)];
    },
  };
}

export type CustomerClue = {
  customer: string;
  customerId?: string | null;
  /** a person's address, or the company's website */
  domains?: (string | null | undefined)[];
};

/** Customers by id, name, alias or domain. */
export async function customerFinder(tx: BulkRepository, workspaceId: string, ids: RecordIds) {
  const all = await tx.customerNames(workspaceId);
  const byId = new Map(all.map((customer) => [customer.id, customer]));
  const index = customerIndex(all);
  const column = "customer";
  return {
    byId: (id: string) => byId.get(id),
    /** `guessed` says by what else than its name or id a customer was found. */
    find({
      customer: name,
      customerId,
      domains = [],
    }: CustomerClue): Either<{ customer: NamedCustomer; guessed?: RowProblem }> {
      const own = byId.get(ids.customers.get(recordKey(customerId ?? "")) ?? "");
      if (own) return { customer: own };
      const given = domains.map((text) => domainOf(text ?? ""));
      const called =
        name === "" ? null : index.called(name, given.find((host) => host !== "") ?? null);
      if (called && "customer" in called) return called;
      if (called) {
        const names = called.several.map(
          ({ name: one, domain }) => `“${one}”${domain === null ? "" : ` (${domain})`}`,
        );
        const reason = `“${cut(name)}” could be ${names.slice(0, 5).join(" or ")}: write which`;
        return { problem: { column, reason } };
      }
      // A number of theirs where a name is usual.
      const numbered = byId.get(ids.customers.get(recordKey(name)) ?? "");
      if (numbered) return { customer: numbered };
      const there = [...given, domainOf(name)]
        .map((host) => index.at(host))
        .find((some) => some.length === 1)?.[0];
      if (there && name === "") return { customer: there };
      if (there) {
        const reason = `“${cut(name)}” was taken for “${cut(there.name)}”, which has the domain ${there.domain}`;
        return { customer: there, guessed: { column, reason } };
      }
      const text = name || (customerId ?? "");
      return { problem: text === "" ? isEmpty(column) : unknown(column, "customer", text) };
    },
  };
}
