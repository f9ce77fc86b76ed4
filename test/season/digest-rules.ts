/** Every line of the newest digest, made again from the rows by queries of its own: what is told and isn't so, and what is so and isn't told. */
import { addDays, daysBetween, toLocalDate, weekday } from "../../src/engine/model/calendar.ts";
import type { DigestFacts } from "../../src/engine/digest/digest.ts";
import type { LocalDate, Zone } from "../../src/engine/model/time.ts";

type Row = Record<string, any>;
export type Ask = (sql: string) => Promise<Row[]>;

/** What the rows are read by: the digest's moment, and since when what was told is new in it. */
type Moment = {
  until: string;
  newsFrom: string;
  today: LocalDate;
  fromDate: LocalDate;
  zone: Zone;
};

export async function breachesInDigest(ask: Ask, zone: Zone): Promise<string[]> {
  const [newest, before] = await ask(
    "SELECT facts FROM digest WHERE workspace_id = $1 ORDER BY week DESC LIMIT 2",
  );
  if (!newest) return [];
  const facts: DigestFacts = newest["facts"];
  const begins = Date.parse(`${facts.from}T00:00:00Z`);
  const moment: Moment = {
    until: new Date(facts.until).toISOString(),
    newsFrom: before
      ? new Date(before["facts"].until).toISOString()
      : await firstInstant(ask, facts.from, zone, begins),
    today: toLocalDate(facts.until, zone),
    fromDate: facts.from,
    zone,
  };
  const parts = await Promise.all(
    [touches, promises, voices, news, fading, nudges, silence].map((part) =>
      part(ask, facts, moment),
    ),
  );
  return parts.flat().map((breach) => `digest of ${facts.week}: ${breach}`);
}

/** Midnight of a day in a zone, as the database has it. */
async function firstInstant(ask: Ask, day: LocalDate, zone: Zone, otherwise: number) {
  const [row] = await ask(
    `SELECT ('${day}'::timestamp AT TIME ZONE '${zone}') AS at FROM workspace WHERE id = $1`,
  );
  return (row?.["at"] ?? new Date(otherwise)).toISOString();
}

/** Two lists that should hold the same, as texts. */
function same(part: string, told: unknown[], rows: unknown[]): string[] {
  const [said, so] = [told, rows].map((all) => new Set(all.map((one) => JSON.stringify(one))));
  return [
    ...[...(said ?? [])]
      .filter((one) => !so?.has(one))
      .map((one) => `${part} says ${one}, which is not so`),
    ...[...(so ?? [])].filter((one) => !said?.has(one)).map((one) => `${part} does not say ${one}`),
  ];
}

/** Customers that were active at a digest's moment: what was told of them since is the next one's. */
const activeAt = ({ until }: Moment) => `c.workspace_id = $1 AND (c.status = 'active' OR EXISTS (
  SELECT FROM record_change h WHERE h.workspace_id = c.workspace_id AND h.record_id = c.id AND h.undone_at IS NULL
    AND h.after ->> 'status' = 'lost' AND h.at >= '${until}'))`;
const day = (column: string, { zone }: Moment) => `(${column} AT TIME ZONE '${zone}')::date`;
const touchesOf = (moment: Moment) => `
  SELECT c.name, i.id, i.member_id, i.at, ${day("i.at", moment)} AS on_day, coalesce(r.at, i.at) AS told
  FROM interaction i JOIN customer c ON c.workspace_id = i.workspace_id AND c.id = i.customer_id
  LEFT JOIN reply r ON r.workspace_id = i.workspace_id AND r.id = i.reply_id
  WHERE ${activeAt(moment)} AND i.withdrawn_at IS NULL AND i.at < '${moment.until}'`;

