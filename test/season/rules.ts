/** What holds after every week, whatever was said: each rule is told apart from the product, by queries of its own on the rows. */
import { isHoliday } from "../../src/engine/model/calendar/holidays.ts";
import { toLocalDate } from "../../src/engine/model/calendar.ts";
import type { LocalDate, Zone } from "../../src/engine/model/time.ts";
import type { TestApp } from "../support/running-app.ts";

/** When a member is away: from the first day until, and without, the last. */
export type Absence = { email: string; from: LocalDate; until: LocalDate };

type Row = Record<string, any>;

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
    inDigests(ask, zone),
  ]);
  return found.flat();
}

type Ask = (sql: string) => Promise<Row[]>;

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

/** Every list of a digest is what the rows say as of its moment. */
async function inDigests(ask: Ask, zone: Zone): Promise<string[]> {
  const digests =
    await ask(`SELECT g.facts, t.manager_id FROM digest g JOIN team t ON t.workspace_id = g.workspace_id AND t.id = g.team_id
    WHERE g.workspace_id = $1 ORDER BY g.week DESC LIMIT 1`);
  const found: string[] = [];
  for (const { facts } of digests) {
    const until = new Date(facts.until);
    const today = toLocalDate(facts.until, zone);
    // Open as of the digest: told before it, neither taken back nor closed by then.
    const open =
      await ask(`SELECT s.id, s.kind, coalesce(s.by, 'us') AS by, s.due_on::text AS due, s.quote FROM signal s
      JOIN customer c ON c.workspace_id = s.workspace_id AND c.id = s.customer_id
        AND NOT (c.status = 'lost' AND c.status_on <= '${today}')
      WHERE s.workspace_id = $1 AND s.at < '${until.toISOString()}' AND s.withdrawn_at IS NULL
        AND (s.closed_on IS NULL OR s.closed_on > '${today}')
        AND s.kind IN ('commitment', 'concern', 'need')`);
    const idsOf = (rows: Row[]) => rows.map(({ id }) => id).toSorted();
    const shown = (lines: Row[]) => lines.map(({ signalId }) => signalId).toSorted();
    const overdue = open.filter(
      ({ kind, due }) => kind === "commitment" && due !== null && due < today,
    );
    const concerns = open.filter(({ kind }) => kind === "concern");
    const same = (what: string, told: string[], rows: string[]) => {
      if (JSON.stringify(told) !== JSON.stringify(rows))
        found.push(
          `${what} in the digest of ${facts.week}: ${told.length}, by the rows ${rows.length}`,
        );
    };
    same("promises overdue", shown(facts.promises.overdue), idsOf(overdue));
    same("open concerns", shown(facts.concerns), idsOf(concerns));
    const needs = new Set(idsOf(open.filter(({ kind }) => kind === "need")));
    for (const { signalId, quote } of facts.needs)
      if (!needs.has(signalId)) found.push(`no open need in the digest: ${quote}`);
    const lost = await ask(`SELECT name FROM customer
      WHERE workspace_id = $1 AND status = 'lost' AND status_on <= '${today}'`);
    for (const { customerName } of [...facts.fading, ...facts.strengthened]) {
      if (lost.some(({ name }) => name === customerName))
        found.push(`${customerName} is lost, and in the digest as if not`);
    }
  }
  return found;
}
