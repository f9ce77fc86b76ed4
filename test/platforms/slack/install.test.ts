import { afterAll, beforeAll, expect, test } from "vitest";
import type { Platform, SendOrder } from "../../../src/chat/platform.ts";
import { slackDescriptor } from "../../../src/platforms/slack/descriptor.ts";
import { BOT_SCOPES } from "../../../src/platforms/slack/scopes.ts";
import { exampleCard, exampleCards } from "../../support/cards.ts";
import { startFakeSlack } from "../../support/slack-api.ts";
import { recordingHost, serve } from "../../support/recording-host.ts";
import { BOT_TOKEN, eventOf, postSigned, SIGNING_SECRET } from "../../support/slack.ts";
import { type EmulatedSlack, OAUTH_APP, startEmulatedSlack } from "../../support/slack-emulated.ts";

let emulated: EmulatedSlack;
let slack: Platform;
let server: Awaited<ReturnType<typeof serve>>;
const host = recordingHost();
const TEAM = "T000000001";

beforeAll(async () => {
  emulated = await startEmulatedSlack();
  slack = await slackDescriptor.connect(
    { signingSecret: SIGNING_SECRET, ...OAUTH_APP, apiUrl: emulated.apiUrl },
    host,
  );
  server = await serve(slack.routes);
});

afterAll(async () => {
  await slack.stop();
  await server.close();
  await emulated.close();
});

/** Through Slack's pages as an admin goes: our install page, Slack's consent, back to us. */
async function install(): Promise<Response> {
  const first = await fetch(`${server.url}/slack/install`, { redirect: "manual" });
  const consent = new URL(first.headers.get("location") ?? "");
  expect(consent.searchParams.get("scope")?.split(",").toSorted()).toEqual(
    [...BOT_SCOPES].toSorted(),
  );
  const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const agreed = await fetch(`${emulated.url}/oauth/v2/authorize/callback`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({
      user_id: emulated.people.get("nadia") ?? "",
      redirect_uri: "http://127.0.0.1/slack/oauth_redirect",
      scope: consent.searchParams.get("scope") ?? "",
      state: consent.searchParams.get("state") ?? "",
      client_id: consent.searchParams.get("client_id") ?? "",
    }),
  });
  const back = new URL(agreed.headers.get("location") ?? "");
  return fetch(`${server.url}/slack/oauth_redirect${back.search}`, { headers: { cookie } });
}

function orderTo(address: string, over: Partial<SendOrder> = {}): SendOrder {
  const installation = host.kept.get(TEAM);
  if (!installation) throw new Error("not installed");
  return {
    installation,
    address,
    thread: null,
    card: exampleCard("nudge"),
    key: "dlv_01",
    replaces: null,
    ...over,
  };
}

test("Slack installation: by OAuth, then sends, reads back, and is removed again", async () => {
  expect((await install()).status).toBe(200);
  expect(host.kept.get(TEAM)).toMatchObject({ key: TEAM, name: "Aldgate" });
  const nadia = emulated.people.get("nadia") ?? "";
  expect(host.inbounds).toMatchObject([
    { person: nadia, installation: TEAM, intent: { kind: "installed" } },
  ]);

  const sent = await slack.send(orderTo(`person:${nadia}`));
  expect(sent.kind).toBe("sent");
  expect(await slack.find(orderTo(`person:${nadia}`), Date.now())).toEqual(sent);
  expect(await slack.find(orderTo(`person:${nadia}`, { key: "other" }), Date.now())).toEqual({
    kind: "absent",
  });

  const known = host.kept.get(TEAM);
  if (!known) throw new Error("not installed");
  const gone = {
    ...eventOf({ type: "app_uninstalled" }, TEAM),
    event_time: Math.floor(Date.now() / 1_000) + 5,
  };
  const earlier = { ...gone, event_time: 1_600_000_000 };
  await postSigned(`${server.url}/slack/events`, earlier);
  expect(host.kept.has(TEAM), "a notice from before this installation").toBe(true);
  await postSigned(`${server.url}/slack/events`, gone);
  expect(host.kept.has(TEAM)).toBe(false);
  host.kept.set(TEAM, known);
});

test("Slack installation: a foreign OAuth state is refused", async () => {
  const before = host.kept.size;
  const response = await fetch(`${server.url}/slack/oauth_redirect?code=abc&state=forged`);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(host.kept.size).toBe(before);
});

