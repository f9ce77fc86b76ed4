import { expect, test } from "vitest";
import { duplicates } from "./duplicates.ts";
import { outage } from "./outage.ts";
import { postgres } from "./postgres.ts";
import { shortRun, SLOW_MS } from "./short-run.ts";
import { sigterm } from "./stops.ts";

test(
  "duplicates: an event that comes eleven times leaves what one leaves",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(duplicates, { scale: 0.05 });
    expect(value("duplicates.records")).toBeGreaterThan(20);
    expect(broken).toEqual([]);
  },
);

test(
  "outage: messages written while nobody listens are backfilled after the start, within the platform's rate",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(outage, { scale: 0.03 });
    expect(value("outage.missed")).toBeGreaterThan(5);
    expect(broken).toEqual([]);
  },
);

test(
  "stop: unfinished work is given back, and a wrong clock sends nothing early",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(sigterm, { kills: 10, scale: 0.01 });
    expect(value("sigterm.nudges")).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  },
);

test("PostgreSQL: work goes on after it was away", { timeout: SLOW_MS }, async () => {
  const { value, broken } = await shortRun(postgres, { kills: 100, scale: 0.1 });
  expect(value("postgres.replies.answered")).toBeGreaterThan(20);
  expect(broken).toEqual([]);
});
