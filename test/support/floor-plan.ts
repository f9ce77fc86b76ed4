/** What one room may take from others. */
export type Room = {
  /** its files: a regular expression over paths from the project's root */
  files: string;
  /** rooms, or single files of them, that it may import from */
  from: string[];
  /** those it may import types from, and nothing that runs: the parts themselves are handed in */
  typesFrom: string[];
  /** packages of npm */
  packages: string[];
  /** modules of Node: their types alone say that a part is handed in and not started here */
  node: "all" | "types" | "none";
};

const DATABASE = ["@prisma/client", "@prisma/adapter-pg", "pg"];

/** Every room behind the front door; `start` and `commands` put them together. */
const ROOMS_INSIDE = [
  "charts",
  "chat",
  "engine",
  "jobs",
  "llm",
  "platforms",
  "store",
  "usecases",
  "views",
];

/** The whole house: who may import what, and nothing else. */
export const FLOOR_PLAN: Record<string, Room> = {
  chat: { files: "^src/chat/", from: [], typesFrom: [], packages: [], node: "types" },
  engine: {
    files: "^src/engine/",
    from: [],
    typesFrom: [],
    // Pure and synchronous, every one.
    packages: ["fastest-levenshtein", "temporal-polyfill", "zod"],
    node: "none",
  },
  views: {
    files: "^src/views/",
    from: ["engine", "chat"],
    typesFrom: [],
    packages: [],
    node: "none",
  },
  usecases: {
    files: "^src/usecases/",
    // An import gives a row its id before it writes it, since later files name rows that stand in no table yet.
    from: ["engine", "views", "chat", "store/id", "request"],
    typesFrom: ["store", "llm", "charts"],
    packages: [],
    node: "all",
  },
  slack: {
    files: "^src/platforms/slack/",
    from: ["chat"],
    typesFrom: [],
    packages: ["@slack/bolt", "@slack/types", "@slack/web-api", "zod"],
    node: "all",
  },
  teams: {
    files: "^src/platforms/teams/",
    from: ["chat"],
    typesFrom: [],
    packages: ["@azure/msal-node", "botbuilder", "botframework-connector", "zod"],
    node: "all",
  },
  local: {
    files: "^src/platforms/local/",
    from: ["chat"],
    typesFrom: [],
    packages: ["zod"],
    node: "all",
  },
  platforms: {
    files: "^src/platforms/[^/]+$",
    from: ["platforms", "chat"],
    typesFrom: [],
    packages: [],
    node: "none",
  },
  store: {
    files: "^src/store/",
    from: ["engine"],
    // What an inbox and an outbox hold is said in the language of chat.
    typesFrom: ["chat"],
    packages: [...DATABASE, "zod"],
    node: "all",
  },
  jobs: {
    files: "^src/jobs/",
    from: ["usecases", "engine/calendar", "engine/time"],
    typesFrom: ["chat"],
    packages: ["node-cron", "pg-boss"],
    node: "all",
  },
  llm: {
    files: "^src/llm/",
    from: ["engine"],
    typesFrom: ["chat", "store", "config"],
    packages: ["openai", "zod"],
    node: "all",
  },
  charts: {
    files: "^src/charts/",
    from: ["engine"],
    // A chart to draw is a part of a View.
    typesFrom: ["chat"],
    packages: ["@expo-google-fonts/noto-sans", "@resvg/resvg-js", "vega", "vega-lite"],
    node: "all",
  },
  commands: {
    files: "^src/commands/",
    from: [...ROOMS_INSIDE, "config", "demo", "log", "start"],
    typesFrom: [],
    packages: ["commander", "csv-parse", "csv-stringify"],
    node: "all",
  },
  wiring: {
    files: "^src/[^/]+$",
    from: [...ROOMS_INSIDE, "[^/]+[.]ts$", "commands/run", "../prisma/seed"],
    typesFrom: ["commands/open-database"],
    packages: ["pino", "prom-client", "zod"],
    node: "all",
  },
  prisma: {
    files: "^prisma/",
    // The demo is a portfolio like any other: it comes in by the import. The scripts run a PostgreSQL to write migrations.
    from: ["../prisma", "engine", "store/cluster"],
    typesFrom: [],
    packages: [
      "@prisma/adapter-pg",
      "@prisma/driver-adapter-utils",
      "@prisma/schema-engine-wasm",
      "pg",
    ],
    node: "all",
  },
  manifests: {
    files: "^manifests/",
    from: ["../manifests", "platforms"],
    typesFrom: [],
    packages: ["@resvg/resvg-js"],
    node: "all",
  },
};
