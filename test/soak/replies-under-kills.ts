/** Replies pour in while instances are killed: of all that were answered 200, none is lost and none is doubled. */
import { setTimeout as wait } from "node:timers/promises";
import { directMessage, eventOf, postSigned, SIGNING_SECRET } from "../support/slack.ts";
import { startFakeSlack } from "../support/slack-api.ts";
import { type Figure, none, type Scale, told } from "./figure.ts";
import { instanceWith } from "./fleet.ts";
import { groundOn, slackWorkspace } from "./ground.ts";

const TEAM = "T0001";
const PEOPLE = 10;
/** Each person writes this often; together well under what two cores handle. */
const WRITES_EVERY_MS = 500;
/** Slack tries again at once, after 1 minute and after 5; here a hundred times faster. */
const RETRY_AFTER_MS = [0, 600, 3_000];
const LEASE_MS = 2_000;
const SETTLE_MS = 120_000;

export type Tally = {
  kills: number;
  answered: number;
  gaveUp: number;
  lost: number;
  doubled: number;
};

/** The run of `npm run soak -- replies`. */
export async function replies({ url, kills }: Scale): Promise<Figure[]> {
  const tally = await repliesUnderKills(url, kills);
  return [
    told("replies.answered", tally.answered, "messages", `${kills} kills`),
    told("replies.gave-up", tally.gaveUp, "messages", "after three retries, as Slack does"),
    none("replies.lost", tally.lost, "messages"),
    none("replies.doubled", tally.doubled, "messages"),
  ];
}

/** Runs until so many kills have been made; the database at `url` is migrated and empty. */
export async function repliesUnderKills(url: string, kills: number): Promise<Tally> {
  const ground = await groundOn(url);
  const slack = await startFakeSlack();
  const workspace = await slackWorkspace(ground, TEAM, PEOPLE);
  const environment = {
    DATABASE_URL: url,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: "xoxb-soak",
    SLACK_API_URL: slack.url,
    SOAK_LEASE_MS: String(LEASE_MS),
    SOAK_PACE: "off",
  };
  const fleet = [instanceWith(environment), instanceWith(environment)];
  await Promise.all(fleet.map((one) => one.start()));
  const answered: string[] = [];
  let gaveUp = 0;
  let pouring = true;

  const pour = async (person: number) => {
    for (let n = 0; pouring; n++) {
      const ts = `${Math.floor(Date.now() / 1_000)}.${String(person).padStart(3, "0")}${String(n).padStart(3, "0")}`;
      const message = directMessage(`Called Dana today, note ${person} ${n}`, {
        channel: `D${person}`,
        user: `U${person}`,
        ts,
        event_ts: ts,
      });
      if (await postWithRetries(() => eventOf(message, TEAM), person + n)) answered.push(ts);
      else gaveUp++;
      await wait(WRITES_EVERY_MS);
    }
  };

  const postWithRetries = async (event: () => object, turn: number): Promise<boolean> => {
    for (let attempt = 0; attempt <= RETRY_AFTER_MS.length; attempt++) {
      if (attempt > 0) await wait(RETRY_AFTER_MS[attempt - 1]);
      const target = fleet[(turn + attempt) % fleet.length]?.url;
      if (!target) continue;
      const response = await postSigned(`${target}/slack/events`, event()).catch(() => null);
      if (response?.status === 200) return true;
    }
    return false;
  };

  const pours = Array.from({ length: PEOPLE }, (_, n) => pour(n + 1));
  for (let kill = 0; kill < kills; kill++) {
    await wait(200 + Math.random() * 800);
    const victim = fleet[kill % fleet.length];
    await victim?.kill();
    await victim?.start();
  }
  pouring = false;
  await Promise.all(pours);

  const end = Date.now() + SETTLE_MS;
  while ((await ground.store.inbox.lag()).waiting > 0 && Date.now() < end) await wait(200);
  await Promise.all(fleet.map((one) => one.stop()));
  const { rows } = await ground.database.pool.query<{ message: string; records: number }>(
    `SELECT r.message, (SELECT count(*)::int FROM interaction i
       WHERE i.workspace_id = r.workspace_id AND i.reply_id = r.id AND i.withdrawn_at IS NULL) AS records
     FROM reply r WHERE r.workspace_id = $1`,
    [workspace.id],
  );
  const records = new Map<string, number>();
  for (const row of rows) records.set(row.message, (records.get(row.message) ?? 0) + row.records);
  await slack.close();
  await ground.close();
  return {
    kills,
    answered: answered.length,
    gaveUp,
    lost: answered.filter((ts) => (records.get(ts) ?? 0) === 0).length,
    doubled: [...records.values()].filter((count) => count > 1).length,
  };
}
