import { createHash } from "node:crypto";
import { toInstant } from "../../engine/calendar.ts";
import { foldName } from "../../engine/names.ts";
import { parseInteraction } from "../../engine/portfolio-file/rows.ts";
import { newId } from "../../store/id.ts";
import { inBatches, unknown } from "./batches.ts";
import { contactFinder } from "./contact-finder.ts";
import type { FileImport } from "./import-portfolio.ts";

const UPDATABLE = [
  "member_id",
  "at",
  "channel",
  "direction",
  "contact_ids",
  "summary",
  "sentiment",
];
/** A day without an hour is booked at its noon, as a reply's is. */
const NOON = "12:00";

/** Interactions by customer and source id, or, without one, by all their fields. */
export async function importInteractions(file: FileImport): Promise<void> {
  const { shelves, workspaceId, tally } = file;
  const members = await shelves.bulk.memberNames(workspaceId);
  const customers = await shelves.bulk.customerNames(workspaceId);
  const contacts = await contactFinder(shelves, workspaceId);
  await inBatches(file, parseInteraction, async (batch) => {
    const rows = batch.flatMap(({ line, row }) => {
      const customer = customers.get(foldName(row.customer));
      if (!customer) {
        tally.refuse(line, unknown("customer", "customer", row.customer));
        return [];
      }
      const member = members.get(row.memberEmail);
      if (!member) {
        tally.refuse(line, unknown("member_email", "member", row.memberEmail));
        return [];
      }
      const at = instantOf(row.at, member.timezone);
      const { channel, direction, summary, sentiment, sourceId } = row;
      const told = [
        row.memberEmail,
        at,
        channel,
        direction,
        row.contacts.join(";"),
        summary,
        sentiment,
      ];
      return [
        {
          workspace_id: workspaceId,
          id: newId(),
          customer_id: customer.id,
          member_id: member.id,
          at,
          channel,
          direction,
          contact_ids: row.contacts.map((name) => contacts.idOf(customer.id, name)),
          summary,
          sentiment,
          source_id: sourceId,
          fingerprint: fingerprintOf(sourceId, told),
        },
      ];
    });
    await contacts.keep();
    tally.add(await shelves.bulk.interactions(rows, UPDATABLE));
  });
}

/** A moment from a file as an instant: a local date is its noon in the zone. */
export function instantOf(moment: string, zone: string): string {
  const isDay = moment.length === "2026-11-22".length;
  return isDay ? new Date(toInstant(moment, NOON, zone)).toISOString() : moment;
}

/** What makes a second copy of a row the same row: its source id, else all that it tells. */
export function fingerprintOf(sourceId: string | null, told: (string | null)[]): string {
  if (sourceId !== null) return `s:${sourceId}`;
  return `f:${createHash("sha256").update(JSON.stringify(told)).digest("base64url")}`;
}
