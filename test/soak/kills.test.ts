import { expect, test } from "vitest";
import { both } from "./kills.ts";
import { shortRun, SLOW_MS } from "./short-run.ts";

test(
  "kill -9: every reply and every due message ends exactly once",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(both, { kills: 4 });
    expect(value("replies.answered")).toBeGreaterThan(3);
    expect(value("nudges.slack.due")).toBe(16);
    expect(value("nudges.teams.due")).toBe(16);
    expect(broken).toEqual([]);
  },
);
