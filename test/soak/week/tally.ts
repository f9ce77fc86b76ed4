/** What became of every slot, as the database has it. */
import type pg from "pg";
import type { Week } from "../../../src/engine/model/time.ts";
import { type Figure, none, told } from "../figure.ts";

/** Slots by how they ended, and what must not be: counted in the database. */
export async function tally(
  pool: pg.Pool,
  week: Week,
): Promise<{ told: Figure[]; wrong: Figure[]; sent: number }> {
  const client = await pool.connect();
  const count = async (sql: string) => {
    const { rows } = await client.query<{ n: string }>(sql);
    return Number(rows[0]?.n ?? 0);
  };
  try {
    await client.query("SET statement_timeout = 0");
    const { rows } = await client.query<{ end: string; n: string }>(
      `SELECT state || coalesce(' (' || outcome || ')', '') AS end, count(*) AS n FROM nudge GROUP BY 1 ORDER BY 1`,
    );
    const ofDeliveries = `FROM (SELECT n.state, n.sent_at, n.due_at, count(d.id) AS made,
        count(d.id) FILTER (WHERE d.state = 'sent') AS sent
      FROM nudge n LEFT JOIN delivery d ON d.workspace_id = n.workspace_id AND d.nudge_id = n.id
      GROUP BY n.workspace_id, n.id) slot`;
    return {
      sent: await count(
        `SELECT count(*) AS n FROM delivery WHERE kind = 'nudge' AND state = 'sent'`,
      ),
      told: rows.map(({ end, n }) =>
        told(`week.slots.${end}`, Number(n), "slots", "how they ended"),
      ),
      wrong: [
        none(
          "week.slots.open",
          await count(`SELECT count(*) AS n FROM nudge WHERE state = 'planned'`),
          "slots",
        ),
        none(
          "week.slots.without-one-end",
          await count(`SELECT count(*) AS n ${ofDeliveries}
            WHERE (state = 'sent' AND (made <> 1 OR sent <> 1)) OR (state IN ('cancelled', 'withheld') AND sent > 0)`),
          "slots",
        ),
        none(
          "week.slots.early-or-a-minute-late",
          await count(`SELECT count(*) AS n FROM nudge
            WHERE state = 'sent' AND (sent_at < due_at OR sent_at >= due_at + interval '1 minute')`),
          "slots",
        ),
        none(
          "week.members.not-planned",
          await count(`SELECT count(*) AS n FROM member m WHERE m.state = 'active' AND 1 <> (
            SELECT count(*) FROM member_week k WHERE k.workspace_id = m.workspace_id AND k.member_id = m.id AND k.week = '${week}')`),
          "members",
        ),
        none(
          "week.deliveries.open",
          await count(`SELECT count(*) AS n FROM delivery WHERE ended_at IS NULL`),
          "messages",
        ),
      ],
    };
  } finally {
    client.release(true);
  }
}
