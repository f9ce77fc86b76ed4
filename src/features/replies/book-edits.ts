/** What a reading's edits write: pauses, names, merges, splits and owners of customers, names and roles of people there. */
import type { KeptReading, RecordEdit } from "../../engine/life/edit.ts";
import { foldName, searchableNames } from "../../engine/model/names.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { ChangeOrigin } from "../../store/changes/change-origin.ts";
import type { RecordChange } from "../../store/changes/record-changes.ts";
import type { Write } from "../../store/writes/write.ts";

/** @param today the teller's own day */
export function bookEdits(
  { edits = [] }: KeptReading,
  told: ChangeOrigin,
  today: LocalDate,
): Write[] {
  return edits.flatMap((edit) => writesOf(edit, told, today));
}

function writesOf(edit: RecordEdit, told: ChangeOrigin, today: LocalDate): Write[] {
  const changed = (
    record: RecordChange["record"],
    id: string,
    after: RecordChange["after"],
  ): Write => ({ kind: "record.change", change: { record, id, after, ...told } });
  switch (edit.kind) {
    case "paused":
      return [
        changed("customer", edit.customer.id, {
          status: "paused",
          status_on: today,
          status_until: edit.until,
          status_reason: edit.why,
          asked_on: null,
        }),
      ];
    case "renewal":
      return [changed("customer", edit.customer.id, { renewal_on: edit.on })];
    case "renamed":
      return [changed("customer", edit.customer.id, namesOf(edit))];
    case "merged":
      return [
        { kind: "customer.merge", from: edit.customer.id, into: edit.into.id, ...told },
        { kind: "owners.change", customerId: edit.customer.id, memberIds: [], ...told },
        changed("customer", edit.customer.id, {
          status: "merged",
          status_on: today,
          normalized_name: edit.customer.id,
          searchable: "",
        }),
        changed("customer", edit.into.id, {
          aliases: edit.aliases,
          searchable: searchableNames([edit.into.name, ...edit.aliases]),
        }),
      ];
    case "split": {
      const { customer, part, people, ownerIds } = edit;
      const ids = people.map(({ id }) => id);
      return [
        {
          kind: "customer.split",
          from: customer.id,
          into: part.id,
          name: part.name,
          people: ids,
          ...told,
        },
        changed("customer", part.id, {
          status: "active",
          ...namesOf({ customer: part, to: part.name, aliases: [] }),
        }),
        { kind: "owners.change", customerId: part.id, memberIds: ownerIds, ...told },
      ];
    }
    case "owners":
      return [
        {
          kind: "owners.change",
          customerId: edit.customer.id,
          memberIds: edit.owners.map(({ id }) => id),
          ...told,
        },
      ];
    case "person renamed":
      return [
        changed("contact", edit.person.id, { name: edit.to, normalized_name: foldName(edit.to) }),
      ];
    case "person merged":
      return [
        { kind: "contact.merge", from: edit.person.id, into: edit.into.id, ...told },
        changed("contact", edit.person.id, { state: "withdrawn" }),
      ];
    case "person role":
      return [changed("contact", edit.person.id, { title: edit.title })];
    case "told again":
      return [changed("signal", edit.signalId, { closed_on: today, closed_as: "again" })];
  }
}

/** The columns of a customer's names; the old one stays an alias. */
function namesOf({
  customer,
  to,
  aliases,
}: Pick<Extract<RecordEdit, { kind: "renamed" }>, "customer" | "to" | "aliases">) {
  const former = [...new Set([...aliases, customer.name])].filter((name) => name !== to);
  return {
    name: to,
    normalized_name: foldName(to),
    aliases: former,
    searchable: searchableNames([to, ...former]),
  };
}
