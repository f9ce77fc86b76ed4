import { defineConfig } from "vitest/config";

// Every file loads the same SDKs: compiled once for all of them, and kept for the next run.
process.env["NODE_COMPILE_CACHE"] ??= `${import.meta.dirname}/node_modules/.cache/rapport/compiled`;

/** Rooms whose tests need no database: they run without waiting for one. */
const PURE = [
  ...["app", "chat", "engine", "http", "llm", "platforms"].map(
    (room) => `test/${room}/**/*.test.ts`,
  ),
  "test/**/*.pure.test.ts",
  "test/rooms.test.ts",
];

/** A test that hangs is ended, never one that a busy machine slows down: on an idle one the longest takes 20 s. */
const HUNG_MS = 180_000;
/** `expect.poll` and its like ask again for so long. */
const PATIENCE_MS = 60_000;

export default defineConfig({
  test: {
    // Two cores is what a laptop has to spare, and what every test's own limits were measured on. A third file at a time
    // fills what the others leave free while they wait.
    maxWorkers: 3,
    testTimeout: HUNG_MS,
    hookTimeout: HUNG_MS,
    expect: { poll: { timeout: PATIENCE_MS } },
    projects: [
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: "whole",
          include: ["test/**/*.test.ts"],
          exclude: PURE,
          globalSetup: "test/support/cluster-for-the-run.ts",
          isolate: false,
        },
      },
    ],
  },
});
