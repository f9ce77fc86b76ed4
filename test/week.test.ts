import { afterEach, describe, expect, test } from "vitest";
import { toLocalDate } from "../src/engine/model/calendar.ts";
import { provisionLocal } from "../src/features/local/local-workspace.ts";
import type { WorkspaceRow } from "../src/store/workspaces/workspaces.ts";
import { at, MONDAY } from "./support/monday.ts";
import { eventually, startTestApp, type TestApp } from "./support/running-app.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "./support/small-portfolio.ts";
import {
  directMessage,
  eventOf,
  postSigned,
  SIGNING_SECRET,
  slashCommand,
} from "./support/slack.ts";
import { type EmulatedSlack, startEmulatedSlack } from "./support/slack-emulated.ts";
import {
  activity,
  type LocalTeams,
  personalChat,
  post,
  startLocalTeams,
  TENANT,
} from "./support/teams.ts";

const ZONE = "Europe/Copenhagen";
const REPLY = "Called Dana this morning, she is worried about the price rise";

/** What the week needs of a platform: how a person there reads, writes, looks up. */
type Town = {
  app: TestApp;
  workspace: WorkspaceRow;
  /** the texts that the coach has written to the rep, oldest first */
  written(): Promise<string[]>;
  /** the texts in the manager's channel or chat */
  channel(): Promise<string[]>;
  /** the rep answers; the platform sends the same message so many times */
  reply(text: string, times: number): Promise<void>;
  lookup(name: string): Promise<string>;
  close(): Promise<void>;
};

let town: Town | undefined;
afterEach(async () => {
  await town?.close();
  town = undefined;
});

describe.each([
  ["Slack", slackTown],
  ["Teams", teamsTown],
  ["the local page", localTown],
])("a week on %s", (_name, found) => {
  test("goes from Monday's nudge over a reply and a lookup to the digest", async () => {
    town = await found();
    const { app, workspace } = town;
    const start = MONDAY;

    // Sunday night: nothing is due yet.
    await app.sleepTo(workspace, at(-1, "12:00"));
    await app.moveTo(workspace, at(-1, "22:00"));
    const nudges = "SELECT * FROM nudge WHERE workspace_id = $1 ORDER BY slot";
    expect(await app.rows(nudges, [workspace.id])).toEqual([]);

    // Monday morning: the nudge is there, about the customer that has gone quiet, in the rep's own hours.
    await app.moveTo(workspace, at(0, "10:05"));
    const nudge = await eventually("the nudge", async () =>
      (await town?.written())?.find((text) => text.includes("Fjord Foods")),
    );
    expect(nudge).toContain("Dana Holm");
    const [first] = await app.rows(nudges, [workspace.id]);
    expect(first).toMatchObject({ slot: 1, state: "sent" });
    expect(first?.["local_at"]).toMatch(new RegExp(`^${start}T09:[345]`));

    // The reply comes three times and is recorded once.
    await app.moveTo(workspace, at(0, "11:00"));
    await town.reply(REPLY, 3);
    const receipt = await eventually("the receipt", async () =>
      (await town?.written())?.find((text) => text.includes("Noted")),
    );
    expect(receipt).toContain("Dana Holm");
    const told = "SELECT * FROM interaction WHERE workspace_id = $1 AND reply_id IS NOT NULL";
    const [interaction, ...others] = await app.rows(told, [workspace.id]);
    expect(others).toEqual([]);
    expect(interaction).toMatchObject({ channel: "call", withdrawn_at: null });
    expect(toLocalDate(interaction?.["at"].getTime(), ZONE)).toBe(start);
    const [answered] = await app.rows(nudges, [workspace.id]);
    expect(answered).toMatchObject({ state: "answered" });

    // The lookup shows it.
    const card = await town.lookup("fjord");
    expect(card).toContain(QUIET);
    expect(card).toContain("price rise");

    // Friday's digest counts it.
    await app.moveTo(workspace, at(4, "15:05"));
    const digest = await eventually("the digest", async () =>
      (await town?.channel())?.find((text) => text.includes("nudge")),
    );
    expect(digest).toMatch(/1 touch with 1 of 3 customers/);

    // Every message went out once, and nothing is left hanging.
    // The platform shows a message a moment before the house has noted that it was sent.
    await eventually("every delivery sent", async () => {
      const states = await app.rows("SELECT DISTINCT state FROM delivery WHERE workspace_id = $1", [
        workspace.id,
      ]);
      return states.length === 1 && states[0]?.["state"] === "sent";
    });
  });
});

