/** A database of its own for a soak run, and workspaces in it. */
import { testBox } from "../support/test-key.ts";
import { setTimeout as wait } from "node:timers/promises";
import type { PlatformName } from "../../src/chat/intent.ts";
import { openDatabase, type Database } from "../../src/store/connection/database.ts";
import { type Store, createStore } from "../../src/store/store.ts";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import { importPortfolio } from "../../src/features/import/import-portfolio.ts";
import { type Files, sourceOf } from "../support/files.ts";
import { BOT_TOKEN, SIGNING_SECRET } from "../support/slack.ts";
import type { FakeSlack } from "../support/slack-api.ts";
import { BOT_ID, type LocalTeams, TENANT } from "../support/teams.ts";

export type Ground = { url: string; database: Database; store: Store; close(): Promise<void> };

/** The workspace that our fake Slack is. */
export const TEAM = "T0001";

/** Opens what a run is measured on. */
export async function groundOn(url: string): Promise<Ground> {
  const database = await openDatabase(url, { poolSize: 5 });
  return {
    url,
    database,
    store: createStore(database.prisma, undefined, null, testBox()),
    close: () => database.close(),
  };
}

/** What an instance needs to be on this ground's Slack, unpaced. */
export function slackSettings(ground: Ground, slack: FakeSlack): Record<string, string> {
  return {
    DATABASE_URL: ground.url,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.url,
    SOAK_PACE: "off",
  };
}

/** What an instance needs to be on this ground's Teams, too. */
export function teamsSettings({ config }: LocalTeams): Record<string, string> {
  return {
    TEAMS_APP_ID: config.appId,
    TEAMS_APP_PASSWORD: config.appPassword,
    TEAMS_OPENID_METADATA_URL: config.cloud?.openIdMetadataUrl ?? "",
    TEAMS_TOKEN_ISSUER: config.cloud?.issuer ?? "",
    TEAMS_LOGIN_URL: config.cloud?.loginUrl ?? "",
    TEAMS_SERVICE_URLS: (config.cloud?.serviceUrls ?? []).join(","),
  };
}

/** A workspace on Slack with people who each look after one customer, known as U1, U2 … */
export async function slackWorkspace(
  ground: Ground,
  people: number,
  team = TEAM,
): Promise<WorkspaceRow> {
  const installation = { key: team, name: team, secrets: "{}" };
  return workspaceOn(ground, "slack", installation, people, (n) => `U${n}`);
}

/** The same on Teams, known as 29:p1, 29:p2 … */
export async function teamsWorkspace(
  ground: Ground,
  { serviceUrl }: LocalTeams,
  people: number,
): Promise<WorkspaceRow> {
  const secrets = JSON.stringify({ serviceUrl, tenant: TENANT, bot: BOT_ID, team: null });
  const installation = { key: TENANT, name: TENANT, secrets };
  return workspaceOn(ground, "teams", installation, people, (n) => `29:p${n}`);
}

async function workspaceOn(
  { store }: Ground,
  platform: PlatformName,
  installation: { key: string; name: string; secrets: string },
  people: number,
  personOf: (n: number) => string,
): Promise<WorkspaceRow> {
  const workspace = await store.workspaces.obtain(`${platform}:${installation.key}`, "Aldgate");
  await store.installations.save(workspace.id, platform, installation);
  const files = portfolioOf(people);
  await importPortfolio(store, workspace.id, async (file) => sourceOf(file, files[file]), {
    progress: () => undefined,
  });
  for (let n = 1; n <= people; n++) {
    const member = await store.members.byEmail(workspace.id, `rep${n}@example.com`);
    if (!member) throw new Error("a member is missing");
    const identity = { platform, key: personOf(n), memberId: member.id };
    await store.members.identify(workspace.id, identity);
  }
  return workspace;
}

function portfolioOf(people: number): Files {
  const numbers = Array.from({ length: people }, (_, n) => n + 1);
  return {
    "members.csv": numbers.map((n) => ({
      email: `rep${n}@example.com`,
      name: `Rep ${n}`,
      timezone: "UTC",
    })),
    "customers.csv": numbers.map((n) => ({
      name: `Customer ${n}`,
      owner_email: `rep${n}@example.com`,
    })),
    "contacts.csv": numbers.map((n) => ({ customer: `Customer ${n}`, name: "Dana Holm" })),
  };
}

/** Waits until nothing is left to handle or to send, at most `withinMs`. Returns how much is left. */
export async function settled({ database }: Ground, withinMs = 180_000): Promise<number> {
  const end = performance.now() + withinMs;
  for (;;) {
    const { rows } = await database.pool.query<{ n: number }>(
      `SELECT (SELECT count(*) FROM inbox WHERE state = 'new')::int
            + (SELECT count(*) FROM delivery WHERE state IN ('due', 'sending'))::int AS n`,
    );
    const left = rows[0]?.n ?? 0;
    if (left === 0 || performance.now() > end) return left;
    await wait(200);
  }
}

/** How many interactions each message of a workspace's people was recorded as, by the message's key. */
export async function recordsOf(
  { database }: Ground,
  workspaceId: string,
): Promise<Map<string, number>> {
  const { rows } = await database.pool.query<{ message: string; records: number }>(
    `SELECT r.message, count(i.id)::int AS records
     FROM reply r LEFT JOIN interaction i
       ON i.workspace_id = r.workspace_id AND i.reply_id = r.id AND i.withdrawn_at IS NULL
     WHERE r.workspace_id = $1 GROUP BY r.id, r.message`,
    [workspaceId],
  );
  const records = new Map<string, number>();
  for (const { message, records: count } of rows) {
    records.set(message, (records.get(message) ?? 0) + count);
  }
  return records;
}
