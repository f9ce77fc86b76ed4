import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command } from "../support/command.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { eventually } from "../support/running-app.ts";
import { directMessage, eventOf, postSigned, slashCommand } from "../support/slack.ts";
import { type FakeSlack, startFakeSlack } from "../support/slack-api.ts";
import { type Ground, groundOn, slackWorkspace } from "../soak/ground.ts";
import { type Observed, observedOn } from "./observed.ts";

/** What nobody may find in a log: who people are, and what they wrote. */
const PRIVATE =
  /Dana|Holm|Rep 1|rep1@|Customer 1|nervous|rollout|Zanzibar|xoxb-|unseen-in-a-log|8f742231/i;

let made: TestDatabase;
let ground: Ground;
let slack: FakeSlack;
let app: Observed;

beforeAll(async () => {
  made = await createTestDatabase();
  ground = await groundOn(made.url);
  slack = await startFakeSlack();
  await slackWorkspace(ground, 3);
  app = await observedOn(made.url, slack);
  await app.started;
});

afterAll(async () => {
  await app.stop();
  await slack.close();
  await ground.close();
  await made.drop();
});

let messages = 0;
/** A person's own chat, message after message. */
const said = (text: string, person = 1) => {
  const ts = `17676000${String(++messages).padStart(2, "0")}.000100`;
  return directMessage(text, { channel: `D${person}`, user: `U${person}`, ts, event_ts: ts });
};
const post = (event: Record<string, unknown>, headers: Record<string, string> = {}) =>
  postSigned(app.events, eventOf(event), { headers });
const answers = (person: number) => slack.conversations.get(`D${person}`)?.length ?? 0;
const answered = async (person: number, more = 1) => {
  const before = answers(person);
  return () => eventually("an answer", async () => answers(person) >= before + more);
};
const rows = async (sql: string, values: unknown[] = []) =>
  (await ground.database.pool.query(sql, values)).rows as Record<string, any>[];

describe("request id", () => {
  const sentences = (id: string) =>
    app.lines.filter((line) => line.requestId === id).map(({ msg }) => msg);

  test("goes from the request to the inbox, the log of its handling, and the delivery", async () => {
    const arrived = await answered(1);
    const response = await post(said("Called Dana Holm, she is nervous about the rollout"), {
      "x-request-id": "proxy-7.1",
    });
    expect(response.headers.get("x-request-id")).toBe("proxy-7.1");
    await arrived();
    await eventually("the last line", async () =>
      sentences("proxy-7.1").includes("a message was sent"),
    );
    expect(sentences("proxy-7.1")).toEqual([
      "something came in",
      "a message was handled",
      "a message was sent",
    ]);
    const [inbox] = await rows("SELECT id FROM inbox WHERE request_id = 'proxy-7.1'");
    const [sent] = await rows("SELECT id FROM delivery WHERE request_id = 'proxy-7.1'");
    const facts = (msg: string) =>
      app.lines.find((line) => line.requestId === "proxy-7.1" && line.msg === msg);
    expect(facts("a message was handled")).toMatchObject({ inbox: inbox?.["id"] });
    expect(facts("a message was sent")).toMatchObject({ delivery: sent?.["id"] });
  });

  test("is made where none comes, or one that may not stand in a log", async () => {
    const ids = [];
    for (const headers of [{}, { "x-request-id": "Dana Holm is here" }] as Record<
      string,
      string
    >[]) {
      const arrived = await answered(1);
      const response = await post(said("Called Dana today"), headers);
      await arrived();
      ids.push(response.headers.get("x-request-id") ?? "");
    }
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(await rows("SELECT id FROM delivery WHERE request_id = $1", [id])).toHaveLength(1);
    }
  });
});

