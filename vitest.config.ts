import { defineConfig } from "vitest/config";

// Every file loads the same SDKs: compiled once for all of them, and kept for the next run.
process.env["NODE_COMPILE_CACHE"] ??= `${import.meta.dirname}/node_modules/.cache/rapport/compiled`;

/** Rooms whose tests need no database: they run without waiting for one. */
const PURE = [
  ...["app", "chat", "charts", "engine", "llm", "platforms"].map(
    (room) => `test/${room}/**/*.test.ts`,
  ),
  "test/**/*.pure.test.ts",
  "test/rooms.test.ts",
];

const SLOW_MS = 20_000;

export default defineConfig({
  test: {
    // Two cores is what a laptop has to spare, and what every test's own limits were measured on. A third file at a time
    // fills what the others leave free while they wait.
    maxWorkers: 3,
    testTimeout: SLOW_MS,
    hookTimeout: SLOW_MS,
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
