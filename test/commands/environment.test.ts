import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command, startCommand } from "../support/command.ts";
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
  withAdmin,
} from "../support/database.ts";

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.drop());

test("start: a port in use is named in one sentence, exit code 1", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const PORT = String((taken.address() as AddressInfo).port);
  const { code, err, out } = await command(["start"], { DATABASE_URL: made.url, PORT });
  taken.close();
  expect([code, out]).toEqual([1, ""]);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).toContain(PORT);
});

test.each([
  ["no address at all", "localhost/rapport", "DATABASE_URL is not a PostgreSQL address"],
  [
    "an address where nothing answers",
    "postgresql://u:secret@127.0.0.1:1/x",
    "127.0.0.1:1, where no PostgreSQL answers",
  ],
])(
  "start: a DATABASE_URL that is %s is one sentence without its password, exit code 1",
  async (_what, url, why) => {
    for (const args of [["start"], ["migrate"], ["export", "x"]]) {
      const { code, err, out } = await command(args, { DATABASE_URL: url, PORT: "0" });
      expect([code, out]).toEqual([1, ""]);
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(err).toContain(why);
      expect(err).not.toContain("secret");
    }
  },
);

test("start: a database of a newer version is left as it is, and named", async () => {
  const newer = await createTestDatabase();
  await withAdmin(newer.url, (admin) =>
    admin.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '20990101000000_later', now())",
    ),
  );
  const { code, err } = await command(["start"], { DATABASE_URL: newer.url, PORT: "0" });
  await newer.drop();
  expect(code).toBe(1);
  expect(err).toBe(
    "This database was made by a newer Rapport (it knows the step 20990101000000_later): start that version, or use another database.\n",
  );
});

test("rapport: an unusable variable is named with what it should be", async () => {
  const { code, err } = await command(["migrate"], { DATABASE_URL: made.url, PORT: "many" });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^PORT in the environment or \.env is not usable: .+ See \.env\.example\.\n$/,
  );
});

test("migrate: brings an empty database up to date, and leaves a current one alone", async () => {
  const empty = await createEmptyDatabase();
  const first = await command(["migrate"], { DATABASE_URL: empty.url });
  const again = await command(["migrate"], { DATABASE_URL: empty.url });
  await empty.drop();
  expect([first.code, again.code, first.out]).toEqual([0, 0, ""]);
  expect(first.err).toMatch(/^Applied \d+_init\.\n[\s\S]*The database is up to date now\.\n$/);
  expect(again.err).toBe("The database was up to date.\n");
});

test("doctor: reports what is well and what to fix, and exits accordingly", async () => {
  const [well, ill] = await Promise.all([
    command(["doctor"], { DATABASE_URL: made.url }),
    command(["doctor"], {
      DATABASE_URL: "postgresql://u@127.0.0.1:1/x",
      SLACK_SIGNING_SECRET: "s",
      SLACK_BOT_TOKEN: "xoxb-none",
      SLACK_API_URL: "http://127.0.0.1:1/",
    }),
  ]);
  expect(well.code).toBe(0);
  expect(well.out).toContain("ok    Database: DATABASE_URL's, up to date");
  expect(well.out).toContain("neither Slack nor Teams is set up");
  expect(ill.code).toBe(1);
  expect(ill.out).toContain("MEND  Database: DATABASE_URL leads to 127.0.0.1:1");
  expect(ill.out).toMatch(/MEND {2}Slack: .+/);
  expect(ill.out + ill.err).not.toMatch(/\n\s+at |xoxb/);
});

test("start: prints its address, and ends on SIGTERM", async () => {
  const { child, ended } = startCommand(["start"], {
    DATABASE_URL: made.url,
    PORT: "0",
    LOCAL_PORT: "0",
    LOCAL_PAGE: "off",
  });
  child.stderr.once("data", () => child.kill("SIGTERM"));
  const { code, err, out } = await ended;
  expect([code, out]).toEqual([0, ""]);
  expect(err).toContain("Stop with Ctrl+C.");
});
