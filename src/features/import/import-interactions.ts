import { hash } from "node:crypto";
import { isLocalDate } from "../../engine/model/calendar.ts";
import { instantOf } from "./portfolio-file/moment.ts";
import { parseInteraction } from "./portfolio-file/rows.ts";
import type { ReferenceHold } from "../../store/portfolios/bulk/references.ts";
import { newId } from "../../store/connection/id.ts";
import { type FileImport, inBatches } from "./batches.ts";
import { contactFinder, partsOf } from "./contact-finder.ts";
import { customerFinder, isProblem, memberFinder } from "./directory.ts";
import { folding } from "./folding.ts";

/** From this many rows on, references are checked once for all rows instead of per row. */
const FEW_ROWS = 10_000;
const UPDATABLE = [
  "member_id",
  "at",
  "on_day",
  "channel",
  "direction",
  "contact_ids",
  "summary",
  "sentiment",
];

/** Interactions by customer and source id, or, without one, by all their fields. */
export async function importInteractions(file: FileImport): Promise<void> {
  const { tx, workspaceId, source, tally, ids } = file;
  const members = memberFinder(await tx.memberNames(workspaceId), ids);
  const customers = await customerFinder(tx, workspaceId, ids);
  const fold = folding();
  const contacts = await contactFinder(tx, workspaceId, fold, ids);
  const colleagueCalled = (written: string) => {
    const { name, email } = partsOf(written);
    const found = members.find("member_email", email ?? name);
    return isProblem(found) ? null : found;
  };
  let written = 0;
  const references: { hold: ReferenceHold | null } = { hold: null };
  await inBatches(file, parseInteraction, (batch) => {
    const rows = batch.flatMap(({ line, row }) => {
      const known = contacts.byId(row.contactId);
      const told =
        row.contacts.length === 0 && row.contactEmail !== null && !known
          ? [row.contactEmail]
          : row.contacts;
      // A calendar's attendees are our own people, too.
      const guests = source.isOwn ? told : told.filter((one) => colleagueCalled(one) === null);
      // Who invited us is no colleague: whoever of us was there did it.
      const isInvited = !source.isOwn && contacts.customerOf(row.memberEmail) !== null;
      const attendee = isInvited ? told.map(colleagueCalled).find((one) => one !== null) : null;
      const people = attendee ? [row.memberEmail, ...guests] : guests;
      const found =
        row.customer === ""
          ? (customerOfPeople(known, people) ?? customers.find({ ...row, domains: people }))
          : customers.find(row);
      if (isProblem(found)) {
        tally.refuse(line, found.problem);
        return [];
      }
      if (found.guessed) tally.doubt(line, found.guessed);
      const { customer } = found;
      const doer = members.find("member_email", row.memberEmail, row.memberId ?? "");
      const member = isProblem(doer) && attendee ? attendee : doer;
      if (isProblem(member)) {
        tally.refuse(line, member.problem);
        return [];
      }
      const at = new Date(instantOf(row.at, member.timezone)).toISOString();
      const { channel, direction, summary, sentiment, sourceId } = row;
      const names = unique(people.map(fold)).join(";");
      const facts = [member.email, channel, direction, names, summary, sentiment];
      const own = known?.customerId === customer.id ? [known.id] : [];
      return [
        {
          workspace_id: workspaceId,
          id: newId(),
          customer_id: customer.id,
          member_id: member.id,
          at,
          on_day: sourceId !== null && isLocalDate(row.at) ? row.at : null,
          channel,
          direction,
          contact_ids: unique([...own, ...people.map((name) => contacts.idOf(customer.id, name))]),
          summary,
          sentiment,
          source_id: sourceId,
          fingerprint: fingerprintOf(sourceId, { moment: row.at, at, told: facts }),
        },
      ];
    });
    const keep = contacts.fresh();
    return async () => {
      await keep();
      if (written < FEW_ROWS && written + rows.length >= FEW_ROWS)
        references.hold = await tx.references(workspaceId);
      written += rows.length;
      tally.add(await tx.interactions(rows, UPDATABLE, references.hold));
    };
  });
  await references.hold?.check();

  /** A row that names a person and no company is about that person's. */
  function customerOfPeople(known: { customerId: string } | undefined, people: string[]) {
    const id = known?.customerId ?? people.map(contacts.customerOf).find((one) => one !== null);
    const customer = customers.byId(id ?? "");
    return customer ? { customer, guessed: undefined } : null;
  }
}

const unique = (values: string[]) => [...new Set(values)];

/**
 * What makes a second copy of a row the same row: its source id, else all that it tells. A day keeps its own date, so
 * that a member who moves to another zone doubles nothing. What a reply recorded, an export calls `rapport:` and its
 * record's own mark: it finds that record again.
 */
export function fingerprintOf(
  sourceId: string | null,
  row: { moment: string; at: string; told: (string | null)[] },
): string {
  const own = /^rapport:(r:[0-9a-f-]{36}:\d+:\d+)$/.exec(sourceId ?? "")?.[1];
  if (own !== undefined) return own;
  if (sourceId !== null) return `s:${sourceId}`;
  const isDay = isLocalDate(row.moment);
  const facts = JSON.stringify([isDay ? row.moment : row.at, ...row.told]);
  const digest = hash("sha256", facts, "base64url");
  return isDay ? `d:${row.moment}:${digest}` : `f:${digest}`;
}