describe("dead letters", () => {
  const environment = () => ({ DATABASE_URL: made.url });
  const letters = async () => {
    const { out } = await command(["dead-letters"], environment());
    return out
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, any>);
  };

  test("a message that fails too often is put aside, counted, listed, and handled when it is replayed", async () => {
    await rows(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no room for "%"', NEW.text; END $$`);
    await rows(
      "CREATE TRIGGER refuse BEFORE INSERT ON reply FOR EACH ROW EXECUTE FUNCTION refuse()",
    );
    await post(said("Met Dana in Zanzibar, unseen-in-a-log", 2));
    await eventually("a first failure", async () =>
      app.lines.some(({ msg }) => msg === "a message could not be handled and is tried again"),
    );
    // The tries between the first and the last take a quarter of an hour.
    await rows("UPDATE inbox SET attempts = 7, next_try_at = now() WHERE state = 'new'");
    await eventually("a dead letter", async () => (await metric("rapport_dead_letters")) === 1);

    // What comes after it in the same conversation does not wait for it.
    await rows("DROP TRIGGER refuse ON reply");
    const after = await answered(2);
    await post(said("Called Dana today", 2));
    await after();

    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ direction: "in", workspace: "slack:T0001", attempts: 8 });
    expect(letter?.["lastError"]).toContain("no room for");
    const arrived = await answered(2);
    const replayed = await command(["dead-letters", "--replay", letter?.["id"]], environment());
    expect(JSON.parse(replayed.out)).toEqual({ replayed: 1, sentAgain: 0 });
    await arrived();
    expect(await metric("rapport_dead_letters")).toBe(0);
    expect(await rows("SELECT 1 FROM reply WHERE text LIKE '%Zanzibar%'")).toHaveLength(1);
  });

  test("a message that could not be sent, or may not have been, is listed and sent again", async () => {
    const [one, other] = await rows(
      "SELECT id FROM delivery WHERE state = 'sent' AND kind = 'receipt' ORDER BY id LIMIT 2",
    );
    await rows(
      "UPDATE delivery SET state = 'dead', failed = true, reason = 'channel_not_found' WHERE id = $1",
      [one?.["id"]],
    );
    await rows(
      "UPDATE delivery SET state = 'unknown', failed = true, reason = 'cut off' WHERE id = $1",
      [other?.["id"]],
    );
    expect(await letters()).toMatchObject([
      { direction: "out", kind: "receipt", state: "dead", reason: "channel_not_found" },
      { direction: "out", kind: "receipt", state: "unknown", reason: "cut off" },
    ]);
    expect(await metric('rapport_deliveries{state="unknown",kind="receipt"}')).toBe(1);
    const posted = () => slack.calls.filter(({ method }) => method === "chat.postMessage").length;
    const before = posted();
    const ids = [one?.["id"], other?.["id"]];
    const again = await command(["dead-letters", "--replay", ...ids], environment());
    expect(JSON.parse(again.out)).toEqual({ replayed: 0, sentAgain: 2 });
    await eventually("both sent", async () => posted() === before + 2);
    expect(await letters()).toEqual([]);
  });

  test("replay: an unknown id is refused in a sentence", async () => {
    const { code, err } = await command(["dead-letters", "--replay", "12"], environment());
    expect([code, err.trim()]).toEqual([
      1,
      "“12” is no letter's id: `rapport dead-letters` lists them.",
    ]);
  });
});

test("log: no line has a name, a mail address, a text or a secret in it", async () => {
  const arrived = await answered(3);
  slack.fault = ({ method }) =>
    method === "chat.postMessage" ? { kind: "error", error: "fatal_error" } : null;
  await post(said("Met Dana Holm of Customer 1 in Zanzibar", 3));
  await eventually("a send without a clear end", async () =>
    app.lines.some(({ msg }) => msg.startsWith("a send had no clear end")),
  );
  slack.fault = () => null;
  await rows("UPDATE delivery SET lease_until = now() WHERE state = 'sending'");
  await arrived();
  await postSigned(app.events, slashCommand("Customer 1"));
  await postSigned(app.events, slashCommand("Zanzibar unseen-in-a-log"));
  await postSigned(app.events, eventOf({ type: "reaction_added", user: "U1", reaction: "Dana" }));
  await postSigned(app.events, eventOf(said("Dana", 9)), { secret: "unseen-in-a-log" });
  const sentences = new Set(app.lines.map(({ msg }) => msg));
  expect(sentences.size).toBeGreaterThan(6);
  expect(app.lines.filter((line) => PRIVATE.test(JSON.stringify(line)))).toEqual([]);
  // An error keeps what an operator needs: its name, and where it happened.
  const failed = app.lines.find(({ msg }) => msg.startsWith("a message could not be handled"));
  expect(failed?.["error"]).toMatch(/error[^]*\n\s+at /i);
});

/** The figures of `/metrics`: name and labels → value. */
async function figures(): Promise<Map<string, number>> {
  const response = await fetch(`${app.inside}/metrics`);
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const found = new Map<string, number>();
  for (const line of (await response.text()).split("\n")) {
    const sample = /^([a-z_\d]+(?:\{[^}]*\})?) (\S+)$/i.exec(line);
    if (sample?.[1]) found.set(sample[1], Number(sample[2]));
    else expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+)?$/);
  }
  return found;
}
const metric = async (name: string) => (await figures()).get(name);

