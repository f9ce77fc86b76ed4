/**
 * `npm run soak -- sigterm`: two instances, their clocks five minutes apart, are asked to stop again and again while they
 * send; a stop also comes while a model's answer does not.
 */
import { setTimeout as wait } from "node:timers/promises";
import { startOpenAiStub } from "../support/openai-stub.ts";
import { directMessage, eventOf, postSigned } from "../support/slack.ts";
import { type FakeSlack, startFakeSlack } from "../support/slack-api.ts";
import { startLocalTeams } from "../support/teams.ts";
import { atMost, type Figure, none, type Run, type Scale, told } from "./figure.ts";
import { endInTurn, type Instance, instanceWith, MANY } from "./fleet.ts";
import {
  type Ground,
  groundOn,
  recordsOf,
  settled,
  slackSettings,
  slackWorkspace,
  TEAM,
  teamsSettings,
  teamsWorkspace,
} from "./ground.ts";
import { hereWith, startHere } from "./here.ts";
import {
  anyLatency,
  countOnSlack,
  countOnTeams,
  dueOnSlack,
  dueOnTeams,
  slowDown,
} from "./outgoing.ts";
import { countEarly, planNudges } from "./timed.ts";

/** A fifth of the kills of the other runs. */
const STOPS = 200;
const PEOPLE = 40;
const MESSAGES_A_LIFE = 4;
const APART_MS = 5 * 60_000;
const STOPPED_WITHIN_MS = 10_000;
/** So long after a stop a message may be taken by another, at the latest. */
const AT_ONCE_MS = 500;

export const sigterm: Run = async (scale) => {
  const stops = Math.max(1, Math.round((scale.kills / 1_000) * STOPS));
  return [
    ...(await stopsWhileSending({ ...scale, kills: stops })),
    ...(await stopsWhileReading(scale, Math.max(1, Math.round(stops / 10)))),
  ];
};

/** Few stops are of instances in this process, which are sooner up. */
const instance = (settings: Record<string, string>, scale: Scale): Instance =>
  scale.kills >= MANY ? instanceWith(settings, scale) : hereWith(settings);

async function stopsWhileSending(scale: Scale): Promise<Figure[]> {
  const ground = await groundOn(scale.url);
  const [slack, teams] = await Promise.all([startFakeSlack(), startLocalTeams()]);
  slowDown(slack);
  teams.latency = anyLatency;
  const onSlack = await slackWorkspace(ground, PEOPLE);
  const onTeams = await teamsWorkspace(ground, teams, PEOPLE);
  const settings = { ...slackSettings(ground, slack), ...teamsSettings(teams) };
  const ahead = instance({ ...settings, SOAK_SKEW_MS: String(APART_MS) }, scale);
  const fleet = [ahead, instance(settings, scale)];
  await Promise.all(fleet.map((one) => one.start()));
  const nudges = await planNudges(ground, onSlack, PEOPLE);
  const due = { slack: [] as string[], teams: [] as string[] };
  const fallDue = async (life: number) => {
    for (let n = 0; n < MESSAGES_A_LIFE; n++) {
      const person = ((life * MESSAGES_A_LIFE + n) % PEOPLE) + 1;
      const keyOn = (platform: "slack" | "teams") => `soak:${platform}:${life}:${n}:`;
      await dueOnSlack(ground, onSlack, person, keyOn("slack"));
      await dueOnTeams(ground, onTeams, teams, person, keyOn("teams"));
      due.slack.push(keyOn("slack"));
      due.teams.push(keyOn("teams"));
    }
  };
  const took: number[] = [];
  let badly = 0;
  const stop = async (one: Instance) => {
    const { code, ms } = await one.stop();
    took.push(ms);
    if (code !== 0) badly++;
  };
  const stops = await endInTurn(fleet, scale, fallDue, stop);
  await settled(ground);
  await Promise.all(fleet.map((one) => one.end()));
  // What is due a minute ago goes out, and what is due in two minutes does not, though this clock says otherwise.
  const wrong = await startHere({ ...settings, SOAK_SKEW_MS: String(APART_MS) });
  await wrong.catchUp(onSlack.id);
  await settled(ground);
  await wrong.stop();
  const { sent, early } = await countEarly(ground, onSlack.id, slack, nudges);
  const figures = [
    told("sigterm.stops", stops, "stops", "of two instances, clocks 5 minutes apart"),
    atMost("sigterm.longest", Math.round(Math.max(...took)), "ms", STOPPED_WITHIN_MS),
    none("sigterm.ended-badly", badly, "stops"),
    told("sigterm.nudges", sent, "messages", `of ${nudges.size} planned`),
    none("sigterm.early", early, "messages"),
    ...countOnSlack(slack, due.slack),
    ...(await countOnTeams(ground, onTeams, teams, due.teams)),
  ].map((figure) => ({ ...figure, name: figure.name.replace("nudges.", "sigterm.") }));
  await Promise.all([slack.close(), teams.stop(), ground.close()]);
  return figures;
}