/** Strengthened, and the figures above it: touches told since the digest before, by customer and by whom. */
async function touches(ask: Ask, facts: DigestFacts, moment: Moment): Promise<string[]> {
  const rows =
    await ask(`SELECT t.name, count(*)::int AS n, array_agg(DISTINCT m.name ORDER BY m.name) AS who
    FROM (${touchesOf(moment)}) t JOIN member m ON m.id = t.member_id
    WHERE t.told >= '${moment.newsFrom}' GROUP BY t.name`);
  const [all] = await ask(`SELECT count(*)::int AS n FROM customer c WHERE ${activeAt(moment)}`);
  const { numbers } = facts;
  return [
    ...same(
      "strengthened",
      facts.strengthened.map(({ customerName, touches: n, byMemberNames }) => [
        customerName,
        n,
        byMemberNames.toSorted(),
      ]),
      rows.map(({ name, n, who }) => [name, n, who]),
    ),
    ...same(
      "numbers",
      [numbers.touches, `${numbers.customersTouched} of ${numbers.customers}`],
      [rows.reduce((sum, { n }) => sum + n, 0), `${rows.length} of ${all?.["n"]}`],
    ),
  ];
}

const openItems = (kind: string, moment: Moment) => `
  SELECT s.id, s.quote, c.name, coalesce(s.by, 'us') AS by, s.due_on::text AS due, ${day("s.at", moment)}::text AS said,
    coalesce(r.at, s.at) >= '${moment.newsFrom}' AS is_new,
    (SELECT max(${day("i.at", moment)})::text FROM interaction i WHERE i.workspace_id = s.workspace_id
      AND i.customer_id = s.customer_id AND i.withdrawn_at IS NULL AND i.at < '${moment.until}') AS last
  FROM signal s JOIN customer c ON c.workspace_id = s.workspace_id AND c.id = s.customer_id
  LEFT JOIN reply r ON r.workspace_id = s.workspace_id AND r.id = s.reply_id
  WHERE ${activeAt(moment)} AND s.kind = '${kind}' AND s.at < '${moment.until}' AND s.withdrawn_at IS NULL AND NOT s.confidential
    AND (s.closed_on IS NULL OR s.closed_on > '${moment.today}' AND coalesce(s.closed_as, 'done') = 'done')`;

async function promises(ask: Ask, facts: DigestFacts, moment: Moment): Promise<string[]> {
  const { today } = moment;
  const rows = (await ask(openItems("commitment", moment))).filter(({ due }) => due !== null);
  const sunday = addDays(moment.fromDate, 14 - weekday(moment.fromDate));
  const line = ({ name, by, quote, due }: Row) => [
    name,
    by,
    quote,
    due,
    Math.max(0, daysBetween(due, today)),
  ];
  const said = (lines: DigestFacts["promises"]["overdue"]) =>
    lines.map((one) => [one.customerName, one.by, one.quote, one.dueOn, one.overdueDays]);
  return [
    ...same(
      "promises overdue",
      said(facts.promises.overdue),
      rows.filter(({ due }) => due < today).map(line),
    ),
    ...same(
      "promises due",
      said(facts.promises.dueNextWeek),
      rows.filter(({ due }) => due >= today && due <= sunday).map(line),
    ),
  ];
}

async function voices(ask: Ask, facts: DigestFacts, moment: Moment): Promise<string[]> {
  const line = ({ name, quote, said, last, is_new }: Row) => [
    name,
    quote,
    daysBetween(said, moment.today),
    is_new,
    last !== null && last > said ? last : null,
  ];
  const told = (lines: DigestFacts["concerns"]) =>
    lines.map((one) => [one.customerName, one.quote, one.days, one.isNew, one.lastTouchOn]);
  const needs = (await ask(openItems("need", moment))).filter(({ is_new }) => is_new);
  return [
    ...same("concerns", told(facts.concerns), (await ask(openItems("concern", moment))).map(line)),
    ...same("needs", told(facts.needs), needs.map(line)),
  ];
}

