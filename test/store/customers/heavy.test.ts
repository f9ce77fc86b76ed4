import { expect, test } from "vitest";
import { MONDAY } from "../../support/monday.ts";
import { startTestApp } from "../../support/running-app.ts";
import { MANAGER, QUIET, smallPortfolio } from "../../support/small-portfolio.ts";

/** Maximum cost of the heaviest lookup relative to a customer with 1,000 interactions. */
const MOST_TIMES = 3;

test("heavy customer: a lookup with 100,000 interactions costs at most 3 × one with 1,000", async () => {
  const app = await startTestApp({ LOCAL_PAGE: "on" });
  const { id } = await app.take("heavy", smallPortfolio(MONDAY));
  const { customerSnapshots, members } = app.app.store;
  const asker = await members.byEmail(id, MANAGER);
  const fill = (name: string, count: number) =>
    app.rows(
      `INSERT INTO interaction (workspace_id, id, customer_id, member_id, at, channel, contact_ids, summary, fingerprint)
       SELECT $1, gen_random_uuid(), c.id, (SELECT member_id FROM customer_owner o WHERE o.customer_id = c.id LIMIT 1),
         now() - n * interval '20 minutes', 'call', '{}', 'Talked about the plan', 'heavy-' || n
       FROM customer c, generate_series(1, $3::int) n WHERE c.workspace_id = $1 AND c.name = $2`,
      [id, name, count],
    );
  // What triggers keep is not what is measured, and costs most of the time.
  await app.rows("ALTER TABLE interaction DISABLE TRIGGER ALL");
  await fill("Lund Tools", 1_000);
  await fill(QUIET, 100_000);
  await app.rows("ALTER TABLE interaction ENABLE TRIGGER ALL");
  await app.rows("ANALYZE interaction");
  const [heavy, light] = await Promise.all(
    [QUIET, "Lund Tools"].map(async (name) => {
      const [row] = await app.rows(
        "SELECT id FROM customer WHERE workspace_id = $1 AND name = $2",
        [id, name],
      );
      return String(row?.["id"]);
    }),
  );
  const look = async (customerId = "") => {
    const start = performance.now();
    const found = await customerSnapshots.at(id, customerId, asker?.id ?? "", Date.now());
    return { ms: performance.now() - start, count: found?.portfolio.interactions.length ?? 0 };
  };
  const times = { heavy: [] as number[], light: [] as number[] };
  for (let n = 0; n < 15; n++) {
    times.light.push((await look(light)).ms);
    times.heavy.push((await look(heavy)).ms);
  }
  const least = (all: number[]) => Math.min(...all);
  expect((await look(light)).count).toBe(1_008);
  expect((await look(heavy)).count).toBe(2_001);
  expect(least(times.heavy) / least(times.light)).toBeLessThan(MOST_TIMES);
  await app.end();
});
