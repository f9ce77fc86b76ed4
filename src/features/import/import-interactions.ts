import { createHash } from "node:crypto";
import { isLocalDate } from "../../engine/model/calendar.ts";
import { instantOf } from "./portfolio-file/moment.ts";
import { parseInteraction } from "./portfolio-file/rows.ts";
import { newId } from "../../store/connection/id.ts";
import { type FileImport, inBatches, unknown } from "./batches.ts";
import { contactFinder } from "./contact-finder.ts";
import { folding } from "./folding.ts";

const UPDATABLE = [
  "member_id",
  "at",
  "channel",
  "direction",
  "contact_ids",
  "summary",
  "sentiment",
];

/** Interactions by customer and source id, or, without one, by all their fields. */
export async function importInteractions(file: FileImport): Promise<void> {
  const { tx, workspaceId, tally } = file;
  const members = await tx.bulk.memberNames(workspaceId);
  const customers = await tx.bulk.customerNames(workspaceId);
  const fold = folding();
  const contacts = await contactFinder(tx, workspaceId, fold);
  await inBatches(file, parseInteraction, async (batch) => {
    const rows = batch.flatMap(({ line, row }) => {
      const customer = customers.get(fold(row.customer));
      if (!customer) {
        tally.refuse(line, unknown("customer", "customer", row.customer));
        return [];
      }
      const member = members.get(row.memberEmail);
      if (!member) {
        tally.refuse(line, unknown("member_email", "member", row.memberEmail));
        return [];
      }
      const at = new Date(instantOf(row.at, member.timezone)).toISOString();
      const { channel, direction, summary, sentiment, sourceId } = row;
      const people = unique(row.contacts.map(fold)).join(";");
      const told = [row.memberEmail, channel, direction, people, summary, sentiment];
      return [
        {
          workspace_id: workspaceId,
          id: newId(),
          customer_id: customer.id,
          member_id: member.id,
          at,
          channel,
          direction,
          contact_ids: unique(row.contacts.map((name) => contacts.idOf(customer.id, name))),
          summary,
          sentiment,
          source_id: sourceId,
          fingerprint: fingerprintOf(sourceId, { moment: row.at, at, told }),
        },
      ];
    });
    await contacts.keep();
    tally.add(await tx.bulk.interactions(rows, UPDATABLE));
  });
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
  const hash = createHash("sha256").update(facts).digest("base64url");
  return isDay ? `d:${row.moment}:${hash}` : `f:${hash}`;
}
