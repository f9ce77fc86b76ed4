/** `npm run soak -- outage`: nobody listens for ten minutes while people write; then it is all taken in, at Slack's pace. */
import { setTimeout as wait } from "node:timers/promises";
import { directMessage, eventOf, postSigned } from "../support/slack.ts";
import { startFakeSlack, type FakeSlack } from "../support/slack-api.ts";
import { atMost, type Figure, none, type Scale, told } from "./figure.ts";
import { groundOn, recordsOf, settled, slackSettings, slackWorkspace, TEAM } from "./ground.ts";
import { startHere } from "./here.ts";

/** In the DM's history stands what was written meanwhile, and before: both instances are down for these ten minutes. */
const DOWN_MS = 10 * 60_000;
/** So many people of a workspace are read within five minutes at Slack's pace: two pages each, 50 a minute. */
const PEOPLE = 100;
const MOST_MESSAGES_EACH = 5;
const RECOVERED_WITHIN_MS = 5 * 60_000;
/** docs.slack.dev, rate limits, tier 3; more than these in any minute, or 10 at once, is answered by 429. */
const CALLS_A_MINUTE = 50;
const BURST = 10;

export async function outage({ url, scale }: Scale): Promise<Figure[]> {
  const people = Math.max(2, Math.round(PEOPLE * scale));
  const ground = await groundOn(url);
  const slack = await startFakeSlack();
  const refused = keepTier(slack);
  const workspace = await slackWorkspace(ground, people);
  const settings = slackSettings(ground, slack);
  const everybody = Array.from({ length: people }, (_, n) => n + 1);

  // Before: everybody wrote once, and that was heard.
  const first = await startHere(settings);
  const before = everybody.map((person) => write(slack, person, Date.now() - DOWN_MS - 60_000));
  const heard = everybody.map((person, at) =>
    directMessage("Called Dana before", {
      channel: `D${person}`,
      user: `U${person}`,
      ts: before[at],
      event_ts: before[at],
    }),
  );
  for (const message of heard) {
    await postSigned(`${first.url}/slack/events`, eventOf(message, TEAM));
  }
  await settled(ground);
  await first.stop();
  await ground.database.pool.query(
    `UPDATE inbox SET received_at = received_at - ${DOWN_MS} * interval '1 millisecond'`,
  );

  const began = Date.now() - DOWN_MS;
  const missed = everybody.flatMap((person) =>
    Array.from({ length: 1 + (person % MOST_MESSAGES_EACH) }, (_, n) =>
      write(slack, person, began + ((n + 1) * DOWN_MS) / (MOST_MESSAGES_EACH + 2)),
    ),
  );

  slack.calls.length = 0;
  const startedAt = performance.now();
  const fleet = [await startHere(settings), await startHere(settings)];
  // While it is being read, people write on, and Slack tells of an old one once more.
  const again = await postSigned(`${fleet[0]?.url}/slack/events`, eventOf(heard[0] ?? {}, TEAM));
  const records = () => recordsOf(ground, workspace.id);
  const isIn = async () => {
    const known = await records();
    return missed.every((ts) => known.has(ts));
  };
  while (!(await isIn()) && performance.now() - startedAt < 2 * RECOVERED_WITHIN_MS)
    await wait(250);
  const tookMs = performance.now() - startedAt;
  await settled(ground);
  const known = await records();
  const pages = slack.argsOf("conversations.history").length;
  await Promise.all(fleet.map((one) => one.stop()));
  await slack.close();
  await ground.close();
  const all = [...before, ...missed];
  return [
    told("outage.missed", missed.length, "messages", `${people} people, 10 minutes`),
    told("outage.pages", pages, "calls", "of conversations.history, by both instances"),
    atMost("outage.recovered", Math.round(tookMs / 1_000), "s", RECOVERED_WITHIN_MS / 1_000),
    none("outage.lost", all.filter((ts) => !known.get(ts)).length, "messages"),
    none("outage.doubled", [...known.values()].filter((count) => count > 1).length, "messages"),
    none("outage.too-fast", refused(), "calls"),
    none("outage.unanswered", again.status === 200 ? 0 : 1, "messages"),
  ];
}

/** A message in somebody's DM as of an instant; its stamp. */
function write(slack: FakeSlack, person: number, at: number): string {
  const ts = `${Math.floor(at / 1_000)}.${String(person).padStart(6, "0")}`;
  return slack.write(`D${person}`, { ts, user: `U${person}`, text: "Called Dana today" });
}

/** Lets our Slack keep its tier: each method's bucket holds a burst, and fills again at the pace. Returns how many it refused. */
function keepTier(slack: FakeSlack): () => number {
  const buckets = new Map<string, { left: number; at: number }>();
  let refused = 0;
  slack.fault = ({ method }) => {
    if (!method.startsWith("conversations.")) return null;
    const now = performance.now();
    const bucket = buckets.get(method) ?? { left: BURST, at: now };
    const filled = ((now - bucket.at) / 60_000) * CALLS_A_MINUTE;
    const left = Math.min(BURST, bucket.left + filled);
    buckets.set(method, { left: Math.max(0, left - 1), at: now });
    if (left >= 1) return null;
    refused++;
    return { kind: "rate", retryAfterS: 2 };
  };
  return () => refused;
}
