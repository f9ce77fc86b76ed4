/** What holds after every week, whatever was said: each rule is told apart from the product, by queries of its own on the rows. */
import { isHoliday } from "../../src/engine/model/calendar/holidays.ts";
import { toLocalDate } from "../../src/engine/model/calendar.ts";
import type { LocalDate, Zone } from "../../src/engine/model/time.ts";
import { type Ask, breachesInDigest } from "./digest-rules.ts";
import type { TestApp } from "../support/running-app.ts";

/** When a member is away: from the first day until, and without, the last. */
export type Absence = { email: string; from: LocalDate; until: LocalDate };

/** Every breach of a rule up to now, in words. */
export async function breaches(
  app: TestApp,
  workspaceId: string,
  { zone, absences }: { zone: Zone; absences: Absence[] },
): Promise<string[]> {
  const ask = (sql: string) => app.rows(sql, [workspaceId]);
  const found = await Promise.all([
    aboutClosed(ask),
    toThoseGone(ask),
    toThoseAbsent(ask, zone, absences),
    ofWhatWasWithdrawn(ask),
    breachesInDigest(ask, zone),
  ]);
  return found.flat();
}

/** No nudge went out about what was closed before. */
async function aboutClosed(ask: Ask): Promise<string[]> {
  const rows =
    await ask(`SELECT n.reason FROM nudge n JOIN signal s ON s.workspace_id = n.workspace_id AND s.id = n.signal_id
    JOIN record_change h ON h.workspace_id = s.workspace_id AND h.record_id = s.id AND h.undone_at IS NULL
    WHERE n.workspace_id = $1 AND n.sent_at IS NOT NULL AND h.after ->> 'closed_on' IS NOT NULL AND h.at < n.sent_at`);
  return rows.map(({ reason }) => `a nudge about what is closed: ${reason}`);
}

/** No nudge is about somebody who had left, or was away, when it went out. */
async function toThoseGone(ask: Ask): Promise<string[]> {
  const rows = await ask(`SELECT p.name, n.reason FROM nudge n
    JOIN contact p ON p.workspace_id = n.workspace_id AND p.id = n.contact_id
    JOIN record_change h ON h.workspace_id = p.workspace_id AND h.record_id = p.id AND h.undone_at IS NULL AND h.at < n.sent_at
    WHERE n.workspace_id = $1 AND h.after ->> 'state' IN ('left', 'died', 'away')
      AND coalesce((h.after ->> 'away_until')::date > n.sent_at::date, true)
      AND NOT EXISTS (SELECT FROM record_change b WHERE b.workspace_id = p.workspace_id AND b.record_id = p.id
        AND b.seq > h.seq AND b.at < n.sent_at AND b.undone_at IS NULL)`);
  return rows.map(({ name, reason }) => `${name} is not there: ${reason}`);
}

/** Nobody is written to in an absence or on a public holiday. */
async function toThoseAbsent(ask: Ask, zone: Zone, absences: Absence[]): Promise<string[]> {
  const rows = await ask(`SELECT m.email, n.sent_at AS at, 'nudge' AS what FROM nudge n
      JOIN member m ON m.workspace_id = n.workspace_id AND m.id = n.member_id WHERE n.workspace_id = $1 AND n.sent_at IS NOT NULL
    UNION ALL SELECT m.email, f.due_at, 'plan' FROM follow_up f
      JOIN member m ON m.workspace_id = f.workspace_id AND m.id = f.member_id WHERE f.workspace_id = $1 AND f.state = 'followed'
    UNION ALL SELECT m.email, s.reminded_at, 'reminder' FROM delivery d
      JOIN signal s ON s.workspace_id = d.workspace_id AND d.idempotency_key = 'reminder:' || s.id || ':' || s.due_on::text
      JOIN member m ON m.workspace_id = d.workspace_id AND m.id = d.member_id WHERE d.workspace_id = $1 AND s.reminded_at IS NOT NULL`);
  return rows.flatMap(({ email, at, what }) => {
    const day = toLocalDate(Number(at), zone);
    const isOff = absences.some((one) => one.email === email && day >= one.from && day < one.until);
    return isOff || isHoliday(day, { timezone: zone })
      ? [`${email} got a ${what} on ${day}, a day off`]
      : [];
  });
}

/** What was taken back stands in no message that was made since. */
async function ofWhatWasWithdrawn(ask: Ask): Promise<string[]> {
  const rows =
    await ask(`SELECT s.quote, d.kind FROM signal s JOIN delivery d ON d.workspace_id = s.workspace_id
    WHERE s.workspace_id = $1 AND s.withdrawn_at IS NOT NULL AND d.kind IN ('nudge', 'digest') AND d.created_at > s.created_at
      AND position(s.quote IN d.card::text) > 0
      AND NOT EXISTS (SELECT FROM signal o WHERE o.workspace_id = s.workspace_id AND o.quote = s.quote AND o.withdrawn_at IS NULL)`);
  return rows.map(({ quote, kind }) => `taken back, and in a ${kind}: ${quote}`);
}