test("Slack bot token: every screen arrives in a workspace as strict about scopes as Slack", async () => {
  const app = recordingHost();
  const config = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: emulated.apiUrl };
  const one = await slackDescriptor.connect(config, app);
  const installation = app.kept.get(TEAM);
  if (!installation) throw new Error("not known");
  const nadia = emulated.people.get("nadia") ?? "";
  for (const card of exampleCards()) {
    const order = {
      installation,
      address: `person:${nadia}`,
      thread: null,
      card,
      key: card.name,
      replaces: null,
    };
    const sent = await one.send(order);
    expect(sent.kind, card.name).toBe("sent");
    expect(await one.find(order, Date.now())).toEqual(sent);
  }
  const channel = emulated.channels.get("team-north") ?? "";
  const digest = {
    ...orderTo(JSON.stringify({ channel })),
    installation,
    card: exampleCard("digest"),
    key: "digest",
  };
  expect((await one.send(digest)).kind).toBe("sent");
  // the app asks for no right to read channels
  expect(await one.find(digest, Date.now())).toEqual({ kind: "cannot", reason: "missing_scope" });
  expect(await one.profile(installation, nadia)).toMatchObject({
    name: "nadia",
    email: "nadia@example.com",
    guest: false,
  });
  expect(await one.missed?.(installation, `person:${nadia}`, Date.now() - 60_000, null)).toEqual({
    inbounds: [],
    next: null,
  });
  await one.stop();
});

test("Slack token: an expiring one is renewed once, however many ask at once", async () => {
  const api = await startFakeSlack();
  const app = recordingHost();
  let renewals = 0;
  api.fault = ({ method, args }) => {
    if (method !== "oauth.v2.access") return null;
    renewals += 1;
    const renewed = {
      ok: true,
      access_token: `xoxe.new-${renewals}`,
      refresh_token: "xoxe-1-next",
      expires_in: 43_200,
    };
    const answer =
      args["refresh_token"] === "xoxe-1-first"
        ? renewed
        : { ok: false, error: "invalid_refresh_token" };
    return { kind: "status", status: 200, body: JSON.stringify(answer) };
  };
  const rotating = await slackDescriptor.connect(
    { signingSecret: SIGNING_SECRET, ...OAUTH_APP, apiUrl: api.url },
    app,
  );
  const soon = Math.floor(Date.now() / 1_000) + 60;
  const secrets = {
    token: "xoxe.old",
    refreshToken: "xoxe-1-first",
    expiresAt: soon,
    botUser: "UBOT",
    installedAt: 0,
  };
  const installation = { key: "T0001", name: "Aldgate", secrets: JSON.stringify(secrets) };
  app.kept.set("T0001", installation);
  const order = {
    installation,
    address: "person:U1",
    thread: null,
    card: exampleCard("nudge"),
    key: "k",
    replaces: null,
  };
  const sent = await Promise.all([
    rotating.send(order),
    rotating.send(order),
    rotating.send(order),
  ]);
  expect(sent.map(({ kind }) => kind)).toEqual(["sent", "sent", "sent"]);
  expect(renewals).toBe(1);
  expect(
    api.calls.filter(({ method }) => method === "chat.postMessage").map(({ token }) => token),
  ).toEqual(Array.from({ length: 3 }, () => "xoxe.new-1"));
  expect(app.kept.get("T0001")?.secrets).toContain("xoxe-1-next");
  await rotating.stop();
  await api.close();
});

test("Slack installation: one that is gone refuses the workspace", async () => {
  const order = orderTo("person:U1", { installation: { key: "T404", name: "", secrets: "" } });
  expect(await slack.send(order)).toEqual({
    kind: "refused",
    reason: "not_authed",
    who: "workspace",
  });
});

test("Slack bot token: one that Slack refuses is logged, and does not stop the start", async () => {
  const api = await startFakeSlack();
  api.fault = () => ({ kind: "error", error: "invalid_auth" });
  const app = recordingHost();
  const refused = await slackDescriptor.connect(
    { signingSecret: SIGNING_SECRET, botToken: "xoxb-wrong", apiUrl: api.url },
    app,
  );
  expect(app.said).toMatchObject([{ level: "error" }]);
  expect(app.kept.size).toBe(0);
  await refused.stop();
  await api.close();
});

test("Slack start: an unreachable Slack is asked again until it answers", async () => {
  const api = await startFakeSlack();
  let asked = 0;
  api.fault = () => ((asked += 1) === 1 ? { kind: "rate", retryAfterS: 0 } : null);
  const app = recordingHost();
  const patient = await slackDescriptor.connect(
    { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: api.url },
    app,
  );
  await expect.poll(() => app.kept.has("T0001")).toBe(true);
  await patient.stop();
  await api.close();
});

test("Slack start: without a token and OAuth there is nothing to connect", async () => {
  await expect(
    slackDescriptor.connect({ signingSecret: SIGNING_SECRET }, recordingHost()),
  ).rejects.toThrow("bot token");
});
