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

/** The files that every platform has, by these names; what each holds, its first sentence says. */
export const PLATFORM_CONTRACT = [
  "connect.ts",
  "descriptor.ts",
  "env.ts",
  "errors.ts",
  "http.ts",
  "limits.ts",
  "parse.ts",
  "profile.ts",
  "receive.ts",
  "render.ts",
  "send.ts",
];

/** Further files of one platform alone, each a part of one of the contract's. A new platform needs none. */
export const PLATFORM_PARTS: Record<string, string[]> = {
  slack: [
    "address.ts",
    "answer.ts",
    "button-value.ts",
    "chart.ts",
    "check.ts",
    "client.ts",
    "escape.ts",
    "fetch-file.ts",
    "find.ts",
    "fit.ts",
    "form.ts",
    "installations.ts",
    "library-log.ts",
    "mentions.ts",
    "message.ts",
    "missed.ts",
    "oauth-state.ts",
    "oauth.ts",
    "parse-event.ts",
    "parse-interaction.ts",
    "paths.ts",
    "refusals.json",
    "rich.ts",
    "scopes.ts",
    "socket.ts",
    "table.ts",
    "tokens.ts",
    "written.ts",
    "unescape.ts",
    "workspace.ts",
  ],
  teams: [
    "activity.ts",
    "address.ts",
    "bot.ts",
    "chart.ts",
    "cloud.ts",
    "connector.ts",
    "elements.ts",
    "fetch-file.ts",
    "form.ts",
    "frame.ts",
    "messages.ts",
    "paths.ts",
    "tenants.ts",
    "text.ts",
    "token-guard.ts",
    "tokens.ts",
  ],
  local: [
    "chart.ts",
    "drops.ts",
    "events.ts",
    "face.ts",
    "gate.ts",
    "html.ts",
    "message.ts",
    "page.ts",
    "page/",
  ],
};

const DATABASE = ["@prisma/client", "@prisma/adapter-pg", "pg"];

/** Every room below `app`; `app`, `jobs` and `commands` put them together. */
const ROOMS_BELOW = [
  "chat",
  "demo",
  "embedded-postgres",
  "engine",
  "features",
  "files",
  "http",
  "jobs",
  "llm",
  "platforms",
  "store",
];

/** Who may import what, and nothing else. */
export const FLOOR_PLAN: Record<string, Room> = {
  chat: { files: "^src/chat/", from: [], typesFrom: [], packages: ["zod"], node: "types" },
  model: {
    files: "^src/engine/model/",
    from: [],
    typesFrom: [],
    packages: ["date-holidays", "temporal-polyfill"],
    node: "none",
  },
  engine: {
    files: "^src/engine/(?!model/)",
    from: ["engine"],
    typesFrom: [],
    // Pure and synchronous, every one.
    packages: ["fastest-levenshtein", "zod"],
    node: "none",
  },
  // With the words that people read on them, a file a language.
  screens: {
    files: "^src/features/(.*[.]view|.*words[.][a-z]+|language)[.]ts$",
    from: [
      "engine",
      "chat",
      "features/.*[.]view[.]ts$",
      "features/.*words[.][a-z]+[.]ts$",
      "features/language.ts",
    ],
    typesFrom: [],
    packages: [],
    node: "none",
  },
  features: {
    files: "^src/features/(?!(.*[.]view|.*words[.][a-z]+|language)[.]ts$)",
    // An import gives a row its id before it writes it, since later files name rows that stand in no table yet.
    from: [
      "features",
      "engine",
      "chat",
      "files",
      "app/context",
      "store/connection/id",
      "http/request-id",
    ],
    typesFrom: ["store", "llm"],
    packages: ["zod"],
    node: "all",
  },
  slack: {
    files: "^src/platforms/slack/",
    from: ["chat", "http/fetch-bytes", "http/read-body"],
    typesFrom: [],
    packages: ["@slack/bolt", "@slack/types", "@slack/web-api", "zod"],
    node: "all",
  },
  teams: {
    files: "^src/platforms/teams/",
    from: ["chat", "http/fetch-bytes", "http/read-body"],
    typesFrom: [],
    packages: ["@azure/msal-node", "botbuilder", "botframework-connector", "zod"],
    node: "all",
  },
  local: {
    files: "^src/platforms/local/",
    from: ["chat", "http/fetch-bytes", "http/forwarded", "http/read-body"],
    typesFrom: [],
    packages: ["zod"],
    node: "all",
  },
  /** a further platform; one that takes a service's SDK gets a room of its own */
  platform: {
    files: "^src/platforms/(?!slack/|teams/|local/)[^/]+/",
    from: ["chat", "http/fetch-bytes", "http/read-body"],
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
  // Rows and cells, and nothing of what they mean.
  files: {
    files: "^src/files/",
    from: [],
    typesFrom: [],
    packages: ["csv-parse", "hucre", "yauzl"],
    node: "all",
  },
  "embedded-postgres": {
    files: "^src/embedded-postgres/",
    from: [],
    typesFrom: [],
    packages: ["pg"],
    node: "all",
  },
  jobs: {
    files: "^src/jobs/",
    from: ["features", "app", "engine/model"],
    typesFrom: ["chat"],
    packages: ["node-cron", "pg-boss"],
    node: "all",
  },
  llm: {
    files: "^src/llm/",
    from: ["engine"],
    typesFrom: ["chat", "store", "app/config"],
    packages: ["openai", "zod"],
    node: "all",
  },
  http: {
    files: "^src/http/",
    from: [],
    typesFrom: [],
    packages: ["prom-client"],
    node: "all",
  },
  demo: {
    files: "^src/demo/",
    from: ["engine", "features", "app/context"],
    typesFrom: ["store"],
    packages: [],
    node: "all",
  },
  app: {
    files: "^src/app/",
    from: ROOMS_BELOW,
    typesFrom: ["commands/open-database"],
    packages: ["pino", "zod"],
    node: "all",
  },
  commands: {
    files: "^src/(commands/|main[.]ts$)",
    from: [...ROOMS_BELOW, "app"],
    typesFrom: [],
    packages: ["commander", "csv-parse", "csv-stringify"],
    node: "all",
  },
  prisma: {
    files: "^prisma/",
    // The scripts run a PostgreSQL to write migrations.
    from: ["../prisma", "embedded-postgres"],
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