/** A reply is being read by a model that never answers: the stop gives it back, and another instance records it, once. */
async function stopsWhileReading(scale: Scale, stops: number): Promise<Figure[]> {
  const ground = await groundOn(scale.url);
  const [slack, model] = await Promise.all([startFakeSlack(), startOpenAiStub()]);
  model.will({ kind: "drips" });
  const workspace = await slackWorkspace(ground, PEOPLE);
  const settings = slackSettings(ground, slack);
  const hung = instance({ ...settings, OPENAI_BASE_URL: model.url, OPENAI_MODEL: "stub" }, scale);
  const said: string[] = [];
  let longest = 0;
  let held = 0;
  for (let stop = 0; stop < stops; stop++) {
    await hung.start();
    const asked = model.requests.length;
    said.push(await write(slack, hung, stop));
    while (model.requests.length === asked) await wait(20);
    const { ms } = await hung.stop();
    longest = Math.max(longest, ms);
    held += await heldIn(ground);
  }
  await hung.end();
  const other = await startHere(settings);
  await settled(ground);
  await other.stop();
  const records = await recordsOf(ground, workspace.id);
  await Promise.all([slack.close(), model.stop(), ground.close()]);
  const of = (wanted: (count: number) => boolean) =>
    said.filter((ts) => wanted(records.get(ts) ?? 0)).length;
  return [
    told("sigterm.hung.stops", stops, "stops", "while a model does not answer"),
    atMost("sigterm.hung.longest", Math.round(longest), "ms", STOPPED_WITHIN_MS),
    none("sigterm.hung.held", held, "leases"),
    none(
      "sigterm.hung.lost",
      of((count) => count === 0),
      "messages",
    ),
    none(
      "sigterm.hung.doubled",
      of((count) => count > 1),
      "messages",
    ),
  ];
}

async function write(slack: FakeSlack, to: Instance, n: number): Promise<string> {
  const person = (n % PEOPLE) + 1;
  const ts = `${Math.floor(Date.now() / 1_000)}.${String(900_000 + n)}`;
  slack.write(`D${person}`, { ts, user: `U${person}`, text: "Called Dana today" });
  const where = { channel: `D${person}`, user: `U${person}`, ts, event_ts: ts };
  const event = eventOf(directMessage(`Called Dana today, note ${n}`, where), TEAM);
  const response = await postSigned(`${to.url}/slack/events`, event);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return ts;
}

/** Messages that nobody may take yet, though nobody works on them. */
async function heldIn({ database }: Ground): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM inbox
             WHERE state = 'new' AND next_try_at > now() + ${AT_ONCE_MS} * interval '1 millisecond')::int
          + (SELECT count(*) FROM delivery WHERE state = 'sending' AND first_tried_at IS NULL)::int AS n`,
  );
  return rows[0]?.n ?? 0;
}
