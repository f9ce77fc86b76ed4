/** `npm run soak -- replies`, `nudges` or, both at once, `kills`: two instances are killed in turn while work goes on. */
import { startFakeSlack } from "../support/slack-api.ts";
import { startLocalTeams } from "../support/teams.ts";
import { type Figure, none, type Run, type Scale, told } from "./figure.ts";
import { endInTurn, instanceWith } from "./fleet.ts";
import {
  groundOn,
  settled,
  slackSettings,
  slackWorkspace,
  teamsSettings,
  teamsWorkspace,
} from "./ground.ts";
import {
  anyLatency,
  countOnSlack,
  countOnTeams,
  dueOnSlack,
  dueOnTeams,
  slowDown,
} from "./outgoing.ts";
import { countUp, pour } from "./pour.ts";

const PEOPLE = 8;
/** Each person writes this often; together well under what one core handles. */
const WRITES_EVERY_MS = 3_000;
/** On each platform, just before each kill. */
const MESSAGES_A_KILL = 4;
/** Shorter than the real minute as the retries are, or most of a run would be waiting; longer than our providers ever take. */
const LEASE_MS = 3_000;

type Work = { replies: boolean; nudges: boolean };

export const replies: Run = (scale) => underKills(scale, { replies: true, nudges: false });
export const nudges: Run = (scale) => underKills(scale, { replies: false, nudges: true });
export const both: Run = (scale) => underKills(scale, { replies: true, nudges: true });

async function underKills(scale: Scale, work: Work): Promise<Figure[]> {
  const ground = await groundOn(scale.url);
  const [slack, teams] = await Promise.all([startFakeSlack(), startLocalTeams()]);
  slowDown(slack);
  teams.latency = anyLatency;
  const onSlack = await slackWorkspace(ground, PEOPLE);
  const onTeams = await teamsWorkspace(ground, teams, PEOPLE);
  const environment = {
    ...slackSettings(ground, slack),
    ...teamsSettings(teams),
    SOAK_LEASE_MS: String(LEASE_MS),
  };
  const fleet = [instanceWith(environment, scale), instanceWith(environment, scale)];
  await Promise.all(fleet.map((one) => one.start()));

  const due = { slack: [] as string[], teams: [] as string[] };
  const fallDue = async (kill: number) => {
    for (let n = 0; work.nudges && n < MESSAGES_A_KILL; n++) {
      const person = ((kill * MESSAGES_A_KILL + n) % PEOPLE) + 1;
      const keyOn = (platform: "slack" | "teams") => `soak:${platform}:${kill}:${n}:`;
      await dueOnSlack(ground, onSlack, person, keyOn("slack"));
      await dueOnTeams(ground, onTeams, teams, person, keyOn("teams"));
      due.slack.push(keyOn("slack"));
      due.teams.push(keyOn("teams"));
    }
  };
  const pouring = work.replies ? pour(fleet, PEOPLE, WRITES_EVERY_MS) : null;
  const kills = await endInTurn(fleet, scale, fallDue, (one) => one.kill());
  const poured = await pouring?.stop(PEOPLE);
  const left = await settled(ground);
  await Promise.all(fleet.map((one) => one.end()));

  const figures = [
    told("kills", kills, "kills", "kill -9 of two instances in turn"),
    none("kills.without-end", left, "messages"),
    ...(poured ? await countUp(ground, onSlack.id, slack, poured) : []),
    ...(work.nudges ? countOnSlack(slack, due.slack) : []),
    ...(work.nudges ? await countOnTeams(ground, onTeams, teams, due.teams) : []),
  ];
  await Promise.all([slack.close(), teams.stop(), ground.close()]);
  return figures;
}
