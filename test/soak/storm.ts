/**
 * One workspace of many is answered “too many” by Slack for ten minutes: nobody else may feel it, nothing may be called
 * before Slack allows it, and nothing may be lost. The minutes run faster than ours, Slack's client and the limiter in
 * PostgreSQL are the real ones.
 */
import { TEST_KEY } from "../support/test-key.ts";
import { setTimeout as wait } from "node:timers/promises";
import type { Card } from "../../src/chat/view.ts";
import { type FakeSlack, startFakeSlack } from "../support/slack-api.ts";
import { SIGNING_SECRET } from "../support/slack.ts";
import { atMost, type Figure, none, type Run, type Scale, told } from "./figure.ts";
import { fastClock } from "./fast-clock.ts";
import { instanceWith } from "./fleet.ts";
import { type Ground, groundOn } from "./ground.ts";

const WORKSPACES = 100;
const MINUTES = 10;
const RATE = 10;
/** Each workspace has a message due this often; the stormy one also has a heap at the start. */
const MESSAGE_EVERY_S = 10;
const HEAP = 100;
/** A run this small has no calm season to compare with: beside other tests a percentile says little. */
const SMALL = 0.1;
const SMALL_HEAP = 20;
/** Slack's usual waits in a storm. */
const RETRY_AFTER_S = 30;
/**
 * An answer of “too many” can't call back what was on its way by then, from either instance. That is a second of ours on
 * a busy machine; at real speed it would be a tenth of what it is here.
 */
const ON_ITS_WAY_MS = 1_000 * RATE;
/** After the storm, Slack takes one message a second of the workspace, rising to five. */
const AFTER_S = 240;
const LATENCY_MS = 10;
/** An instance compiles and connects in its first seconds, on a busy machine slowly. */
const WARM_UP_MS = 40_000;
const SMALL_WARM_UP_MS = 15_000;

const OAUTH = {
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "soak-client-secret",
  SLACK_STATE_SECRET: "soak-state-secret",
  RAPPORT_KEY: TEST_KEY,
};

export const storm: Run = async ({ url, scale }: Scale): Promise<Figure[]> => {
  const ground = await groundOn(url);
  const slack = await startFakeSlack();
  const workspaces = await town(ground, Math.max(10, Math.round(WORKSPACES * Math.sqrt(scale))));
  const seconds = Math.round(MINUTES * 60 * scale);
  const small = scale < SMALL;
  const live = (isStormy: boolean) =>
    season(ground, slack, workspaces, { seconds, small, isStormy });
  const calm = small ? null : await live(false);
  const stormy = await live(true);
  await slack.close();
  await ground.close();
  return [
    told(
      "storm.workspaces",
      workspaces.length,
      "workspaces",
      `${seconds} s, ${RATE} times as fast`,
    ),
    told("storm.refused", stormy.refused, "calls answered 429"),
    ...(calm ? felt(calm.p95, stormy.p95) : []),
    told("storm.on-their-way", stormy.onTheirWay, "calls within a second of ours after a refusal"),
    none("storm.early", stormy.early, "calls before Retry-After"),
    none("storm.lost", (calm?.lost ?? 0) + stormy.lost, "messages not sent once"),
    told("storm.recovered", Math.round(stormy.recoveredS), "s from its end to the last message"),
  ];
};

/** What the others felt of it. */
function felt(calm: number, stormy: number): Figure[] {
  const unit = "ms from due to sent, of the others";
  return [
    told("storm.p95-calm", Math.round(calm), unit),
    {
      ...atMost("storm.p95", Math.round(stormy), unit, 2 * calm),
      baseline: "the same without a storm, at most doubled",
      ratio: Math.round((stormy / calm) * 100) / 100,
    },
  ];
}

/** Workspaces that each installed the app, with a token of their own. Returns their ids, by token. */
async function town({ store }: Ground, many: number): Promise<{ id: string; token: string }[]> {
  const made = [];
  for (let n = 0; n < many; n++) {
    const [key, token] = [`T${String(n).padStart(4, "0")}`, `xoxb-soak-${n}`];
    const { id } = await store.workspaces.obtain(`slack:${key}`, key);
    const secrets = { token, refreshToken: null, expiresAt: null, botUser: null, installedAt: 0 };
    await store.installations.save(id, "slack", {
      key,
      name: key,
      secrets: JSON.stringify(secrets),
    });
    made.push({ id, token });
  }
  return made;
}

type Season = {
  /** of the messages of all but the stormy workspace */
  p95: number;
  refused: number;
  early: number;
  onTheirWay: number;
  lost: number;
  recoveredS: number;
};