describe("/metrics tells in Prometheus' form", () => {
  test("what went out, what waits and what died", async () => {
    const now = await figures();
    const [sent] = await rows(
      "SELECT count(*)::int AS n FROM delivery WHERE state = 'sent' AND kind = 'receipt'",
    );
    // Two of them were sent a second time, above.
    expect(now.get('rapport_deliveries_ended_total{kind="receipt",state="sent"}')).toBe(
      sent?.["n"] + 2,
    );
    expect(now.get("rapport_dead_letters")).toBe(0);
    expect(now.get("rapport_inbox_waiting")).toBe(0);
    expect(now.get("rapport_inbox_lag_seconds")).toBe(0);
    for (const queue of ["plan", "send", "follow-up", "digest", "settle"])
      expect(now.get(`rapport_queue_depth{queue="${queue}"}`)).toBeTypeOf("number");
    expect(now.get("rapport_database_up")).toBe(1);
  });

  test("how long lookups take, how replies were read, and what came in", async () => {
    await postSigned(app.events, slashCommand("Customer 1"));
    const now = await figures();
    const lookups = now.get('rapport_lookup_seconds_count{platform="slack"}') ?? 0;
    expect(lookups).toBeGreaterThan(0);
    expect(now.get('rapport_lookup_seconds_bucket{le="+Inf",platform="slack"}')).toBe(lookups);
    expect(now.get('rapport_readings_total{outcome="rules:interaction"}')).toBeGreaterThan(0);
    expect(
      now.get('rapport_received_total{platform="slack",kind="message",taken="accepted"}'),
    ).toBeGreaterThan(0);
  });

  test("the age of what waits", async () => {
    const [workspace] = await rows("SELECT id FROM workspace");
    const began = performance.now();
    await rows(
      `INSERT INTO inbox (workspace_id, id, platform, idempotency_key, conversation, inbound, received_at, next_try_at)
       VALUES ($1, gen_random_uuid(), 'slack', 'late', 'D7', '{}', now() - interval '90 seconds', now() + interval '1 day')`,
      [workspace?.["id"]],
    );
    const now = await figures();
    await rows("DELETE FROM inbox WHERE idempotency_key = 'late'");
    expect(now.get("rapport_inbox_waiting")).toBe(1);
    expect(now.get("rapport_inbox_lag_seconds")).toBeGreaterThanOrEqual(90);
    const tookS = (performance.now() - began) / 1_000;
    expect(now.get("rapport_inbox_lag_seconds")).toBeLessThan(91 + tookS);
  });
});

describe("/healthz and /readyz", () => {
  const probe = async (path: string, base = app.inside) => {
    const response = await fetch(`${base}${path}`);
    return `${response.status} ${(await response.text()).trim()}`;
  };

  test("while it runs, on both ports as far as they are meant for outside", async () => {
    const outside = new URL(app.events).origin;
    expect(await probe("/healthz")).toBe("200 alive");
    expect(await probe("/readyz")).toBe("200 ready");
    expect(await probe("/healthz", outside)).toBe("200 alive");
    expect(await probe("/readyz", outside)).toBe("404 Not found");
    expect(await probe("/metrics", outside)).toBe("404 Not found");
  });

  test("while the database is away, and again when it is back", async () => {
    const name = made.database;
    const url = new URL(made.url);
    url.pathname = "/postgres";
    const admin = await groundOn(url.href);
    const ask = (sql: string) => admin.database.pool.query(sql);
    await ask(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    try {
      expect(await probe("/readyz")).toBe("503 the database does not answer");
      expect(await probe("/healthz")).toBe("200 alive");
      expect(await metric("rapport_database_up")).toBe(0);
      expect((await post(said("Called Dana", 2))).status).toBe(503);
    } finally {
      await ask(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await admin.close();
    }
    await eventually("ready again", async () => (await probe("/readyz")) === "200 ready");
    expect((await post(said("Called Dana", 2))).status).toBe(200);
  });

  test("while it starts, and while it stops", async () => {
    const slow = await startFakeSlack();
    slow.fault = ({ method }) => (method === "auth.test" ? { kind: "delay", ms: 700 } : null);
    const other = await observedOn(made.url, slow);
    await eventually("the port", async () => fetch(other.inside).catch(() => null));
    expect(await probe("/healthz", other.inside)).toBe("200 alive");
    expect(await probe("/readyz", other.inside)).toBe("503 starting");
    expect((await postSigned(other.events, eventOf(said("Called Dana")))).status).toBe(503);
    await other.started;
    expect(await probe("/readyz", other.inside)).toBe("200 ready");

    // A message on its way holds the stop up for a moment.
    slow.fault = slack.fault = ({ method }) =>
      method === "chat.postMessage" ? { kind: "delay", ms: 2_000 } : null;
    const sending = () => slow.calls.length + slack.calls.length;
    const before = sending();
    await postSigned(other.events, eventOf(said("Called Dana today", 3)));
    await eventually("a message on its way", async () => sending() > before);
    const stopping = other.stop();
    const [ready, healthy, refused] = await Promise.all([
      probe("/readyz", other.inside),
      probe("/healthz", other.inside),
      postSigned(other.events, eventOf(said("Called Dana"))),
    ]);
    expect([ready, healthy, refused.status]).toEqual(["503 stopping", "200 alive", 503]);
    await stopping;
    await expect(probe("/healthz", other.inside)).rejects.toThrow();
    slack.fault = () => null;
    await slow.close();
  });
});
