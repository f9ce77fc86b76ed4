/** How many statements a message takes, as the server logs them, from where it is stored to where its receipt is queued. */
import type { ClientBase } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Inbound, Intent } from "../../../src/chat/intent.ts";
import { type AppContext, workspaceTime } from "../../../src/app/context.ts";
import { createInboxHandler } from "../../../src/app/inbox-handler.ts";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { receive } from "../../../src/app/receive.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { createStore } from "../../../src/store/store.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { mondayMorning } from "../../support/monday.ts";
import { houseOn } from "../../support/running-app.ts";
import { QUIET, REP } from "../../support/small-portfolio.ts";
import type { Talk } from "../../support/talk.ts";

let made: TestDatabase;
let database: Database;
let app: AppContext;
let workspace: Talk["workspace"];
let nudge = "";
const logged: string[] = [];

beforeAll(async () => {
  made = await createTestDatabase();
  const morning = await houseOn(made.url, { LOCAL_PAGE: "on" });
  ({ workspace } = await mondayMorning(morning));
  const [first] = await morning.rows("SELECT id FROM nudge WHERE state = 'sent'");
  nudge = first?.["id"];
  // The server tells whoever asks what it writes in its log.
  for (const setting of ["log_statement = 'all'", "client_min_messages = 'log'"]) {
    await morning.rows(`ALTER DATABASE ${made.database} SET ${setting}`);
  }
  // Its own workers stop: here, each step is taken by hand.
  await morning.end();
  database = await openDatabase(made.url, { poolSize: 4 });
  const listen = (client: ClientBase) => {
    client.on("notice", ({ message = "" }) => {
      if (/^(?:statement|execute [^:]*): /.test(message)) logged.push(message);
    });
  };
  for (const pool of [database.pool, database.interactivePool]) pool.on("connect", listen);
  const lexicon = loadLexicon();
  app = {
    store: createStore(database.prisma, undefined, database),
    read: async (_id, request) => ({ reading: readReply(request, lexicon), reader: "rules" }),
    lexicon,
    platforms: new Map(),
    now: Date.now,
    log: { info() {}, warn() {}, error() {} },
    wake() {},
  };
});
afterAll(async () => {
  await database?.close();
  await made?.drop();
});

let messages = 0;

async function hear(intent: Intent): Promise<Inbound> {
  const conversation = `dm:${workspace.key}:${REP}`;
  const place = { kind: "direct", conversation, thread: null, address: conversation } as const;
  const from = { platform: "local", installation: workspace.key, person: REP, place } as const;
  const key = `${intent.kind}:counted-${++messages}`;
  const now = await app.store.workspaces.byId(workspace.id);
  const at = workspaceTime(app, now ?? workspace);
  return { ...from, key, message: key, at, intent };
}

/** Stores an intent, and counts what its handling takes. */
async function handled(intent: Intent): Promise<string[]> {
  const inbound = await hear(intent);
  expect((await receive(app, inbound, null)).kind).toBe("accepted");
  const handler = createInboxHandler(app, () => undefined);
  logged.length = 0;
  await handler.turn();
  await handler.settled();
  const statements = [...logged];
  const { rows } = await database.pool.query("SELECT state FROM inbox WHERE idempotency_key = $1", [
    inbound.key,
  ]);
  expect(rows).toEqual([{ state: "done" }]);
  return statements;
}

test("statements: a plain reply takes at most 14, a correction 16, a button 10", async () => {
  const plain = await handled({
    kind: "message",
    text: "Called Dana this morning, she is worried about the price. Will visit her on Friday.",
  });
  const correction = await handled({ kind: "message", text: "no, it was a visit with Erik" });
  const { rows } = await database.pool.query("SELECT id FROM reply");
  const undo = { name: "receipt.undo", subject: rows[0].id, value: null } as const;
  const undone = await handled({ kind: "act", action: undo, message: null });
  const press = { name: "nudge.done", subject: nudge, value: null } as const;
  const done = await handled({ kind: "act", action: press, message: null });
  const receipts = await database.pool.query("SELECT kind FROM delivery WHERE kind = 'receipt'");
  expect(receipts.rows.length).toBe(3);
  expect(plain.length, plain.join("\n")).toBeLessThanOrEqual(14);
  expect(correction.length, correction.join("\n")).toBeLessThanOrEqual(16);
  expect(undone.length, undone.join("\n")).toBeLessThanOrEqual(10);
  expect(done.length, done.join("\n")).toBeLessThanOrEqual(10);
  // The log is heard: a transaction begins and ends in it.
  for (const statements of [plain, correction, undone, done]) {
    expect(statements.join("\n")).toMatch(/: BEGIN[\s\S]*: COMMIT/);
  }
});

test("statements: a lookup takes one read", async () => {
  const inbound = await hear({ kind: "command", text: QUIET });
  logged.length = 0;
  expect((await receive(app, inbound, null)).kind).toBe("answer");
  expect(logged, logged.join("\n")).toHaveLength(1);
});