async function season(
  ground: Ground,
  slack: FakeSlack,
  workspaces: { id: string; token: string }[],
  { seconds, small, isStormy }: { seconds: number; small: boolean; isStormy: boolean },
): Promise<Season> {
  const clock = fastClock(RATE);
  await ground.database.pool.query(
    "TRUNCATE delivery, rate_limit; DROP SCHEMA IF EXISTS fast CASCADE",
  );
  await clock.installIn(ground.database);
  const victim = workspaces[0]?.token;
  const refusals: number[] = [];
  const early: number[] = [];
  const onTheirWay: number[] = [];
  const sentAt = new Map<string, number[]>();
  let begins = Number.POSITIVE_INFINITY;
  slack.fault = ({ method, args, token }) => {
    if (method !== "chat.postMessage") return null;
    const now = clock.now();
    const isRefused = isStormy && token === victim && now < begins + seconds * 1_000;
    if (token === victim && isForbidden(refusals, now)) {
      (now > (refusals.at(-1) ?? 0) + ON_ITS_WAY_MS ? early : onTheirWay).push(now);
    }
    if (!isRefused) {
      const key = args["text"] ?? "";
      sentAt.set(key, [...(sentAt.get(key) ?? []), now]);
      return { kind: "delay", ms: LATENCY_MS };
    }
    refusals.push(now);
    return { kind: "rate", retryAfterS: RETRY_AFTER_S };
  };
  const environment = {
    ...OAUTH,
    ...clock.environment,
    LOG_LEVEL: process.env["SOAK_LOG"] ?? "silent",
    DATABASE_URL: ground.url,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.url,
  };
  const fleet = [instanceWith(environment), instanceWith(environment)];
  await Promise.all(fleet.map((one) => one.start()));
  begins = clock.now() + (small ? SMALL_WARM_UP_MS : WARM_UP_MS);
  const heap = small ? SMALL_HEAP : HEAP;
  const due = await fill(ground, workspaces, { begins, seconds, heap });
  const ends = begins + seconds * 1_000;
  while (clock.now() < ends || ((await left(ground)) > 0 && clock.now() < ends + AFTER_S * 1_000))
    await wait(100);
  await Promise.all(fleet.map((one) => one.end()));
  const waits = [...due].flatMap(([key, { at, token }]) => {
    const first = sentAt.get(key)?.[0];
    return token === victim || first === undefined ? [] : [first - at];
  });
  const last = Math.max(...[...sentAt.values()].flat());
  return {
    p95: percentile(waits, 0.95),
    refused: refusals.length,
    early: early.length,
    onTheirWay: onTheirWay.length,
    lost: [...due.keys()].filter((key) => sentAt.get(key)?.length !== 1).length,
    recoveredS: (last - ends) / 1_000,
  };
}

/** Whether a call comes between a refusal and the moment that it named. */
function isForbidden(refusals: number[], now: number): boolean {
  return refusals.some((at) => now < at + RETRY_AFTER_S * 1_000);
}

/** Messages due over the whole time, in every workspace. By their text: when each is due, and whose it is. */
async function fill(
  { database }: Ground,
  workspaces: { id: string; token: string }[],
  { begins, seconds, heap }: { begins: number; seconds: number; heap: number },
): Promise<Map<string, { at: number; token: string }>> {
  const due = new Map<string, { at: number; token: string }>();
  const rows = workspaces.flatMap(({ id, token }, w) => {
    const atOnce = w === 0 ? Array.from({ length: heap }, () => 0) : [];
    const steady = Array.from(
      { length: Math.floor(seconds / MESSAGE_EVERY_S) },
      (_, n) => (n + w / workspaces.length) * MESSAGE_EVERY_S,
    );
    return [...atOnce, ...steady].map((s, n) => {
      const key = `storm ${w} ${n}`;
      const at = begins + s * 1_000;
      due.set(key, { at, token });
      const card: Card = {
        kind: "card",
        name: "notice",
        text: key,
        blocks: [{ kind: "text", text: key }],
      };
      return { id, key, address: `person:U${n}`, card, at: new Date(at) };
    });
  });
  await database.pool.query(
    `INSERT INTO delivery (workspace_id, id, idempotency_key, kind, platform, address, card, due_at)
     SELECT id, gen_random_uuid(), key, 'notice', 'slack', address, card, at
     FROM jsonb_to_recordset($1) AS r(id uuid, key text, address text, card jsonb, at timestamptz)`,
    [JSON.stringify(rows)],
  );
  return due;
}

async function left({ database }: Ground): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM delivery WHERE state IN ('due', 'sending')",
  );
  return rows[0]?.n ?? 0;
}

function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
