import { expect, test } from "vitest";
import { weekOf } from "./million-week.ts";
import { shortRun, SLOW_MS } from "./short-run.ts";

const SIZE = { members: 500, workspaces: 15, large: 60, zones: 1 };

test(
  "a week of many workspaces: every slot ends once, within working hours, and no workspace waits for another",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(({ url }) => weekOf(url, SIZE), {});
    expect(value("week.arrived")).toBeGreaterThan(375);
    expect(value("week.slots.cancelled (touched)")).toBeGreaterThan(0);
    expect(value("week.digests")).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  },
);
