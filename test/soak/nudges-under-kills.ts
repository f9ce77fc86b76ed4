/** Messages go out while instances are killed and the provider takes its time: each arrives once. */
import { setTimeout as wait } from "node:timers/promises";
import { BOT_TOKEN, SIGNING_SECRET } from "../support/slack.ts";
import { startFakeSlack } from "../support/slack-api.ts";
import { type Figure, none, type Scale, told } from "./figure.ts";
import { instanceWith } from "./fleet.ts";
import { groundOn, slackWorkspace } from "./ground.ts";

const TEAM = "T0001";
const PEOPLE = 20;
const QUICKEST_MS = 5;
const SLOWEST_MS = 700;
const LEASE_MS = 3_000;
const SETTLE_MS = 180_000;
const MESSAGES_A_KILL = 10;

export type Sent = { kills: number; messages: number; lost: number; doubled: number };

/** The run of `npm run soak -- nudges`. */
export async function nudges({ url, kills }: Scale): Promise<Figure[]> {
  const sent = await nudgesUnderKills(url, kills);
  return [
    told("nudges.due", sent.messages, "messages", `${kills} kills`),
    none("nudges.lost", sent.lost, "messages"),
    none("nudges.doubled", sent.doubled, "messages"),
  ];
}

/** Runs until so many kills have been made; the database at `url` is migrated and empty. */
export async function nudgesUnderKills(url: string, kills: number): Promise<Sent> {
  const ground = await groundOn(url);
  const slack = await startFakeSlack();
  slack.fault = (call) =>
    call.method === "chat.postMessage"
      ? { kind: "delay", ms: QUICKEST_MS + Math.random() * (SLOWEST_MS - QUICKEST_MS) }
      : null;
  const workspace = await slackWorkspace(ground, TEAM, PEOPLE);
  const environment = {
    DATABASE_URL: url,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.url,
    SOAK_LEASE_MS: String(LEASE_MS),
    SOAK_PACE: "off",
  };
  const fleet = [instanceWith(environment), instanceWith(environment)];
  await Promise.all(fleet.map((one) => one.start()));
  const keys: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    for (let n = 0; n < MESSAGES_A_KILL; n++) {
      const key = `soak:${kill}:${n}`;
      keys.push(key);
      await ground.store.deliveries.add(workspace.id, {
        key,
        kind: "notice",
        platform: "slack",
        address: `person:U${(n % PEOPLE) + 1}`,
        card: { kind: "card", name: "notice", text: key, blocks: [{ kind: "text", text: key }] },
      });
    }
    await wait(100 + Math.random() * 900);
    const victim = fleet[kill % fleet.length];
    await victim?.kill();
    await victim?.start();
  }
  const left = async () => {
    const { rows } = await ground.database.pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM delivery WHERE workspace_id = $1 AND state IN ('due', 'sending')",
      [workspace.id],
    );
    return rows[0]?.n ?? 0;
  };
  const end = Date.now() + SETTLE_MS;
  while ((await left()) > 0 && Date.now() < end) await wait(200);
  await Promise.all(fleet.map((one) => one.stop()));
  const arrived = new Map<string, number>();
  for (const messages of slack.conversations.values()) {
    for (const { text } of messages) arrived.set(text, (arrived.get(text) ?? 0) + 1);
  }
  await slack.close();
  await ground.close();
  return {
    kills,
    messages: keys.length,
    lost: keys.filter((key) => !arrived.has(key)).length,
    doubled: [...arrived.values()].filter((count) => count > 1).length,
  };
}
