import { newId } from "../../src/store/connection/id.ts";
import { houseOn, layGround, median, rounded, timed } from "./scale/ground.ts";

const DELIVERIES = 1_000_000;
const WORKSPACES = 10_000;
const AT_ONCE = 200;
const OF_ONE_WORKSPACE = 5;
const CLAIMS_A_ROUND = 50;
const ROUNDS = 9;
const WANTED = 0.3;

/**
 * Claims of due messages, 200 at a time and at most 5 of a workspace, from a million in 10,000 workspaces, cards and all;
 * against `UPDATE … SKIP LOCKED` of a table of two columns, by its key and from where the last one ended.
 */
export async function claimBench(print: (line: object) => void): Promise<void> {
  const { database, clear } = await layGround();
  try {
    const { pool } = database;
    const client = await pool.connect();
    await client.query("SET statement_timeout = 0");
    await client.query(
      `INSERT INTO workspace (id, key, name) SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(w), 12, '0'))::uuid, w, w
       FROM generate_series(1, ${WORKSPACES}) w`,
    );
    await client.query(
      `INSERT INTO delivery (workspace_id, id, idempotency_key, kind, platform, address, card, due_at)
       SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(1 + n % ${WORKSPACES}), 12, '0'))::uuid,
         ('10000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'bench:' || n, 'notice', 'slack', 'person:U' || n,
         jsonb_build_object('kind', 'card', 'name', 'nudge', 'text', repeat('It has been seven weeks. ', 8), 'blocks',
           jsonb_build_array(jsonb_build_object('kind', 'text', 'text', repeat('Ask how the launch went. ', 12)))),
         now() - interval '1 minute'
       FROM generate_series(1, ${DELIVERIES}) n`,
    );
    await client.query("CREATE TABLE bare (id bigint PRIMARY KEY, state text NOT NULL)");
    await client.query(`INSERT INTO bare SELECT n, 'due' FROM generate_series(1, ${DELIVERIES}) n`);
    await client.query("VACUUM ANALYZE delivery");
    await client.query("VACUUM ANALYZE bare");
    client.release(true);

    const { deliveries } = houseOn(database, [], Date.now).store;
    const owner = newId();
    let after: string | null = null;
    let last = "0";
    const claimed = async () => {
      for (let n = 0; n < CLAIMS_A_ROUND; n++) {
        const rows = await deliveries.claim(owner, {
          limit: AT_ONCE,
          perWorkspace: OF_ONE_WORKSPACE,
          leaseMs: 60_000,
          after,
        });
        if (rows.length !== AT_ONCE) throw new Error(`only ${rows.length} were claimed`);
        after = rows.reduce((most, row) => (row.workspaceId > most ? row.workspaceId : most), "");
        if (after >= LAST_WORKSPACE) after = null;
      }
    };
    const bare = async () => {
      for (let n = 0; n < CLAIMS_A_ROUND; n++) {
        const { rows } = await pool.query<{ id: string }>(
          `UPDATE bare SET state = 'taken' WHERE id IN (SELECT id FROM bare WHERE id > $1 AND state = 'due'
             ORDER BY id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) RETURNING id`,
          [last],
        );
        if (rows.length !== AT_ONCE) throw new Error(`only ${rows.length} were taken`);
        last = String(Math.max(...rows.map(({ id }) => Number(id))));
      }
    };
    await bare();
    await claimed();
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push((await timed(bare)).ms);
      ours.push((await timed(claimed)).ms);
    }
    const perSecond = (ms: number) => (AT_ONCE * CLAIMS_A_ROUND * 1_000) / ms;
    print({
      name: "claim",
      value: Math.round(perSecond(median(ours))),
      unit: "deliveries/s",
      baseline: Math.round(perSecond(median(theirs))),
      ratio: rounded(median(theirs) / median(ours)),
      wanted: WANTED,
      rounds: ROUNDS,
      from: `${DELIVERIES} due in ${WORKSPACES} workspaces`,
    });
  } finally {
    await clear();
  }
}

/** From this workspace on too few are left of a turn. */
const LAST_WORKSPACE = `00000000-0000-7000-8000-${(WORKSPACES - AT_ONCE).toString(16).padStart(12, "0")}`;