async function slackTown(): Promise<Town> {
  const slack: EmulatedSlack = await startEmulatedSlack();
  const app = await startTestApp({
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: slack.token,
    SLACK_API_URL: slack.apiUrl,
  });
  const installed = await eventually("Slack's workspace", async () =>
    (await app.app.store.workspaces.all()).find(({ key }) => key.startsWith("slack:")),
  );
  const workspace = await app.take(installed.key, smallPortfolio(MONDAY));
  const team = installed.key.replace("slack:", "");
  const rep = slack.people.get("nadia") ?? "";
  const url = `http://127.0.0.1:${app.port}/slack/events`;
  await knowPeople(app, workspace, "slack", [
    [REP, rep],
    [MANAGER, slack.people.get("omar") ?? ""],
  ]);
  const messagesOf = async (person: string) => {
    const opened = await slack.call("conversations.open", { users: person }, slack.token);
    const channel = (opened["channel"] as { id: string }).id;
    const history = await slack.call("conversations.history", { channel }, slack.token);
    const messages = history["messages"] as Record<string, unknown>[];
    return { channel, texts: messages.toReversed().map((one) => JSON.stringify(one)) };
  };
  const channel = slack.channels.get("team-north") ?? "";
  const here = slashCommand("digest here", {
    user_id: slack.people.get("omar") ?? "",
    team_id: team,
    channel_id: channel,
    channel_name: "team-north",
  });
  expect((await postSigned(url, here)).status).toBe(200);
  return {
    app,
    workspace,
    written: async () => (await messagesOf(rep)).texts,
    async channel() {
      const history = await slack.call("conversations.history", { channel });
      return (history["messages"] as object[]).map((one) => JSON.stringify(one));
    },
    async reply(text, times) {
      const { channel: own } = await messagesOf(rep);
      const now = await clockOf(app, workspace);
      const ts = `${Math.floor(now / 1_000)}.000100`;
      for (let n = 0; n < times; n++) {
        const headers: Record<string, string> = n === 0 ? {} : { "x-slack-retry-num": `${n}` };
        const message = directMessage(text, { channel: own, user: rep, ts, event_ts: ts });
        const sent = await postSigned(url, { ...eventOf(message, team) }, { headers });
        expect(sent.status).toBe(200);
      }
    },
    async lookup(name) {
      const answer = await postSigned(url, slashCommand(name, { user_id: rep, team_id: team }));
      return answer.text();
    },
    async close() {
      await app.end();
      await slack.close();
    },
  };
}

async function teamsTown(): Promise<Town> {
  const teams: LocalTeams = await startLocalTeams();
  const cloud = teams.config.cloud ?? {};
  const app = await startTestApp({
    TEAMS_APP_ID: teams.config.appId,
    TEAMS_APP_PASSWORD: teams.config.appPassword,
    TEAMS_OPENID_METADATA_URL: cloud.openIdMetadataUrl ?? "",
    TEAMS_TOKEN_ISSUER: cloud.issuer ?? "",
    TEAMS_LOGIN_URL: cloud.loginUrl ?? "",
    TEAMS_SERVICE_URLS: (cloud.serviceUrls ?? []).join(","),
  });
  const workspace = await app.take(`teams:${TENANT}`, smallPortfolio(MONDAY));
  const url = `http://127.0.0.1:${app.port}/api/messages`;
  const people = [
    { id: "29:nadia", name: "Nadia Berg", email: REP },
    { id: "29:omar", name: "Omar Haddad", email: MANAGER },
  ];
  for (const person of people) {
    teams.people.set(person.id, person);
    teams.rosters.set(personalChat(person.id), [person]);
    const installed = activity(teams, {
      type: "installationUpdate",
      action: "add",
      id: `install-${person.id}`,
      ...chatOf(person),
    });
    expect((await post(teams, url, installed)).status).toBeLessThan(300);
  }
  await eventually("both welcomed", async () => teams.messages.length >= 2);
  const textsIn = (person: string) =>
    teams.messages
      .filter(({ conversation }) => conversation === personalChat(person))
      .map(({ activity: sent }) => JSON.stringify(sent));
  return {
    app,
    workspace,
    written: async () => textsIn("29:nadia"),
    channel: async () => textsIn("29:omar"),
    async reply(text, times) {
      const timestamp = new Date(await clockOf(app, workspace)).toISOString();
      const message = activity(teams, {
        text,
        timestamp,
        id: "1700000009999",
        ...chatOf({ id: "29:nadia", name: "Nadia Berg" }),
      });
      for (let n = 0; n < times; n++) {
        expect((await post(teams, url, message)).status).toBeLessThan(300);
      }
    },
    async lookup(name) {
      const before = teams.messages.length;
      const asked = activity(teams, {
        text: `customer ${name}`,
        id: "1700000009998",
        ...chatOf({ id: "29:nadia", name: "Nadia Berg" }),
      });
      expect((await post(teams, url, asked)).status).toBeLessThan(300);
      const card = await eventually("the card", async () => teams.messages[before]);
      return JSON.stringify(card.activity);
    },
    async close() {
      await app.end();
      await teams.stop();
    },
  };
}

