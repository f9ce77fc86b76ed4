import { defineConfig } from "vitest/config";

/** Rooms whose tests need no database: they run without waiting for one. */
const PURE = [
  ...["engine", "chat", "views", "platforms", "charts", "llm"].map(
    (room) => `test/${room}/**/*.test.ts`,
  ),
  "test/config.test.ts",
  "test/clock.test.ts",
  "test/rooms.test.ts",
];

const SLOW_MS = 20_000;

export default defineConfig({
  test: {
    // Two cores is what a laptop has to spare, and what every test's own limits were measured on.
    maxWorkers: 2,
    testTimeout: SLOW_MS,
    hookTimeout: SLOW_MS,
    projects: [
      { extends: true, test: { name: "pure", include: PURE } },
      {
        extends: true,
        test: {
          name: "whole",
          include: ["test/**/*.test.ts"],
          exclude: PURE,
          globalSetup: "test/support/cluster-for-the-run.ts",
        },
      },
    ],
  },
});
