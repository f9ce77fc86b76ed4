import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { WebClient } from "@slack/web-api";
import type { Host } from "../../src/chat/platform.ts";
import { addDays, toLocalDate, weekOf, weekday } from "../../src/engine/model/calendar.ts";
import { SCHEDULE } from "../../src/jobs/schedule.ts";
import { mapWithConcurrency } from "../../src/jobs/map-with-concurrency.ts";
import { tick } from "../../src/jobs/tick.ts";
import { slackDescriptor } from "../../src/platforms/slack/descriptor.ts";
import { newId } from "../../src/store/connection/id.ts";
import { createSender } from "../../src/features/deliveries/sender.ts";
import type { AppContext } from "../../src/app/context.ts";
import { fill } from "../soak/week/town.ts";
import { houseOn, layGround, median, rounded, SILENT, type Timed, timed } from "./scale/ground.ts";

const WORKSPACES = 10_000;
const CONCURRENCY = 400;
const ROUNDS = 9;
const WANTED = 0.5;

/**
 * A due nudge in each of 10,000 workspaces, from the tick that finds it to Slack's answer written down: found, looked at
 * again, made a delivery, paced, leased and sent, by our own code and Slack's own client; against a loop of that client's
 * `chat.postMessage` with the same message, as many calls at once. The Slack is a process of its own that takes everything.
 */
export async function fanOutBench(print: (line: object) => void): Promise<void> {
  const { database, clear } = await layGround();
  const slack = fork(new URL("scale/slack-service.ts", import.meta.url));
  try {
    const [{ port }] = (await once(slack, "message")) as [{ port: number }];
    const apiUrl = `http://127.0.0.1:${port}/api/`;
    await furnish(database.pool);
    const host = { log: SILENT, now: Date.now } as unknown as Host;
    const oauth = { clientId: "1.2", clientSecret: "bench", stateSecret: "bench" };
    const settings = { signingSecret: "bench", apiUrl, ...oauth };
    const platforms = [await slackDescriptor.connect(settings, host)];
    const app = houseOn(database, platforms, Date.now);
    const sender = createSender(app, newId(), {
      rates: (_, address) => slackDescriptor.rates(address),
    });
    let message: Record<string, unknown> = {};
    const ours: Timed[] = [];
    const loop: Timed[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      await makeDue(database.pool, round);
      if (round === 0) slack.send("which?");
      const told = round === 0 ? once(slack, "message") : null;
      const us = await timed(() => sendAll(app, sender));
      if (told) message = messageIn(((await told) as [{ body: string }])[0].body);
      const them = await timed(() => postAll(apiUrl, message));
      await expectSent(database.pool, slack, round);
      // The first one warms up.
      if (round > 0) {
        loop.push(them);
        ours.push(us);
      }
    }
    const rate = (all: Timed[]) => (WORKSPACES * 1_000) / median(all.map(({ ms }) => ms));
    const ratios = (of: keyof Timed) =>
      ours.map((us, n) => rounded((loop[n]?.[of] ?? Number.NaN) / us[of]));
    print({
      name: "fan-out",
      value: Math.round(rate(ours)),
      unit: "messages/s",
      baseline: Math.round(rate(loop)),
      ratio: median(ratios("ms")),
      wanted: WANTED,
      ratios: ratios("ms"),
      cpuRatio: median(ratios("cpu")),
      rounds: ROUNDS,
      atOnce: CONCURRENCY,
    });
  } finally {
    slack.disconnect();
    await clear();
  }
}

