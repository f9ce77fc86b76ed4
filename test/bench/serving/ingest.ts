import { directMessage, eventOf } from "../../support/slack.ts";
import { foundSmallCompany, TEAM } from "./company.ts";
import { serve } from "./cores.ts";
import { layGround, slackRequest, SLACK_SETTINGS } from "./ground.ts";
import { load, type Request } from "./load.ts";
import { compareInRounds } from "./rounds.ts";

const AT_ONCE = 50;
const PEOPLE = 200;
const ROUNDS = { rounds: 9, seconds: 3, warmUpSeconds: 3 };
const WANTED = 0.35;

/**
 * A signed message event, to its row in the inbox, committed, to 200: what Slack waits for. Against the Bolt app that
 * answers a constant. Every message is of its own; each is a row in the end, or the bench fails.
 */
export async function ingestBench(print: (line: object) => void): Promise<void> {
  const ground = await layGround();
  try {
    await foundSmallCompany(ground.client, "slack", TEAM, PEOPLE);
    const bolt = await serve(new URL("bolt-rival.ts", import.meta.url));
    const rapport = await serve(new URL("rapport.ts", import.meta.url), {
      ...SLACK_SETTINGS,
      DATABASE_URL: ground.url,
    });
    let stored = 0;
    const message = messages(TEAM);
    await compareInRounds(
      {
        ours: {
          served: rapport,
          async load(served, seconds) {
            const done = await load(served, message, { atOnce: AT_ONCE, seconds });
            stored += done.latencies.length - done.wrong;
            return done;
          },
        },
        baseline: {
          served: bolt,
          load: (served, seconds) => load(served, message, { atOnce: AT_ONCE, seconds }),
        },
      },
      ROUNDS,
      { name: "ingest", unit: "messages stored a second", wanted: WANTED },
      print,
      () => ({ atOnce: AT_ONCE, pinned: ground.pinned, stored }),
    );
    await Promise.all([bolt.stop(), rapport.stop()]);
    await ground.expectStored(stored);
  } finally {
    await ground.clear();
  }
}

/** Each call another message of one of many people. */
function messages(team: string): () => Request {
  let n = 0;
  return () => {
    n++;
    const person = n % PEOPLE;
    const ts = `${1_767_600_000 + Math.floor(n / 1_000_000)}.${String(n % 1_000_000).padStart(6, "0")}`;
    const text =
      "Called Dana this morning, she is happy with the plan and wants the report on Fridays";
    const said = directMessage(text, {
      user: `U${person}`,
      channel: `D${person}`,
      ts,
      event_ts: ts,
    });
    const body = JSON.stringify(eventOf(said, team));
    return { bytes: slackRequest(body, "application/json") };
  };
}