async function localTown(): Promise<Town> {
  const app = await startTestApp({ LOCAL_PAGE: "on" });
  const workspace = await app.take("local", smallPortfolio(MONDAY));
  await provisionLocal(app.app, workspace);
  const base = `http://127.0.0.1:${app.port}`;
  const ask = async (path: string, body?: object) => {
    const answer = await fetch(`${base}${path}`, {
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json", origin: base },
        body: JSON.stringify(body),
      }),
    });
    expect(answer.status, `${path}: ${await answer.clone().text()}`).toBe(200);
    return answer.json() as Promise<any>;
  };
  const state = await ask("/local/state");
  const keyOf = (name: string) =>
    state.people.find((person: { name: string }) => person.name === name).key as string;
  const rep = keyOf("Nadia Berg");
  const read = async (conversation: string, person: string) => {
    const query = new URLSearchParams({ conversation, person });
    const { messages } = await ask(`/local/messages?${query}`);
    return (messages as { from: string; text: string; html: string }[])
      .filter((message) => message.from === "coach")
      .map((message) => `${message.text} ${message.html.replaceAll(/<[^>]+>/g, " ")}`);
  };
  const manager = keyOf("Omar Haddad");
  return {
    app,
    workspace,
    written: () => read(`dm:${rep}`, rep),
    channel: () => read(`team:${manager}`, manager),
    async reply(text, times) {
      // The page's own server keeps what was said; what it hands on three times is the same message.
      const said = { person: rep, conversation: `dm:${rep}`, thread: null, text };
      for (let n = 0; n < times; n++)
        await ask("/local/say", { ...said, press: "one-press-of-enter" });
    },
    async lookup(name) {
      const said = { person: rep, conversation: `dm:${rep}`, thread: null };
      await ask("/local/say", { ...said, text: `/customer ${name}`, press: "another-press" });
      return (await read(`dm:${rep}`, rep)).at(-1) ?? "";
    },
    close: () => app.end(),
  };
}

const chatOf = (person: { id: string; name: string }) => ({
  from: { id: person.id, name: person.name, aadObjectId: person.id },
  conversation: { id: personalChat(person.id), conversationType: "personal", tenantId: TENANT },
});

/** The platform's people, as they are known once they have written or the roster was read. */
async function knowPeople(
  app: TestApp,
  workspace: WorkspaceRow,
  platform: string,
  people: [email: string, key: string][],
): Promise<void> {
  for (const [email, key] of people) {
    const member = await app.app.store.members.byEmail(workspace.id, email);
    if (!member) throw new Error(`${email} is no member`);
    await app.app.store.members.identify(workspace.id, { platform, key, memberId: member.id });
  }
}

async function clockOf(app: TestApp, workspace: WorkspaceRow): Promise<number> {
  const row = await app.app.store.workspaces.byId(workspace.id);
  return Date.now() + (row?.clockOffsetMs ?? 0);
}
