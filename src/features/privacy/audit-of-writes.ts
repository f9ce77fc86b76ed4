/** What of a message's writes is noted in the audit: who did what, without its content. */
import type { Write, WriteOf } from "../../store/writes/write.ts";

type Noted = { what: string; subject: string; details?: object };

/** The writes that leave a line, beside those that their handlers note themselves. */
const NOTED: { [K in Write["kind"]]?: (write: WriteOf<K>) => Noted } = {
  "record.change": ({ change }) => ({
    what: `${change.record} changed`,
    subject: change.id,
    details: { columns: Object.keys(change.after) },
  }),
  "contact.add": ({ contactId }) => ({ what: "contact added", subject: contactId }),
  "contact.role": ({ contactId, role }) => ({
    what: "contact changed",
    subject: contactId,
    details: role,
  }),
  "customer.mute": ({ customerId, muted }) => ({
    what: muted ? "customer muted" : "customer unmuted",
    subject: customerId,
  }),
  "team.channel": ({ managerId, channel }) => ({
    what: "digest channel set",
    subject: managerId,
    details: { platform: channel.platform },
  }),
  "installation.remove": ({ platform, key }) => ({
    what: "app removed",
    subject: `${platform}:${key}`,
  }),
};

/** The lines for what a member wrote; `source` is the platform. */
export function auditOf(
  writes: readonly Write[],
  memberId: string | null,
  source: string,
): Write[] {
  return writes.flatMap((write) => {
    const note = NOTED[write.kind] as ((write: Write) => Noted) | undefined;
    return note ? [{ kind: "audit.note" as const, memberId, source, ...note(write) }] : [];
  });
}
