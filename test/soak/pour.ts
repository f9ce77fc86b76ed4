/** People who write on Slack, again and again, and what became of what they wrote. */
import { setTimeout as wait } from "node:timers/promises";
import { directMessage, eventOf, postSigned } from "../support/slack.ts";
import type { FakeSlack } from "../support/slack-api.ts";
import { type Figure, none, told } from "./figure.ts";
import type { Instance } from "./fleet.ts";
import { type Ground, recordsOf, TEAM } from "./ground.ts";

/** Slack tries again at once, after 1 minute and after 5; here a hundred times faster. */
const RETRY_AFTER_MS = [0, 600, 3_000];
/** Polling interval while waiting for answers. */
const ASKED_AGAIN_MS = 100;

export type Poured = { answered: string[]; gaveUp: number };

/** So many people write, each every so often, until it is stopped. */
export function pour(
  fleet: Pick<Instance, "url">[],
  people: number,
  everyMs: number,
): { stop(atLeast?: number): Promise<Poured> } {
  const answered: string[] = [];
  let gaveUp = 0;
  let pouring = true;
  const write = async (person: number) => {
    await wait(Math.random() * everyMs);
    for (let n = 0; pouring; n++) {
      const ts = stampOf(person, n);
      const message = directMessage(`Called Dana today, note ${person} ${n}`, {
        channel: `D${person}`,
        user: `U${person}`,
        ts,
        event_ts: ts,
      });
      if (await posted(fleet, () => eventOf(message, TEAM), person + n)) answered.push(ts);
      else gaveUp++;
      await wait(everyMs);
    }
  };
  const all = Array.from({ length: people }, (_, n) => write(n + 1));
  return {
    /** Stops once `atLeast` messages were answered: how many get through during the kills depends on the machine. */
    async stop(atLeast = 0) {
      while (answered.length < atLeast) await wait(ASKED_AGAIN_MS);
      pouring = false;
      await Promise.all(all);
      return { answered, gaveUp };
    },
  };
}

/** The stamp of somebody's n-th message, as Slack would give it now. */
function stampOf(person: number, n: number): string {
  const micros = `${String(person).padStart(3, "0")}${String(n % 1_000).padStart(3, "0")}`;
  return `${Math.floor(Date.now() / 1_000)}.${micros}`;
}

/** Posts an event with Slack's three retries, to the instance that a proxy would choose; whether it was answered 200. */
export async function posted(
  fleet: Pick<Instance, "url">[],
  event: () => object,
  turn: number,
): Promise<boolean> {
  for (let attempt = 0; attempt <= RETRY_AFTER_MS.length; attempt++) {
    if (attempt > 0) await wait(RETRY_AFTER_MS[attempt - 1]);
    const target = oneThatIsUp(fleet, turn + attempt);
    if (!target) continue;
    const headers = attempt === 0 ? {} : { "x-slack-retry-num": String(attempt) };
    const post = postSigned(`${target}/slack/events`, event(), { headers });
    if ((await post.catch(() => null))?.status === 200) return true;
  }
  return false;
}

/** As a proxy in front chooses: by turns, among those that are up. */
function oneThatIsUp(fleet: Pick<Instance, "url">[], turn: number): string | null {
  const up = fleet.flatMap(({ url }) => url ?? []);
  return up[turn % up.length] ?? null;
}

/** What became of it, once everything is settled: each answered message is one record, and one receipt. */
export async function countUp(
  ground: Ground,
  workspaceId: string,
  slack: FakeSlack,
  { answered, gaveUp }: Poured,
): Promise<Figure[]> {
  const records = await recordsOf(ground, workspaceId);
  const receipts = new Map<string, number>();
  for (const message of [...slack.conversations.values()].flat()) {
    const key = message.metadata?.event_payload?.key;
    if (key !== undefined) receipts.set(key, (receipts.get(key) ?? 0) + 1);
  }
  const many = (counts: Map<string, number>) => [...counts.values()].filter((n) => n > 1).length;
  const lost = answered.filter((ts) => !records.get(ts)).length;
  return [
    told("replies.answered", answered.length, "messages"),
    told("replies.gave-up", gaveUp, "messages", "after three retries, as Slack does"),
    none("replies.lost", lost, "messages"),
    none("replies.doubled", many(records), "messages"),
    none("replies.receipts-doubled", many(receipts), "messages"),
  ];
}
