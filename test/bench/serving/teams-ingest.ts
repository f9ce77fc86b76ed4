import { activity, APP_ID, type LocalTeams, startLocalTeams, TENANT } from "../../support/teams.ts";
import { foundSmallCompany } from "./company.ts";
import { serve } from "./cores.ts";
import { httpRequest, layGround } from "./ground.ts";
import { load, type Request } from "./load.ts";
import { compareInRounds } from "./rounds.ts";

const AT_ONCE = 50;
const PEOPLE = 200;
const ROUNDS = { rounds: 9, seconds: 3, warmUpSeconds: 3 };
const WANTED = 0.6;

/**
 * A Teams activity with a real token, its signature checked against the key server's key, to its row in the inbox,
 * committed, to 200. Against a bare botbuilder echo with the same check.
 */
export async function teamsIngestBench(print: (line: object) => void): Promise<void> {
  const ground = await layGround();
  const teams = await startLocalTeams();
  try {
    await foundSmallCompany(ground.client, "teams", TENANT, PEOPLE, "29:");
    const { appPassword, cloud } = teams.config;
    const botbuilder = await serve(new URL("botbuilder-rival.ts", import.meta.url), {
      RIVAL_APP_ID: APP_ID,
      RIVAL_OPENID: cloud?.openIdMetadataUrl ?? "",
      RIVAL_ISSUER: cloud?.issuer ?? "",
    });
    const rapport = await serve(new URL("rapport.ts", import.meta.url), {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: appPassword,
      TEAMS_OPENID_METADATA_URL: cloud?.openIdMetadataUrl ?? "",
      TEAMS_TOKEN_ISSUER: cloud?.issuer ?? "",
      TEAMS_LOGIN_URL: cloud?.loginUrl ?? "",
      TEAMS_SERVICE_URLS: cloud?.serviceUrls?.join(",") ?? "",
      LOCAL_PAGE: "off",
      LOCAL_PORT: "0",
      PORT: "0",
      DATABASE_URL: ground.url,
    });
    let stored = 0;
    const token = await teams.authorization();
    const ours = messages(teams, token, {});
    const theirs = messages(teams, token, { deliveryMode: "expectReplies" });
    await compareInRounds(
      {
        ours: {
          served: rapport,
          async load(served, seconds) {
            const done = await load(served, ours, { atOnce: AT_ONCE, seconds });
            stored += done.latencies.length - done.wrong;
            return done;
          },
        },
        baseline: {
          served: botbuilder,
          load: (served, seconds) => load(served, theirs, { atOnce: AT_ONCE, seconds }),
        },
      },
      ROUNDS,
      { name: "teams-ingest", unit: "activities stored a second", wanted: WANTED },
      print,
      () => ({ atOnce: AT_ONCE, pinned: ground.pinned, stored }),
    );
    await Promise.all([botbuilder.stop(), rapport.stop()]);
    await ground.expectStored(stored);
  } finally {
    await teams.stop();
    await ground.clear();
  }
}

/** Each call another message of one of many people. */
function messages(teams: LocalTeams, token: string, over: object): () => Request {
  let n = 0;
  const headers = { authorization: token, "content-type": "application/json" };
  return () => {
    n++;
    const person = `29:${n % PEOPLE}`;
    const body = JSON.stringify(
      activity(teams, {
        id: String(1_700_000_000_000 + n),
        from: { id: person, name: "Rosa Lind", aadObjectId: "a1" },
        conversation: { id: `a:${person}`, conversationType: "personal", tenantId: TENANT },
        text: "Called Dana this morning, she is happy with the plan and wants the report on Fridays",
        ...over,
      }),
    );
    return { bytes: httpRequest("/api/messages", body, headers) };
  };
}
