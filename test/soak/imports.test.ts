import { expect, test } from "vitest";
import { brokenFiles } from "./imports/broken.ts";
import { importKills } from "./imports/kills.ts";
import { shortRun, SLOW_MS } from "./short-run.ts";

test(
  "kill -9: an import's file is all in or all out, and the next run completes it",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(importKills, { kills: 2 });
    expect(value("import-kills.killed")).toBe(2);
    expect(broken).toEqual([]);
  },
);

test(
  "broken files: an import takes each as far as it goes or refuses it in a sentence, and leaves none in by half",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(brokenFiles, { scale: 0.02 });
    expect(value("broken-files.taken")).toBeGreaterThan(20);
    expect(value("broken-files.refused")).toBeGreaterThan(20);
    expect(value("broken-files.kinds")).toBe(12);
    expect(broken).toEqual([]);
  },
);