async function news(ask: Ask, facts: DigestFacts, moment: Moment): Promise<string[]> {
  const toldSince = `h.undone_at IS NULL AND h.at >= '${moment.newsFrom}' AND h.at < '${moment.until}'`;
  const customers =
    await ask(`SELECT DISTINCT c.name, CASE WHEN c.status = 'lost' THEN 'lost' ELSE 'renewed' END AS kind
    FROM customer c JOIN record_change h ON h.workspace_id = c.workspace_id AND h.record_id = c.id AND ${toldSince}
    WHERE c.workspace_id = $1 AND (c.status = 'lost' AND h.after ->> 'status' = 'lost'
      OR c.status = 'active' AND c.renewed_on IS NOT NULL AND h.after ->> 'renewed_on' IS NOT NULL)`);
  const people =
    await ask(`SELECT DISTINCT c.name, p.name AS who, p.state, p.away_until::text AS until FROM contact p
    JOIN customer c ON c.workspace_id = p.workspace_id AND c.id = p.customer_id
    JOIN record_change h ON h.workspace_id = p.workspace_id AND h.record_id = p.id AND ${toldSince}
    WHERE ${activeAt(moment)} AND p.state IN ('away', 'left', 'died') AND h.after ->> 'state' = p.state AND NOT p.confidential`);
  const told = facts.news.filter(({ kind }) => kind !== "competitor");
  return same(
    "news",
    told.map((one) =>
      one.kind === "person"
        ? [one.customerName, one.name, one.state, one.until]
        : [one.customerName, one.kind],
    ),
    [
      ...customers.map(({ name, kind }) => [name, kind]),
      ...people.map(({ name, who, state, until }) => [name, who, state, until]),
    ],
  );
}

/** Which silence is long is the engine's to say; since when, and for how long, the rows'. */
async function fading(ask: Ask, facts: DigestFacts, moment: Moment): Promise<string[]> {
  const rows = await ask(
    `SELECT name, max(on_day)::text AS last FROM (${touchesOf(moment)}) t GROUP BY name`,
  );
  const lastOf = new Map(rows.map(({ name, last }) => [name, last]));
  return facts.fading.flatMap(({ customerName, lastOn, silenceDays }) => {
    const last = lastOf.get(customerName);
    return last === lastOn && silenceDays === daysBetween(lastOn, moment.today)
      ? []
      : [`fading says ${customerName} ${lastOn}, ${silenceDays} days; by the rows ${last}`];
  });
}

async function nudges(ask: Ask, facts: DigestFacts, { until }: Moment): Promise<string[]> {
  const [row] =
    await ask(`SELECT count(*)::int AS sent, count(*) FILTER (WHERE n.answered_at < '${until}')::int AS answered
    FROM nudge n JOIN member m ON m.workspace_id = n.workspace_id AND m.id = n.member_id AND m.role = 'rep'
    WHERE n.workspace_id = $1 AND n.week = '${facts.week}' AND n.sent_at < '${until}'`);
  const { nudgesAnswered, nudgesSent } = facts.numbers;
  return same(
    "nudges",
    [`${nudgesAnswered} of ${nudgesSent}`],
    [`${row?.["answered"]} of ${row?.["sent"]}`],
  );
}

/** Whoever is told to be silent has said nothing since the first of their unanswered nudges. */
async function silence(ask: Ask, facts: DigestFacts, { until }: Moment): Promise<string[]> {
  const found: string[] = [];
  for (const { memberId, memberName, weeks } of facts.silent) {
    const [row] =
      await ask(`SELECT floor(extract(epoch FROM '${until}'::timestamptz - min(n.sent_at)) / 604800)::int AS weeks
      FROM nudge n WHERE n.workspace_id = $1 AND n.member_id = '${memberId}' AND n.sent_at < '${until}'
        AND n.sent_at > coalesce((SELECT max(r.at) FROM reply r WHERE r.workspace_id = n.workspace_id
          AND r.member_id = n.member_id AND r.at < '${until}'), '-infinity')`);
    if (row?.["weeks"] !== weeks)
      found.push(`${memberName}: silent for ${weeks} weeks, by the rows ${row?.["weeks"]}`);
  }
  return found;
}