/** A member in each workspace, at work at every hour. */
async function furnish(pool: pg.Pool): Promise<void> {
  const today = toLocalDate(Date.now(), "UTC");
  const size = { members: WORKSPACES, workspaces: WORKSPACES, large: 1 };
  await fill(pool, size, addDays(today, 1 - weekday(today)));
  await pool.query(
    `UPDATE member SET state = 'active', timezone = 'UTC', working_days = '{1,2,3,4,5,6,7}', working_start = '00:00',
       working_end = '24:00'`,
  );
  await pool.query(`DELETE FROM interaction WHERE fingerprint = 'monday'`);
  await pool.query(`UPDATE identity SET address = NULL`);
  const secrets = { token: "xoxb-bench", refreshToken: null, expiresAt: null, botUser: null };
  await pool.query(`UPDATE installation SET secrets = $1`, [
    JSON.stringify({ ...secrets, installedAt: 0 }),
  ]);
  // Nothing but sending is due.
  await pool.query(`UPDATE member SET plan_due_at = 'infinity'`);
  await pool.query(`UPDATE workspace SET digest_due_at = 'infinity'`);
  await pool.query(`ANALYZE`);
}

const WORDS = {
  reason:
    "It has been seven weeks since anybody spoke with Dana Holm; with this customer it is three, usually.",
  action: "Call Dana Holm and ask how the launch went.",
  question: "What would make the next quarter easier for Dana?",
};

/** A nudge in each workspace whose slot came a minute ago; those of earlier rounds are long over. */
async function makeDue(pool: pg.Pool, round: number): Promise<void> {
  const now = Date.now();
  await pool.query(
    `UPDATE nudge SET state = 'answered', sent_at = sent_at - interval '30 days' WHERE state = 'sent'`,
  );
  await pool.query(
    `INSERT INTO nudge (workspace_id, id, member_id, customer_id, week, slot, play, reason, action, question, due_at)
     SELECT o.workspace_id, gen_random_uuid(), o.member_id, o.customer_id, $1, $2::int, 'bench-' || $2, $3, $4, $5,
       now() - interval '1 minute' FROM customer_owner o`,
    [weekOf(toLocalDate(now, "UTC")), round + 1, WORDS.reason, WORDS.action, WORDS.question],
  );
  await pool.query(`UPDATE member SET plan_due_at = 'infinity'`);
  await pool.query(`VACUUM ANALYZE nudge, delivery`);
}

/** Ticks, does what the tick queues, and sends beside it until nothing is left. */
async function sendAll(app: AppContext, sender: ReturnType<typeof createSender>): Promise<void> {
  let queueing = true;
  const sending = (async () => {
    for (;;) {
      // Asked before the look: what was handed out during the last one is still to send.
      const isLast = !queueing;
      if ((await sender.turn()) === 0 && isLast) return;
      if (!isLast) await wait(1);
    }
  })();
  await tick(app, {
    add: (job, ids) =>
      mapWithConcurrency(job, ids, async (id) => {
        const workspace = await app.store.workspaces.byId(id);
        if (workspace) await SCHEDULE[job](app, workspace);
      }),
  });
  queueing = false;
  await sending;
}

/** A message as it went over the wire, as somebody would hand it to Slack's client. */
function messageIn(form: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(form)].map(([name, value]) => [
      name,
      name === "blocks" || name === "metadata" ? JSON.parse(value) : value,
    ]),
  );
}

async function postAll(apiUrl: string, message: Record<string, unknown>): Promise<void> {
  const web = new WebClient("xoxb-bench", {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    maxRequestConcurrency: CONCURRENCY,
  });
  let next = 0;
  const lane = async () => {
    while (next < WORKSPACES) {
      const channel = `U${next++}`;
      await web.apiCall("chat.postMessage", { ...message, channel });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
}

async function expectSent(
  pool: pg.Pool,
  slack: ReturnType<typeof fork>,
  round: number,
): Promise<void> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM delivery WHERE state = 'sent'",
  );
  const all = WORKSPACES * (round + 1);
  slack.send("how many?");
  const [{ taken }] = (await once(slack, "message")) as [{ taken: number }];
  if (rows[0]?.n !== all || taken !== 2 * all) {
    throw new Error(`${rows[0]?.n} of ${all} are sent, and Slack has seen ${taken}`);
  }
}
